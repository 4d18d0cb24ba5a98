using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Profiles;

/// <summary>What must hold: requirements, and the questions a device file answers. The enabler's own ledger lies beneath it.</summary>
/// <param name="Id">For example <c>wslwm2m-0.1</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Requirements">By id; those of included profiles too.</param>
/// <param name="Pics">Every PICS question by id; those of included profiles too.</param>
/// <param name="Pixit">Every test parameter by name without the <c>pixit.</c> prefix; those of included profiles too.</param>
public sealed record Profile(
    string Id,
    string Title,
    IReadOnlyDictionary<string, Requirement> Requirements,
    IReadOnlyDictionary<string, PicsQuestion> Pics,
    IReadOnlyDictionary<string, PixitItem> Pixit)
{
    /// <summary>The profile itself and, after it, those that it is built on; the enabler comes last.</summary>
    public IReadOnlyList<ProfileHead> Layers { get; init; } = [];

    /// <summary>What an operator does in a live network, by id.</summary>
    public IReadOnlyDictionary<string, LabProcedure> Procedures { get; init; } = new Dictionary<string, LabProcedure>();

    /// <summary>The most that cases may cost, by id.</summary>
    public IReadOnlyDictionary<string, CostBudget> Budgets { get; init; } = new Dictionary<string, CostBudget>();

    /// <summary>Which cases made from object definitions judge requirements of a profile.</summary>
    public IReadOnlyList<ObjectSweep> Sweeps { get; init; } = [];

    /// <summary>Names of the suite's own profile that this one does not have.</summary>
    public ForeignNames Foreign { get; init; } = ForeignNames.None;

    /// <summary>Why some requirements are not judged, contested points, test procedures, clauses by version.</summary>
    public Ledger Ledger { get; init; } = Ledger.Empty;

    /// <summary>Every name a case may judge: requirements and contested points.</summary>
    public IEnumerable<string> Judgeable => Requirements.Keys.Concat(Ledger.Ambiguities.Keys);

    /// <summary>A requirement, with its clause in an enabler version; a contested point as one that never binds.</summary>
    /// <returns><see langword="null"/> when there is none of that name.</returns>
    public Requirement? Find(string id, string version)
    {
        var found = Requirements.GetValueOrDefault(id)
            ?? (Ledger.Ambiguities.GetValueOrDefault(id) is { } point ? AsRequirement(point) : null);
        return found is null ? null : found with { Clause = Ledger.Clauses.In(version, found.Clause) };
    }

    /// <summary>Whom a requirement of a profile binds, as a condition over PICS: a device of one of its roles, when its own condition holds.</summary>
    /// <returns>Empty: every device.</returns>
    public string AppliesTo(Requirement requirement)
    {
        ArgumentNullException.ThrowIfNull(requirement);

        var roles = requirement.Roles.Select(Role).OfType<ProfileRole>().Select(role => role.Pics).Where(pics => pics.Length > 0).ToList();
        return string.Join(" and ", new[] { string.Join(" or ", roles), requirement.Condition }.Where(part => part.Length > 0).Select(part => $"({part})"));
    }

    /// <summary>The same, read.</summary>
    /// <returns><see langword="null"/>: every device, or an enabler's requirement, whose condition is prose.</returns>
    public Applicability? Binding(Requirement requirement)
    {
        ArgumentNullException.ThrowIfNull(requirement);

        return requirement.Roles.Count > 0 && AppliesTo(requirement) is { Length: > 0 } condition
            ? Applicability.Read(new ScalarNode(new(requirement.Id, 1, 1, condition.Length), condition, Quoted: false, ContentColumn: 0), new ProfileVocabulary(this), [])
            : null;
    }

    private ProfileRole? Role(string name) => Layers.Select(layer => layer.Roles.GetValueOrDefault(name)).FirstOrDefault(role => role is not null);

    private static Requirement AsRequirement(Ambiguity point) =>
        new(point.Id, RequirementLevel.Clarified, point.Clause, point.Applied, "C", "all", "VI", "AMB");
}
