using System.Text.RegularExpressions;
using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Profiles;

/// <summary>Reads one row of a requirements file.</summary>
/// <remarks>A row with <c>roles</c> is one of a profile: its actor follows from the roles, its level is M, C or O, its evidence the classes of proof.</remarks>
internal sealed partial class RequirementReader(LedgerLoader ledger, ProfileRegisters registers, List<Diagnostic> diagnostics)
{
    private static readonly IReadOnlyDictionary<string, RequirementLevel> s_levels = new Dictionary<string, RequirementLevel>
    {
        ["MUST"] = RequirementLevel.Must,
        ["SHOULD"] = RequirementLevel.Should,
        ["MAY"] = RequirementLevel.May,
        ["CLARIFIED"] = RequirementLevel.Clarified,
        ["M"] = RequirementLevel.Mandatory,
        ["C"] = RequirementLevel.Conditional,
        ["O"] = RequirementLevel.Optional,
    };

    private static readonly IReadOnlyDictionary<string, bool> s_confidence =
        new Dictionary<string, bool> { ["confirmed"] = true, ["unconfirmed"] = false };

    private readonly List<ScalarNode> _conditions = [];

    public static IReadOnlyList<string> Keys { get; } =
    [
        "id", "level", "roles", "clause", "actor", "versions", "evidence", "confidence", "condition", "declares", "sweep", "excuse", "pending", "text",
    ];

    /// <summary>Holds conditions against the questions there are; those of the enabler are prose.</summary>
    public void CheckConditions(Profile profile)
    {
        var vocabulary = new ProfileVocabulary(profile);
        foreach (var condition in _conditions)
        {
            Applicability.Read(condition, vocabulary, diagnostics);
        }
    }

    /// <param name="map">The row.</param>
    /// <param name="head">Of the profile that has it.</param>
    /// <param name="known">Roles of it and of all that it is built on.</param>
    public Requirement Read(FieldMap map, ProfileHead head, IReadOnlyDictionary<string, ProfileRole> known)
    {
        var id = map.Named("id", RequirementId(), "a requirement id such as REG-01");
        var roles = Roles(map, known);
        var requirement = new Requirement(
            id,
            map.Choice("level", s_levels, RequirementLevel.Must, required: true),
            map.Text("clause", required: true),
            map.Text("text", required: true),
            map.Text("actor", required: map["roles"] is null) is { Length: > 0 } actor ? actor : Actors(roles, known),
            map.Text("versions", required: head.Versions.Length == 0) is { Length: > 0 } versions ? versions : head.Versions,
            map.Text("evidence", required: true),
            Group: id.LastIndexOf('-') is > 0 and var dash ? id[..dash] : id)
        {
            Origin = head.Id,
            Roles = roles,
            Condition = map.Text("condition"),
            Declares = map.Text("declares"),
            Excuse = ledger.Excuse(map),
            Pending = ledger.Pending(map),
            Confirmed = map.Choice("confidence", s_confidence, otherwise: true),
        };
        if (requirement is { Excuse.Length: > 0, Pending.Length: > 0 })
        {
            diagnostics.Add(new("TC0207", map.Span, $"{id} has an excuse and is pending; one of them was required"));
        }

        registers.ReadSweep(map);
        if (roles.Length > 0)
        {
            _conditions.AddRange(new[] { map.Scalar("condition"), map.Scalar("declares") }.OfType<ScalarNode>());
            CheckRow(requirement, map);
        }

        return requirement;
    }

    private void CheckRow(Requirement requirement, FieldMap map)
    {
        if (map.Scalar("evidence") is { } evidence && !ClassesForm().IsMatch(evidence.Text))
        {
            diagnostics.Add(new("TC0205", evidence.Span, $"'{evidence.Text}'; classes of proof such as 'A' or 'A, C' were required"));
        }

        if (requirement is { Level: RequirementLevel.Conditional or RequirementLevel.Optional, Condition.Length: 0 })
        {
            diagnostics.Add(new("TC0208", map.Span, $"{requirement.Id} is {map.Text("level")} and has no 'condition' that says when it binds"));
        }
    }

    private string[] Roles(FieldMap map, IReadOnlyDictionary<string, ProfileRole> known)
    {
        var roles = new List<string>();
        foreach (var role in FieldMap.Items(map["roles"], diagnostics).OfType<ScalarNode>())
        {
            if (FieldMap.Word(role, known, diagnostics, out var found))
            {
                roles.Add(found!.Name);
            }
        }

        return [.. roles];
    }

    private static string Actors(string[] roles, IReadOnlyDictionary<string, ProfileRole> known) =>
        string.Join('/', roles.Select(role => known[role].Actor).Distinct());

    [GeneratedRegex(@"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$")]
    private static partial Regex RequirementId();

    [GeneratedRegex(@"^[A-D](, [A-D])*$")]
    private static partial Regex ClassesForm();
}
