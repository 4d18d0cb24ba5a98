using System.Globalization;
using System.Text;
using Conformance.Model;

namespace Conformance.Harness.Baselines;

/// <summary>Drafts a baseline from a run. Reasons are left for people to give: without them the file does not load.</summary>
public static class BaselineText
{
    private const int Patience = 180;

    /// <param name="record">The run whose fails and inconclusive cases become entries.</param>
    /// <param name="today">Entries last half a year from here.</param>
    public static string Of(RunRecord record, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);

        var clauses = record.Requirements.DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.Clause, StringComparer.Ordinal);
        var expires = today.AddDays(Patience).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var text = new StringBuilder($"# Known deviations of {OneLine(record.Device.Title)}.\n");
        foreach (var one in record.Cases.Where(one => one.Outcome is Outcome.Fail or Outcome.Inconclusive))
        {
            text.Append($"\n- case: {one.Id}\n");
            if (one.Outcome == Outcome.Fail)
            {
                AppendFail(text, one, clauses);
            }
            else
            {
                text.Append("  outcome: inconclusive\n").Append($"  seen: {Quoted(one.Reason)}\n");
            }

            text.Append("  reason:\n").Append($"  expires: {expires}\n");
        }

        return text.ToString();
    }

    private static void AppendFail(StringBuilder text, CaseRecord one, Dictionary<string, string> clauses)
    {
        var broken = BaselineCheck.Broken(one);
        var finding = one.Findings.FirstOrDefault(found => found.Verdict == Verdict.Fail);
        var places = broken.Select(id => clauses.GetValueOrDefault(id, string.Empty)).Where(place => place.Length > 0).Distinct();
        var clause = string.Join("; ", places);
        text.Append($"  requirements: [{string.Join(", ", broken)}]\n")
            .Append($"  clause: {Quoted(clause)}\n")
            .Append($"  expected: {Quoted(finding?.Expected ?? string.Empty)}\n")
            .Append($"  seen: {Quoted(finding?.Actual ?? one.Reason)}\n");
    }

    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    /// <summary>In single quotes, on one line: device text may hold anything.</summary>
    private static string Quoted(string text) => $"'{OneLine(text).Replace("'", "''", StringComparison.Ordinal)}'";
}
