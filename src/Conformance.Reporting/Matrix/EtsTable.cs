using Conformance.Model;

namespace Conformance.Reporting.Matrix;

/// <summary>ETS id → cases → TestFest word.</summary>
public static class EtsTable
{
    /// <returns>One row per ETS id that a planned case names, in ETS id order.</returns>
    public static IReadOnlyList<EtsRow> Of(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        return
        [
            .. record.Cases
                .SelectMany(one => one.Ets.Distinct(StringComparer.Ordinal), (one, id) => (Id: id, Case: one))
                .GroupBy(pair => pair.Id, pair => pair.Case, StringComparer.Ordinal)
                .Select(test => new EtsRow(test.Key, Outcomes.Together(test.Select(one => one.Outcome)), [.. test]))
                .OrderBy(row => row.Id, NaturalOrder.Instance),
        ];
    }
}
