using System.Globalization;
using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>A run as plain lines for a terminal or a log.</summary>
public static class ConsoleReport
{
    private static readonly int WordWidth = Outcomes.All.Max(outcome => outcome.Word.Length);

    /// <summary>One finished case: <c>pass            C-REG-001  0.12 s  Registers with its endpoint name</c>.</summary>
    public static string Line(CaseRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        var (id, title) = (DeviceText.OneLine(record.Id), DeviceText.OneLine(record.Title));
        return $"{record.Outcome.Word.PadRight(WordWidth)}  {id,-10}  {Seconds(record.Duration)}  {title}";
    }

    /// <summary>The end of a run: each case that did not conform with reason and place, then counts, longest wait, total time.</summary>
    public static string Summary(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        IEnumerable<string> lines =
        [
            .. record.Cases.Where(one => one.Outcome is Outcome.Fail or Outcome.Error or Outcome.Inconclusive).SelectMany(Explained),
            .. record.Contradictions.Select(found => $"statement contradicted: {DeviceText.OneLine(found.Message)}"),
            .. Remarks(record),
            $"{record.Cases.Count} cases: {Tally.Of(record)}",
            .. Times(record),
            .. Partial(record),
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }

    /// <summary>Why a record is not whole, in one sentence; empty when it is.</summary>
    public static string PartialReason(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        if (!record.IsPartial)
        {
            return "";
        }

        var left = Tally.Of(record)[Outcome.NotRun];
        var reason = record.Footer switch
        {
            null => "the run did not reach its end",
            { Interrupted: { } why } => DeviceText.OneLine(why),
            _ => "not every planned case has a result",
        };
        return $"partial record: {reason}; {left} of {record.Cases.Count} planned cases did not run";
    }

    private static IEnumerable<string> Explained(CaseRecord record)
    {
        yield return $"{record.Outcome.Word.PadRight(WordWidth)}  {DeviceText.OneLine(record.Id)}  {DeviceText.OneLine(record.Title)}";
        if (record.Reason.Length > 0)
        {
            yield return $"    {DeviceText.OneLine(record.Reason)}";
        }

        foreach (var finding in record.Findings.Where(one => one is { Remark: false, Verdict: > Verdict.Pass }))
        {
            var where = string.Join(' ', ((string[])[finding.Location, .. finding.Requirements]).Where(part => part.Length > 0));
            yield return $"    {DeviceText.OneLine(where)}: {DeviceText.OneLine(Contrast(finding))}";
        }
    }

    private static string Contrast(Finding finding) =>
        finding.Expected.Length + finding.Actual.Length == 0
            ? finding.Message
            : $"expected {Or(finding.Expected)}, got {Or(finding.Actual)}";

    private static string Or(string text) => text.Length > 0 ? text : "nothing";

    private static IEnumerable<string> Remarks(RunRecord record)
    {
        var count = record.Cases.Sum(one => one.Findings.Count(finding => finding.Remark));
        return count > 0 ? [$"remarks that change no verdict: {count}"] : [];
    }

    private static IEnumerable<string> Times(RunRecord record) =>
        record.Footer is { } footer ? [$"longest wait {Seconds(footer.LongestWait).Trim()}, total {Seconds(footer.Duration).Trim()}"] : [];

    private static IEnumerable<string> Partial(RunRecord record) => record.IsPartial ? [PartialReason(record)] : [];

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds,6:F2} s");
}
