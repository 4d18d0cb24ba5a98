using System.CommandLine;
using Conformance.Model;
using Conformance.Reporting;
using Conformance.Reporting.Diffs;

namespace Conformance.Cli.Commands;

internal static class DiffCommand
{
    private static readonly Dictionary<string, Func<RunDiff, string>> Formats = new(StringComparer.Ordinal)
    {
        ["text"] = DiffText.Write,
        ["json"] = DiffJson.Write,
        ["html"] = DiffHtml.Write,
    };

    public static Command Create(TextWriter output, TextWriter errors)
    {
        var before = new Argument<string>("A") { Description = "Folder of the earlier run." };
        var after = new Argument<string>("B") { Description = "Folder of the later run." };
        var format = new Option<string>("--format") { Description = "text, json or html.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var all = new Option<bool>("--all") { Description = "Every case with both outcomes, side by side; always so when the runs were over different bearers." };
        var command = new Command("diff", "Says what differs between two runs; 1 when a case fails that did not fail before.") { before, after, format, all };
        command.SetAction(parsed =>
        {
            if (Load(parsed.GetValue(before)!, errors) is not { } earlier || Load(parsed.GetValue(after)!, errors) is not { } later)
            {
                return ExitCodes.Refused;
            }

            var diff = RunDiff.Of(earlier, later);
            diff = diff with { IsSideBySide = diff.IsSideBySide || parsed.GetValue(all) };
            output.Write(Formats[parsed.GetValue(format)!](diff));
            return diff.ExitCode;
        });
        return command;
    }

    private static RunRecord? Load(string folder, TextWriter errors)
    {
        try
        {
            return RunRecordFile.Load(new RunFolder(folder));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"there is no run to compare in {folder}: {unreadable.Message}");
            return null;
        }
    }
}
