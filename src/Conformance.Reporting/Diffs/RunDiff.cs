using System.Text.RegularExpressions;
using Conformance.Model;
using Conformance.Reporting.Costs;

namespace Conformance.Reporting.Diffs;

/// <summary>What differs between two runs, case by case.</summary>
/// <param name="Before">The first run.</param>
/// <param name="After">The second run.</param>
/// <param name="Changes">By kind, then by id.</param>
/// <param name="Unchanged">How many cases ended alike, for the same reason.</param>
public sealed partial record RunDiff(RunRecord Before, RunRecord After, IReadOnlyList<Change> Changes, int Unchanged)
{
    /// <summary>What both cost.</summary>
    public CostDiff Costs { get; } = CostDiff.Of(Before, After);

    /// <summary>All cases of both runs, in the order of their ids.</summary>
    public IReadOnlyList<OutcomePair> Pairs => Paired(Before, After);

    /// <summary>Whether all cases are shown beside each other: asked for, or because the device was on another bearer.</summary>
    public bool IsSideBySide { get; init; } = BearerWords.Of(Before.Device) != BearerWords.Of(After.Device);

    /// <summary>1 when a case fails that did not fail before, else 0.</summary>
    public int ExitCode => Changes.Any(change => change.Kind == ChangeKind.NewFail) ? ExitCodes.Failed : ExitCodes.Conforming;

    public static RunDiff Of(RunRecord before, RunRecord after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        var then = before.Cases.ToDictionary(record => record.Id, StringComparer.Ordinal);
        var now = after.Cases.ToDictionary(record => record.Id, StringComparer.Ordinal);
        var ids = then.Keys.Union(now.Keys, StringComparer.Ordinal).ToList();
        var changes = ids
            .Select(id => Compare(id, then.GetValueOrDefault(id), now.GetValueOrDefault(id)))
            .OfType<Change>()
            .OrderBy(change => change.Kind)
            .ThenBy(change => change.Id, StringComparer.Ordinal)
            .ToList();
        return new(before, after, changes, ids.Count - changes.Count);
    }

    private static Change? Compare(string id, CaseRecord? before, CaseRecord? after)
    {
        ChangeKind? kind = (before?.Outcome, after?.Outcome) switch
        {
            (not Outcome.Fail, Outcome.Fail) => ChangeKind.NewFail,
            (Outcome.Fail, Outcome.Pass) => ChangeKind.Fixed,
            (null, _) => ChangeKind.Appeared,
            (_, null) => ChangeKind.Gone,
            var (then, now) when then != now => ChangeKind.Outcome,
            _ when Timeless(before!.Reason) != Timeless(after!.Reason) => ChangeKind.Reason,
            _ => null,
        };
        return kind is { } known
            ? new(
                known,
                id,
                (after ?? before)!.Title,
                before?.Outcome,
                after?.Outcome,
                before?.Reason ?? string.Empty,
                after?.Reason ?? string.Empty,
                before is not null && after is not null && before.Hash != after.Hash)
            : null;
    }

    private static List<OutcomePair> Paired(RunRecord before, RunRecord after)
    {
        var then = before.Cases.ToDictionary(record => record.Id, StringComparer.Ordinal);
        var now = after.Cases.ToDictionary(record => record.Id, StringComparer.Ordinal);
        return
        [
            .. then.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => (Id: id, Then: then.GetValueOrDefault(id), Now: now.GetValueOrDefault(id)))
                .Select(pair => new OutcomePair(
                    pair.Id, (pair.Now ?? pair.Then)!.Title, pair.Then?.Outcome, pair.Now?.Outcome, pair.Then?.Duration ?? TimeSpan.Zero, pair.Now?.Duration ?? TimeSpan.Zero)),
        ];
    }

    // No two runs measure the same times; a reason is another one when its words are.
    private static string Timeless(string reason) => MeasuredTime().Replace(reason, "# s");

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)? (ms|s|min|h)\b")]
    private static partial Regex MeasuredTime();
}
