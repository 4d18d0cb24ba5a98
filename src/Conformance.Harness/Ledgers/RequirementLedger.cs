using Conformance.Harness.Generating;
using Conformance.Harness.Loading;
using Conformance.Model;
using Conformance.Scripting;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Ledgers;

/// <summary>Requirement by requirement: judged by which cases, excused, pending, or unaccounted for.</summary>
/// <param name="Profile">Whose requirements.</param>
/// <param name="Items">In the order of the profile's files.</param>
/// <param name="Broken">Case files that did not load; what they judge does not count.</param>
public sealed record RequirementLedger(Profile Profile, IReadOnlyList<LedgerItem> Items, IReadOnlyList<LoadedFile> Broken)
{
    /// <summary>The profile whose ledger is shown unless another is asked for: the enabler itself.</summary>
    public const string Enabler = "lwm2m";

    public LedgerCounts Total => LedgerCounts.Of(Items);

    /// <summary>By group, in the order of the groups' names.</summary>
    public IReadOnlyList<(string Group, LedgerCounts Counts)> Groups =>
    [
        .. Items.GroupBy(item => item.Requirement.Group, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, LedgerCounts.Of(group))),
    ];

    /// <summary>The profile, its packs and what it is built on, each with what it has itself; the enabler comes last.</summary>
    public IReadOnlyList<RequirementLedger> Layers =>
    [
        .. Items.GroupBy(item => item.Requirement.Origin, StringComparer.Ordinal)
            .OrderBy(layer => Profile.Layers.Select(head => head.Id).ToList().IndexOf(layer.Key))
            .Select(layer => this with { Items = [.. layer] }),
    ];

    /// <summary>Of the profile whose items these are, when all are of one.</summary>
    public string Title => Profile.Layers.FirstOrDefault(head => head.Id == Items.Select(item => item.Requirement.Origin).FirstOrDefault())?.Title ?? Profile.Title;

    public IEnumerable<LedgerItem> Unaccounted => Items.Where(item => item.Standing == Standing.Unaccounted);

    /// <summary>Objects that every client has; the cases made of them stand for those of all objects.</summary>
    private static readonly ushort[] EveryClient = [1, 3];

    /// <summary>Every requirement of a profile against every case.</summary>
    public static RequirementLedger Of(Profile profile, IEnumerable<BoundCase> cases, IReadOnlyList<LoadedFile> broken)
    {
        ArgumentNullException.ThrowIfNull(profile);

        var judging = cases
            .SelectMany(test => test.Requirements, (test, id) => (Id: id, Case: test.Id.Split('[')[0]))
            .Distinct()
            .ToLookup(pair => pair.Id, pair => pair.Case, StringComparer.Ordinal);
        return new(profile, [.. profile.Requirements.Values.Select(one => new LedgerItem(one, [.. judging[one.Id].Where(id => Counts(id, one))]))], broken);
    }

    // That something is declared is not that it works: a declaration stands for what nothing else will judge.
    private static bool Counts(string caseId, Requirement requirement) => requirement.Pending.Length == 0 || !DeclarationCases.Made(caseId);

    /// <summary>Loads a profile and the cases that judge it.</summary>
    /// <param name="name">Folder of the profile, a name below <c>profiles</c>, or <see langword="null"/> for the enabler.</param>
    public static RequirementLedger? Load(SuiteFolders folders, string? name, out Refusal? refusal)
    {
        if (LoadedSuite.LoadProfile(folders, name ?? Enabler, out refusal) is not { } profile
            || LoadedSuite.Load(folders, profile: null, out refusal) is not { } suite)
        {
            return null;
        }

        // Cases name what the default profile adds to the enabler; any other profile is asked whether it knows all they name.
        var covered = profile.Requirements.Keys.All(suite.Profile.Requirements.ContainsKey);
        if (!covered && (suite = LoadedSuite.Load(folders, name, out refusal)) is null)
        {
            return null;
        }

        return Of(profile, suite.Cases.Concat(suite.Generated.Of(EveryClient.Concat(profile.Sweeps.SelectMany(sweep => sweep.Objects)))), [.. suite.Broken]);
    }
}
