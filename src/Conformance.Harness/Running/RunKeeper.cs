using Conformance.Engine.Campaigns;
using Conformance.Engine.Running;
using Conformance.Harness.Rejudging;
using Conformance.Model;
using Conformance.Reporting;

namespace Conformance.Harness.Running;

/// <summary>Puts every finished case on the disk before the next one ends, and passes the news on to whoever watches.</summary>
/// <remarks>When the disk fails the run stops: results that cannot be kept are not worth making.</remarks>
internal sealed class RunKeeper(RunFolder folder, string deviceFile, DateTimeOffset start, bool isVirtual, IRunView view, CancellationTokenSource stop)
    : ICampaignWatcher, IDisposable
{
    private RunJournal? _journal;

    /// <summary>Why results can no longer be kept, or <see langword="null"/>.</summary>
    public IOException? Broken { get; private set; }

    /// <summary>What had been spent on us when the cases were planned; <see langword="null"/> before.</summary>
    public CpuTime? SpentBefore { get; private set; }

    public void Waiting(Uri server, Uri bootstrap, string endpoint) => view.Waiting(server, bootstrap, endpoint);

    public void Planned(RunRecord record, TimeSpan estimate)
    {
        ArgumentNullException.ThrowIfNull(record);
        Keep(() =>
        {
            folder.Create();
            AtomicFile.Write(folder.DeviceFile, deviceFile);
            RunRecordFile.Save(folder, record);
            _journal ??= RunJournal.Open(folder, outlivesPower: !isVirtual);
        });
        view.Planned(record.Cases, estimate);
        SpentBefore = CpuTime.Spent();
    }

    public void Started(string caseId) => view.Started(caseId);

    public void Left(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Record.Outcome == Outcome.NotRun)
        {
            return;
        }

        Keep(() =>
        {
            Write(result, attempt: string.Empty);
            if (result.Earlier is { } beside)
            {
                Write(beside, RunFolder.Beside);
            }
        });
    }

    public void Finished(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Record.Outcome == Outcome.NotRun)
        {
            return;
        }

        Keep(() => _journal?.Append(result.Record));
        view.Finished(result.Record);
    }

    public void Dispose() => _journal?.Dispose();

    private void Write(CaseResult result, string attempt)
    {
        EvidenceFiles.Write(folder, result.Record, new CaseEvidence(result.Record.Id, result.StartedAt, result.Datagrams) { KeyLog = result.KeyLog }, start, attempt);
        if (result.Recording is { } recording)
        {
            AtomicFile.Write(folder.Recording(result.Record.Id, attempt), RecordingFile.Write(recording));
        }
    }

    private void Keep(Action write)
    {
        try
        {
            write();
        }
        catch (IOException full)
        {
            Break(full);
        }
        catch (ArgumentOutOfRangeException limit)
        {
            // A limit on the length of files shows itself as this.
            Break(new IOException(limit.Message.Split(" (")[0], limit));
        }
    }

    private void Break(IOException full)
    {
        Broken ??= full;
        stop.Cancel();
    }
}
