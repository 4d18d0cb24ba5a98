using System.CommandLine;
using Conformance.ReferenceDevice;

namespace Conformance.Cli.Commands;

internal static class DeviceCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var words = new Argument<string[]>("OPTIONS")
        {
            Description = $"Options of the device:\n{DeviceOptions.Usage}",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("device", "Runs the reference device as a program of its own; commands on standard input.") { words };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] options = [.. parsed.GetValue(words) ?? [], .. parsed.UnmatchedTokens];
            return await DeviceProgram.RunAsync(options, Console.In, output);
        });
        return command;
    }
}
