using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Conformance.Dtls;
using Conformance.Est.Enrolment;
using Conformance.Harness.Enrolment;
using Conformance.Reporting;
using Conformance.Simulation;

namespace Conformance.Cli.Commands;

/// <summary>An enrolment server by hand: <c>est --credentials keys --listen 127.0.0.1:5684 --https 127.0.0.1:8443</c>.</summary>
internal static class EstCommand
{
    private static readonly string[] Functions = ["att", "skg", "skc"];

    public static Command Create(TextWriter output, TextWriter errors)
    {
        var credentials = new Option<string>("--credentials") { Description = "Folder that 'credentials init' wrote: whose authority it is.", Required = true };
        var listen = new Option<IPEndPoint?>("--listen") { Description = "ADDR[:PORT] for CoAP over DTLS.", CustomParser = Addresses.Parse };
        var plain = new Option<IPEndPoint?>("--plain") { Description = "ADDR[:PORT] for CoAP in clear.", CustomParser = Addresses.Parse };
        var web = new Option<IPEndPoint?>("--https") { Description = "ADDR[:PORT] for HTTPS, for clients of RFC 7030.", CustomParser = Addresses.Parse };
        var host = new Option<string>("--host") { Description = "The host in its own certificate.", DefaultValueFactory = _ => "127.0.0.1" };
        var clients = new Option<ClientAuthentication>("--client-auth") { Description = "Whether clients have to show a certificate: none, optional or required.", DefaultValueFactory = _ => ClientAuthentication.Optional };
        var life = new Option<TimeSpan?>("--life") { Description = "How long certificates are good: 30d unless given.", CustomParser = Durations.Parse };
        var after = new Option<TimeSpan?>("--after") { Description = "Requests are answered 5.03 with this as Max-Age; the same request gets its certificate then.", CustomParser = Durations.Parse };
        var optional = new Option<string[]>("--optional") { Description = "What there is besides crts, sen and sren: att, skg, skc; repeated." };
        var wrong = new Option<string?>("--wrong") { Description = $"What is done wrong on purpose with certificates: {string.Join(", ", EstDeviation.All.Select(one => one.Name))}." };
        var times = new Option<int?>("--times") { Description = "How often that is done; always unless given." };
        optional.AcceptOnlyFromAmong(Functions);
        wrong.AcceptOnlyFromAmong([.. EstDeviation.All.Select(one => one.Name)]);
        var command = new Command("est", "An enrolment server with a test authority, over CoAPS (RFC 9148) and HTTPS (RFC 7030), until it is interrupted.")
        {
            credentials, listen, plain, web, host, clients, life, after, optional, wrong, times,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(listen) is null && result.GetResult(plain) is null && result.GetResult(web) is null)
            {
                result.AddError("one of --listen, --plain and --https is required");
            }
        });
        command.SetAction(parsed =>
        {
            try
            {
                var unset = new EstTerms();
                return Run(
                    new()
                    {
                        Folder = CredentialFolder.Load(parsed.GetValue(credentials)!),
                        Secured = parsed.GetValue(listen),
                        Plain = parsed.GetValue(plain),
                        Web = parsed.GetValue(web),
                        Host = parsed.GetValue(host)!,
                        Clients = parsed.GetValue(clients),
                        Answers = unset with
                        {
                            Life = parsed.GetValue(life) ?? unset.Life,
                            After = parsed.GetValue(after) ?? unset.After,
                            Optional = (parsed.GetValue(optional) ?? []).Select(name => EstPaths.ByName[name]).ToHashSet(),
                            Attributes = ["1.2.840.10045.4.3.2"],
                            Deviation = parsed.GetValue(wrong) is { } named ? EstDeviation.Find(named) : null,
                            Times = parsed.GetValue(times) ?? unset.Times,
                            AsksForIdentity = parsed.GetValue(clients) == ClientAuthentication.Required,
                        },
                    },
                    output);
            }
            catch (InvalidDataException unusable)
            {
                errors.WriteLine(unusable.Message);
                return ExitCodes.Refused;
            }
            catch (Exception taken) when (taken is SocketException or IOException)
            {
                errors.WriteLine($"an address cannot be bound: {taken.Message.ToLowerInvariant()}");
                return ExitCodes.Broken;
            }
        });
        return command;
    }

    private static int Run(EnrolmentTerms terms, TextWriter output)
    {
        using var interrupt = new Interrupt();
        using var loop = new WallLoop();
        loop.Run(async () =>
        {
            var random = new Random(System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue));
            await using var host = await EnrolmentHost.OpenAsync(terms, random, loop.Clock, Say);
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var interrupted = interrupt.Token.Register(() => ended.TrySetResult());
            await ended.Task;
            output.WriteLine($"{host.Server.Issued.Count} certificates issued");
        });
        return ExitCodes.Conforming;

        void Say(string line)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }
}
