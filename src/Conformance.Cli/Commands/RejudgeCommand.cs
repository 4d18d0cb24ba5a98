using System.CommandLine;
using Conformance.Harness.Rejudging;
using Conformance.Reporting;
using Conformance.Reporting.Diffs;

namespace Conformance.Cli.Commands;

internal static class RejudgeCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var run = new Argument<string>("RUN") { Description = "Folder of the run." };
        var folder = new Option<string?>("--output") { Description = "The new run folder; RUN-rejudged unless given." };
        var profile = SharedOptions.Profile();
        var command = new Command("rejudge", "Judges a recorded run again with the cases of today, and says which need a new stimulus.") { run, folder, profile };
        command.SetAction(parsed =>
        {
            if (SuiteAccess.Folders(errors) is not { } folders)
            {
                return ExitCodes.Refused;
            }

            if (new RejudgeSession(folders, parsed.GetValue(profile)).Run(parsed.GetValue(run)!, parsed.GetValue(folder), out var refusal) is not { } judged)
            {
                errors.WriteLine(refusal!.Text.TrimEnd());
                return refusal.ExitCode;
            }

            output.Write(DiffText.Write(RunDiff.Of(judged.Before, judged.After)));
            foreach (var (id, reason) in judged.Undone)
            {
                output.WriteLine($"not judged: {id}: {reason}");
            }

            output.Write(ConsoleReport.Summary(judged.After));
            output.WriteLine($"report: {Path.Combine(judged.Folder, "index.html")}");
            return judged.ExitCode;
        });
        return command;
    }
}
