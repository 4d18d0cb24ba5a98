using System.CommandLine;
using Conformance.Cli.Commands;
using Conformance.Reporting;

namespace Conformance.Cli;

/// <summary>The command line: what the product can be asked to do.</summary>
public static class Cli
{
    private static readonly string[] RootOptions = ["-h", "--help", "-?", "--version"];

    /// <summary>Runs one command; without one, <c>run</c>.</summary>
    /// <returns>0 conforming, 1 any fail, 2 any inconclusive or no device, 3 errors or a partial record, 4 bad input.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(args);

        var root = new RootCommand("LwM2M conformance: runs scripted test cases against a device and says, case by case, what conforms.")
        {
            RunCommand.Create(output, errors),
            BaselineCommand.Create(output, errors),
            AdapterCommand.Create(output, errors),
            RejudgeCommand.Create(output, errors),
            DiffCommand.Create(output, errors),
            SelftestCommand.Create(output, errors),
            FaultsCommand.Create(output),
            LintCommand.Create(output, errors),
            ListCommand.Create(output, errors),
            ExplainCommand.Create(output, errors),
            LedgerCommand.Create(output, errors),
            ProbeCommand.Create(output, errors),
            SchemaCommand.Create(output, errors),
            DeviceCommand.Create(output, errors),
            ServerCommand.Create(output),
            FleetCommand.Create(output, errors),
            RelayCommand.Create(output, errors),
            ObserveCommand.Create(output, errors),
            JudgeCommand.Create(output, errors),
            DemoCommand.Create(output, errors),
            HandshakeCommand.Create(output, errors),
            CredentialsCommand.Create(output, errors),
            EstCommand.Create(output, errors),
            ModelCommand.Create(output, errors),
            ProfileCommand.Create(output, errors),
            StatementCommand.Create(output, errors),
            FirmwareCommand.Create(output, errors),
            FuzzCommand.Create(output, errors),
        };
        var known = root.Subcommands.Select(command => command.Name).Concat(RootOptions);
        string[] words = args.Count > 0 && known.Contains(args[0]) ? [.. args] : ["run", .. args];
        try
        {
            return Run(root.Parse(words), output, errors);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(unwritable.Message.TrimEnd('.'));
            return ExitCodes.Broken;
        }
#pragma warning disable CA1031 // the last place an exception can get to: one sentence, never a stack trace
        catch (Exception bug)
#pragma warning restore CA1031
        {
            errors.WriteLine($"the harness failed: {bug.GetType().Name}: {bug.Message}");
            return ExitCodes.Broken;
        }
    }

    private static int Run(ParseResult parsed, TextWriter output, TextWriter errors)
    {
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                errors.WriteLine(error.Message);
            }

            return ExitCodes.Refused;
        }

        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }
}
