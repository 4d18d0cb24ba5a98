using Conformance.Model;

namespace Conformance.Harness.Ledgers;

/// <summary>How many requirements stand how.</summary>
/// <param name="Items">All of them: the sum of the others.</param>
public sealed record LedgerCounts(int Items, int Judged, int Excused, int Pending, int Procedure, int Unaccounted)
{
    public static LedgerCounts Of(IEnumerable<LedgerItem> items)
    {
        var standings = items.Select(item => item.Standing).ToList();
        return new(
            standings.Count, Count(Standing.Judged), Count(Standing.Excused), Count(Standing.Pending), Count(Standing.Procedure), Count(Standing.Unaccounted));

        int Count(Standing wanted) => standings.Count(standing => standing == wanted);
    }
}
