using Conformance.Model;

namespace Conformance.Reporting.Costs;

/// <summary>What two runs cost: the cases that both judged, together and those that differ.</summary>
/// <param name="Before">Sum of the first run.</param>
/// <param name="After">Sum of the second run.</param>
/// <param name="Changes">Cases that differ in anything but awake time, which no two runs on a wall clock share; most octets first.</param>
public sealed record CostDiff(CaseCost Before, CaseCost After, IReadOnlyList<CostChange> Changes)
{
    public static CostDiff Of(RunRecord before, RunRecord after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        var then = Counted(before);
        var both = Counted(after).Where(now => then.ContainsKey(now.Key)).Select(now => new CostChange(now.Key, then[now.Key], now.Value)).ToList();
        return new(
            both.Aggregate(CaseCost.None, (sum, one) => sum + one.Before),
            both.Aggregate(CaseCost.None, (sum, one) => sum + one.After),
            [
                .. both.Where(one => one.Before with { Awake = TimeSpan.Zero } != one.After with { Awake = TimeSpan.Zero })
                    .OrderByDescending(one => Math.Abs(one.MoreOctets))
                    .ThenBy(one => one.Id, StringComparer.Ordinal),
            ]);
    }

    private static Dictionary<string, CaseCost> Counted(RunRecord record) => record.Cases
        .Where(one => one is { Cost.Messages: > 0, Outcome: Outcome.Pass or Outcome.Fail })
        .ToDictionary(one => one.Id, one => one.Cost!, StringComparer.Ordinal);
}
