using System.Collections.Concurrent;
using Conformance.Engine.Running;
using Conformance.Model;

namespace Conformance.Engine.Campaigns;

/// <summary>What has finished so far. Told from the threads of all devices; the watcher hears one thing at a time.</summary>
internal sealed class CampaignResults(ICampaignWatcher watcher, bool isVirtual)
{
    private readonly ConcurrentDictionary<string, CaseRecord> _finished = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<TimeSpan> _lags = [];
    private readonly Lock _watching = new();

    /// <summary>Measured lag between socket and judgement.</summary>
    public IReadOnlyCollection<TimeSpan> Lags => _lags;

    public CaseRecord? Of(string id) => _finished.GetValueOrDefault(id);

    public bool Has(PlannedCase planned) => _finished.ContainsKey(planned.Case.Id);

    /// <summary>Takes over the result of an earlier run.</summary>
    public void Keep(CaseRecord record) => _finished[record.Id] = record;

    public void Start(string id) => Tell(told => told.Started(id));

    public void Finish(CaseResult result)
    {
        foreach (var finding in result.Record.Findings)
        {
            _lags.Add(finding.Lag);
        }

        var kept = result with { Record = Records.Repeatable(result.Record, isVirtual) };
        if (kept.Record.Outcome != Outcome.NotRun)
        {
            _finished[kept.Record.Id] = kept.Record;
        }

        watcher.Left(kept);
        Tell(told => told.Finished(kept));
    }

    public void Tell(Action<ICampaignWatcher> tell)
    {
        lock (_watching)
        {
            tell(watcher);
        }
    }
}
