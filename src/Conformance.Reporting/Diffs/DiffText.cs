using System.Text;
using Conformance.Model;
using Conformance.Reporting.Costs;

namespace Conformance.Reporting.Diffs;

/// <summary>A comparison for the terminal.</summary>
public static class DiffText
{
    private const int MostShown = 20;

    public static string Write(RunDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);

        var text = new StringBuilder();
        text.Append("before  ").Append(DeviceText.OneLine(DiffWords.Shown(diff.Before))).Append('\n');
        text.Append("after   ").Append(DeviceText.OneLine(DiffWords.Shown(diff.After))).Append('\n');
        foreach (var (kind, _, heading) in DiffWords.Kinds)
        {
            var changes = diff.Changes.Where(change => change.Kind == kind).ToList();
            if (changes.Count > 0)
            {
                text.Append('\n').Append(heading).Append(": ").Append(changes.Count).Append('\n');
                changes.ForEach(change => Append(text, change));
            }
        }

        text.Append('\n').Append("unchanged: ").Append(diff.Unchanged).Append('\n');
        if (diff.Costs.Changes.Count > 0)
        {
            Append(text, diff.Costs);
        }

        if (diff.IsSideBySide)
        {
            text.Append($"\nside by side: {DiffWords.Column(diff.Before, "before")} | {DiffWords.Column(diff.After, "after")}\n");
            diff.Pairs.ToList().ForEach(pair =>
                text.Append(DeviceText.OneLine($"  {pair.Id}  {DiffWords.WordOf(pair.Before)} | {DiffWords.WordOf(pair.After)}")).Append('\n'));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, CostDiff costs)
    {
        text.Append($"\ncosts something else: {costs.Changes.Count}\n");
        text.Append($"  all  {Shown(costs.Before)} -> {Shown(costs.After)}\n");
        foreach (var change in costs.Changes.Take(MostShown))
        {
            text.Append($"  {change.Id}  {Shown(change.Before)} -> {Shown(change.After)}\n");
        }

        if (costs.Changes.Count > MostShown)
        {
            text.Append($"  and {costs.Changes.Count - MostShown} more; --format json has all\n");
        }
    }

    private static string Shown(CaseCost cost) =>
        $"{cost.Messages} messages, {cost.Octets} octets, {cost.Retransmissions} sent again, {cost.RoundTrips} round trips";

    private static void Append(StringBuilder text, Change change)
    {
        var edited = change.FileChanged ? " (the case file changed)" : string.Empty;
        text.Append("  ").Append(DeviceText.OneLine($"{change.Id}  {DiffWords.WordOf(change.Before)} -> {DiffWords.WordOf(change.After)}  {change.Title}{edited}")).Append('\n');
        AppendReason(text, "before: ", change.ReasonBefore);
        AppendReason(text, "after:  ", change.ReasonAfter);
    }

    private static void AppendReason(StringBuilder text, string when, string reason)
    {
        if (reason.Length > 0)
        {
            text.Append("      ").Append(when).Append(DeviceText.OneLine(reason)).Append('\n');
        }
    }
}
