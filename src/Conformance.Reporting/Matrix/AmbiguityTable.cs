using Conformance.Model;

namespace Conformance.Reporting.Matrix;

/// <summary>Contested point → cases → what the device did.</summary>
public static class AmbiguityTable
{
    public const string AsApplied = "as applied here";

    /// <returns>One row per point of the record, in its order.</returns>
    public static IReadOnlyList<AmbiguityRow> Of(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        var findings = record.Cases
            .SelectMany(one => one.Findings, (one, finding) => (Case: one, Finding: finding))
            .SelectMany(pair => pair.Finding.Requirements, (pair, id) => (Id: id, pair.Case, pair.Finding))
            .ToLookup(seen => seen.Id, StringComparer.Ordinal);
        return
        [
            .. record.Ambiguities.Select(point => new AmbiguityRow(
                point, [.. findings[point.Id].Select(seen => (seen.Case, Behaviour(seen.Finding))).Distinct()])),
        ];
    }

    private static string Behaviour(Finding finding) =>
        finding.Verdict == Verdict.Pass ? AsApplied
        : finding.Actual.Length > 0 ? $"{finding.Message} ({finding.Actual})"
        : finding.Message;
}
