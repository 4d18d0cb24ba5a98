using Conformance.Model;

namespace Conformance.Reporting.Matrix;

/// <summary>Requirement → cases → outcome.</summary>
public static class RequirementMatrix
{
    private const string Declarations = "client/declarations";

    /// <returns>Rows of the profile before rows of the enabler, each by group and id.</returns>
    public static IReadOnlyList<RequirementRow> Of(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        var known = record.Requirements.DistinctBy(one => one.Id).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var points = record.Ambiguities.Select(point => point.Id).ToHashSet(StringComparer.Ordinal);
        var naming = record.Cases
            .SelectMany(one => one.Requirements.Union(one.Judged.Keys, StringComparer.Ordinal), (one, id) => (Id: id, Case: one))
            .Where(pair => !points.Contains(pair.Id))
            .ToLookup(pair => pair.Id, pair => pair.Case, StringComparer.Ordinal);

        return
        [
            .. known.Keys.Union(naming.Select(named => named.Key), StringComparer.Ordinal)
                .Select(id => Row(known.GetValueOrDefault(id) ?? Undescribed(id), naming[id], record.Device.Lwm2m))
                .OrderByDescending(row => row.IsProfile)
                .ThenBy(row => row.Requirement.Id, NaturalOrder.Instance),
        ];
    }

    private static RequirementRow Row(Requirement requirement, IEnumerable<CaseRecord> cases, string version)
    {
        var cells = cases.Select(one => (Case: one, Outcome: Cell(one, requirement.Id))).ToList();
        var tells = cells.Exists(cell => !Declares(cell.Case)) || requirement.Pending.Length > 0;
        var counted = cells.Where(cell => !tells || !Declares(cell.Case) || cell.Outcome is not Outcome.Pass).Select(cell => cell.Outcome);
        var worst = Worst(counted);
        return new(requirement, worst is null or Outcome.NotApplicable ? Beside(requirement, version) ?? worst : worst, cells);
    }

    // That something is declared is not that it works: where anything else is to judge it, now or later, a declaration passes nothing.
    internal static bool Declares(CaseRecord record) => record.Interface == Declarations;

    // What other actors, roles or versions must do says nothing about this device.
    private static Outcome? Beside(Requirement requirement, string version) =>
        requirement.Exemption.Length > 0 ? Outcome.NotApplicable
        : requirement.Actor.Length == 0 || (requirement.Concerns(version) && requirement.Actor.Split('/').Any(actor => actor is "C" or "GW"))
        ? null
        : Outcome.NotApplicable;

    private static Outcome? Cell(CaseRecord record, string id) =>
        record.Judged.TryGetValue(id, out var judged) ? judged
        : record.Outcome is Outcome.NotApplicable or Outcome.NotRun ? record.Outcome
        : null;

    private static Outcome? Worst(IEnumerable<Outcome?> outcomes) =>
        outcomes.OfType<Outcome>().ToList() is { Count: > 0 } judged ? Outcomes.Together(judged) : null;

    private static Requirement Undescribed(string id) => new(id, RequirementLevel.Clarified, "", "", "", "", "", id.Split('-')[0]);
}
