using Conformance.Harness.Generating;
using Conformance.Harness.Ledgers;
using Conformance.Harness.Loading;
using Conformance.Model;
using Conformance.Scripting.Diagnostics;

namespace Conformance.Harness.Profiles;

/// <summary>What is wrong with a profile that loads: one sentence for each point.</summary>
public static class ProfileCheck
{
    /// <summary>Of what the profile and its packs ask for themselves, not of what they are built on.</summary>
    /// <param name="name">Folder of the profile, or a name below <c>profiles</c>.</param>
    /// <param name="refusal">Why it does not load, with diagnostics, when the result is <see langword="null"/>.</param>
    public static IReadOnlyList<string>? Of(SuiteFolders folders, string name, out Refusal? refusal)
    {
        if (LoadedSuite.LoadProfile(folders, name, out refusal) is not { } profile
            || LoadedSuite.LoadObjects(folders, out refusal) is not { } objects
            || LoadedSuite.Load(folders, name, out refusal) is not { } suite
            || RequirementLedger.Load(folders, name, out refusal) is not { } ledger)
        {
            return null;
        }

        var own = ledger.Items.Where(item => item.Requirement.Roles.Count > 0).ToList();
        var cases = suite.Cases.Select(test => test.Id.Split('[')[0]).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. own.SelectMany(Row),
            .. profile.Layers.SelectMany(layer => layer.Roles.Values).Where(role => role.Pics.Length > 0 && !profile.Pics.ContainsKey(role.Pics))
                .Select(role => $"role {role.Name} is told by {role.Pics}, and no pics.yaml has that question"),
            .. profile.Sweeps.SelectMany(sweep => sweep.Objects.Where(id => objects.Versions(id).Count == 0), (sweep, id) => (sweep, id))
                .Select(pair => $"{pair.sweep.Requirement} sweeps object {pair.id}, of which nothing is known; model import brings it"),
            .. profile.Sweeps.SelectMany(sweep => sweep.Kinds.Where(kind => !GeneratedCases.Kinds.Contains(kind)), (sweep, kind) => (sweep, kind))
                .Select(pair => $"{pair.sweep.Requirement} sweeps by '{pair.kind}', and cases are made by {string.Join(", ", GeneratedCases.Kinds)}"),
            .. profile.Budgets.Values.SelectMany(budget => budget.Cases.Where(id => !cases.Contains(id)), (budget, id) => (budget, id))
                .Select(pair => $"budget {pair.budget.Id} names case {pair.id}, and there is none{Hint(pair.id, cases)}"),
        ];
    }

    private static IEnumerable<string> Row(LedgerItem item)
    {
        var requirement = item.Requirement;
        var classes = requirement.Evidence.Split(", ");
        if (item.Standing == Standing.Unaccounted)
        {
            yield return $"{requirement.Id} is judged by no case, and has neither 'pending' nor 'excuse' nor a procedure";
        }

        if (classes.Contains("C") && requirement.Procedures.Count == 0)
        {
            yield return $"{requirement.Id} has a part that only a live network shows (class C), and no procedure names it";
        }

        if (classes.Contains("D") && requirement.Declares.Length == 0 && requirement.Pending.Length == 0)
        {
            yield return $"{requirement.Id} rests on a declaration (class D), and has no 'declares'";
        }

        if (!requirement.Text.EndsWith('.'))
        {
            yield return $"{requirement.Id} has a text that is no sentence: it does not end with a full stop";
        }
    }

    private static string Hint(string id, IEnumerable<string> known) => Suggestion.For(id, known) is { } hint ? $"; {hint}" : string.Empty;
}
