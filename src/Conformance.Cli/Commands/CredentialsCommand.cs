using System.CommandLine;
using System.Security.Cryptography;
using Conformance.Harness.Enrolment;
using Conformance.Reporting;

namespace Conformance.Cli.Commands;

/// <summary>Test credentials to install, and what those that there are say: <c>credentials init keys</c>, <c>credentials show device.pem</c>.</summary>
internal static class CredentialsCommand
{
    private const string Endpoint = "urn:dev:ops:conformance-device";

    public static Command Create(TextWriter output, TextWriter errors) => new("credentials", "Makes test credentials, and tells what certificates say.")
    {
        Init(output, errors), Show(output, errors),
    };

    private static Command Init(TextWriter output, TextWriter errors)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder to write to." };
        var host = new Option<string>("--host") { Description = "Host of the server, a name or an address.", DefaultValueFactory = _ => "127.0.0.1" };
        var endpoint = new Option<string>("--endpoint") { Description = "Endpoint name of the device.", DefaultValueFactory = _ => Endpoint };
        var seed = new Option<int?>("--seed") { Description = "All keys follow from it; from the system unless given." };
        var command = new Command("init", "Writes a certification authority, certificates and keys of a server and a device, a pre-shared key, and wrong ones. They are TEST keys.")
        {
            folder, host, endpoint, seed,
        };
        command.SetAction(parsed =>
        {
            try
            {
                var written = CredentialFolder.Write(
                    parsed.GetValue(folder)!, parsed.GetValue(seed) ?? RandomNumberGenerator.GetInt32(int.MaxValue), parsed.GetValue(host)!, parsed.GetValue(endpoint)!,
                    TimeProvider.System.GetUtcNow());
                output.WriteLine($"TEST keys and certificates are in {written.Path}; README.txt there tells which is which");
                return ExitCodes.Conforming;
            }
            catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
            {
                errors.WriteLine($"{parsed.GetValue(folder)} cannot be written: {unwritable.Message}");
                return ExitCodes.Refused;
            }
        });
        return command;
    }

    private static Command Show(TextWriter output, TextWriter errors)
    {
        var file = new Argument<string>("FILE") { Description = "Certificates, requests or PKCS #7, in PEM or DER." };
        var command = new Command("show", "Tells what certificates and requests say, and what of it RFC 7925 does not allow.") { file };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(file)!;
            try
            {
                var lines = CertificateWords.Of(File.ReadAllBytes(name), out var error);
                foreach (var line in lines)
                {
                    output.WriteLine(line);
                }

                if (lines.Count == 0)
                {
                    errors.WriteLine($"{name} holds neither certificate nor request: {error}");
                }

                return lines.Count > 0 ? ExitCodes.Conforming : ExitCodes.Refused;
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or FormatException)
            {
                errors.WriteLine($"{name} cannot be read: {unreadable.Message}");
                return ExitCodes.Refused;
            }
        });
        return command;
    }
}
