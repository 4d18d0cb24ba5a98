using Conformance.Model;

namespace Conformance.Reporting.Matrix;

/// <summary>Requirement → cases → outcome.</summary>
public static class RequirementMatrix
{
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
        var cells = cases.Select(one => (one, Cell(one, requirement.Id))).ToList();
        return new(requirement, Worst(cells.Select(cell => cell.Item2)) ?? Beside(requirement, version), cells);
    }

    // What other actors or versions must do says nothing about this device.
    private static Outcome? Beside(Requirement requirement, string version) =>
        requirement.Actor.Length == 0 || (requirement.Concerns(version) && requirement.Actor.Split('/').Any(actor => actor is "C" or "GW"))
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
