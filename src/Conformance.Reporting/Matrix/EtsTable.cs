using Conformance.Model;

namespace Conformance.Reporting.Matrix;

/// <summary>ETS procedure → cases → TestFest word.</summary>
public static class EtsTable
{
    private const string Opening = "int-";

    /// <returns>One row per procedure that the record describes or a planned case names, by number.</returns>
    public static IReadOnlyList<EtsRow> Of(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        var procedures = record.Procedures
            .SelectMany(one => one.Also.Prepend(one.Id), (one, id) => (Id: id, Procedure: one))
            .DistinctBy(pair => pair.Id)
            .ToDictionary(pair => pair.Id, pair => pair.Procedure, StringComparer.Ordinal);
        var cases = record.Cases
            .SelectMany(one => one.Ets.Select(Number).Select(Known).DistinctBy(known => known.Id), (one, known) => (known.Id, Case: one))
            .ToLookup(pair => pair.Id, pair => pair.Case, StringComparer.Ordinal);

        return
        [
            .. record.Procedures.Select(one => one.Id).Union(cases.Select(named => named.Key), StringComparer.Ordinal)
                .Order(NaturalOrder.Instance)
                .Select(id => Row(Known(id), [.. cases[id]])),
        ];

        EtsProcedure Known(string id) => procedures.GetValueOrDefault(id) ?? new EtsProcedure(id, "", [], "");
    }

    /// <summary>The number of a procedure: <c>102</c> of <c>LightweightM2M-1.1-int-102</c>, which all editions share.</summary>
    public static string Number(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.LastIndexOf(Opening, StringComparison.Ordinal) is >= 0 and var at ? id[(at + Opening.Length)..] : id;
    }

    private static EtsRow Row(EtsProcedure procedure, List<CaseRecord> cases) =>
        new(procedure, cases.Count > 0 ? Outcomes.Together(cases.Select(one => one.Outcome)) : null, cases);
}
