using System.CommandLine;
using Conformance.ReferenceDevice.Firmware;
using Conformance.Reporting;

namespace Conformance.Cli.Commands;

internal static class FirmwareCommand
{
    private const string Folder = "firmware";

    public static Command Create(TextWriter output, TextWriter errors)
    {
        var folder = new Option<string?>("--output") { Description = "Folder to write to; testcases/files/firmware unless given." };
        var make = new Command("make", "Writes images for the reference device: one that can be installed, and others that cannot.") { folder };
        make.SetAction(parsed => Make(parsed.GetValue(folder), output, errors));
        return new Command("firmware", "Firmware images for tests: docs/firmware.md.") { make };
    }

    private static int Make(string? chosen, TextWriter output, TextWriter errors)
    {
        if (SuiteAccess.Folders(errors) is not { } folders)
        {
            return ExitCodes.Refused;
        }

        var target = chosen ?? Path.Combine(folders.Files, Folder);
        Directory.CreateDirectory(target);
        foreach (var (file, summary, octets) in FirmwareImages.All)
        {
            File.WriteAllBytes(Path.Combine(target, file), octets);
            output.WriteLine($"{file,-16} {octets.Length,8} octets  {summary}");
        }

        return ExitCodes.Conforming;
    }
}
