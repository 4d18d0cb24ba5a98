using System.CommandLine;
using Conformance.Harness.Kills;
using Conformance.Reporting;

namespace Conformance.Cli.Commands;

internal static class FaultsCommand
{
    public static Command Create(TextWriter output)
    {
        var command = new Command("faults", "Lists the named faults of the reference device and the reference server (device --fault ID, server --fault ID, selftest --faults).");
        command.SetAction(_ =>
        {
            foreach (var fault in EveryFault.All)
            {
                output.WriteLine($"{fault.Id,-44} {fault.Requirement,-8} {fault.Shape,-12} {fault.Lie}");
            }

            output.WriteLine($"{EveryFault.All.Count} faults");
            return ExitCodes.Conforming;
        });
        return command;
    }
}
