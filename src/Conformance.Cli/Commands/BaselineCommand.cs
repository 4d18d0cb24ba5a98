using System.CommandLine;
using Conformance.Harness.Baselines;
using Conformance.Model;
using Conformance.Reporting;

namespace Conformance.Cli.Commands;

internal static class BaselineCommand
{
    public static Command Create(TextWriter output, TextWriter errors) =>
        new("baseline", "Known deviations of a device.") { Write(output, errors), Check(output, errors) };

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static Command Write(TextWriter output, TextWriter errors)
    {
        var run = Run();
        var target = new Option<string>("--output") { Description = "The file to draft.", Required = true };
        var command = new Command("write", "Drafts a baseline from a finished run; the reasons are yours to give.") { run, target };
        command.SetAction(parsed =>
        {
            if (Record(parsed.GetValue(run)!, errors) is not { } record)
            {
                return ExitCodes.Refused;
            }

            File.WriteAllText(parsed.GetValue(target)!, BaselineText.Of(record, Today));
            output.WriteLine($"wrote {parsed.GetValue(target)}; give each entry a reason or a link");
            return ExitCodes.Conforming;
        });
        return command;
    }

    private static Command Check(TextWriter output, TextWriter errors)
    {
        var run = Run();
        var file = new Argument<string>("FILE") { Description = "The baseline." };
        var profile = SharedOptions.Profile();
        var command = new Command("check", "Holds a finished run against a baseline; exit codes as those of run.") { run, file, profile };
        command.SetAction(parsed =>
        {
            if (SuiteAccess.Load(parsed.GetValue(profile), errors, out var exitCode) is not { } suite)
            {
                return exitCode;
            }

            if (suite.LoadBaseline(parsed.GetValue(file)!, out var refusal) is not { } baseline)
            {
                SuiteAccess.Refuse<Baseline>(refusal, errors, out exitCode);
                return exitCode;
            }

            if (Record(parsed.GetValue(run)!, errors) is not { } record)
            {
                return ExitCodes.Refused;
            }

            var report = BaselineCheck.Of(record, baseline, Today);
            foreach (var line in report.Lines())
            {
                output.WriteLine(line);
            }

            return report.ExitCode(record);
        });
        return command;
    }

    private static Argument<string> Run() => new("RUN") { Description = "The run folder." };

    private static RunRecord? Record(string folder, TextWriter errors)
    {
        try
        {
            return RunRecordFile.Load(new RunFolder(folder));
        }
        catch (IOException unreadable)
        {
            errors.WriteLine(unreadable.Message);
            return null;
        }
    }
}
