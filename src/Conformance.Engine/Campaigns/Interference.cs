using Conformance.Engine.Running;
using Conformance.Model;

namespace Conformance.Engine.Campaigns;

/// <summary>What a case comes to that was judged beside others and once more alone. The first attempt stays in the record.</summary>
public static class Interference
{
    /// <summary>Whether an attempt has to be repeated alone: it judged something against the device, or nothing, while others ran.</summary>
    public static bool IsSuspect(CaseRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record is { Outcome: Outcome.Fail or Outcome.Inconclusive, Beside.Count: > 0 };
    }

    /// <summary>Fail again is fail; a fail that passes alone is inconclusive and never pass. Where the first attempt judged nothing, the second decides.</summary>
    public static CaseResult Settle(CaseResult beside, CaseResult alone)
    {
        ArgumentNullException.ThrowIfNull(beside);
        ArgumentNullException.ThrowIfNull(alone);

        var settled = alone.Record.Outcome switch
        {
            Outcome.Pass when beside.Record.Outcome == Outcome.Fail => Doubtful(alone.Record, $"interference: it failed beside {Others(beside.Record)} ({beside.Record.Reason}) and passed alone"),
            _ => alone.Record,
        };
        return alone with { Record = settled with { Earlier = [beside.Record] }, Earlier = beside };
    }

    private static CaseRecord Doubtful(CaseRecord record, string reason) => record with
    {
        Outcome = Outcome.Inconclusive,
        Reason = reason,
        Judged = new Dictionary<string, Outcome>(),
        Findings =
        [
            .. record.Findings,
            new Finding(
                Verdict.Inconclusive, Remark: false, reason, string.Empty, string.Empty, [], record.File, string.Empty, record.Duration, TimeSpan.Zero, Observer.Harness),
        ],
    };

    private static string Others(CaseRecord record) => record.Beside.Count == 1 ? record.Beside[0] : $"{record.Beside.Count} other cases";
}
