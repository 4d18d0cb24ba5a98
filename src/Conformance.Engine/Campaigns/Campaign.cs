using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Conformance.Engine.Benches;
using Conformance.Engine.Control;
using Conformance.Engine.Running;
using Conformance.Engine.Verbs;
using Conformance.Engine.Worlds;
using Conformance.Model;
using Conformance.Roles;
using Conformance.Scripting.Profiles;
using Conformance.Wire;

namespace Conformance.Engine.Campaigns;

/// <summary>Probes the device, plans, runs every planned case and closes the record.</summary>
/// <remarks>Each lane is a thread with a world of its own; a fresh device gets a new world for each case, any other keeps one for the whole run.</remarks>
public sealed class Campaign(CampaignSettings settings, ICampaignWatcher watcher)
{
    private readonly ConcurrentDictionary<string, CaseRecord> _finished = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<TimeSpan> _lags = [];
    private readonly Lock _watching = new();
    private readonly PicsAnswers _pics = new(settings.Profile, settings.Device, settings.Bench.Controls.Actions);
    private readonly TimeProvider _wall = TimeProvider.System;
    private IReadOnlyList<Finding> _contradictions = [];
    private volatile ExceptionDispatchInfo? _broken;
    private TimeSpan _startedAt;
    private TimeSpan? _firstDatagram;
    private Registration? _registration;

    private bool IsVirtual => settings.Worlds.ClockName == "virtual";

    private DeviceDescription Device => settings.Device;

    /// <summary>Runs to the end, or until cancelled; then the record says what was not reached.</summary>
    /// <param name="finished">Results of an earlier, interrupted run of the same plan: those cases are not run again.</param>
    /// <exception cref="System.Net.Sockets.SocketException">An address cannot be bound.</exception>
    public CampaignResult Run(IReadOnlyDictionary<string, CaseRecord> finished, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(finished);

        _startedAt = _wall.Monotonic;
        return Device.Control.Fresh ? RunFresh(finished, cancellationToken) : RunAttached(finished, cancellationToken);
    }

    private CampaignResult RunFresh(IReadOnlyDictionary<string, CaseRecord> finished, CancellationToken cancellationToken)
    {
        if (InWorld("probe", instance: 0, bench => ProbeAsync(bench, cancellationToken)) is { } reason)
        {
            return Close(Plan(finished), reason, cancellationToken);
        }

        var plan = Plan(finished);
        var open = new ConcurrentQueue<PlannedCase>(InRunningOrder(plan));
        var count = Math.Max(1, Math.Min(settings.Lanes, open.Count));
        var lanes = Enumerable.Range(0, count).Select(lane => new Thread(() => Work(lane, open, cancellationToken))).ToList();
        lanes.ForEach(lane => lane.Start());
        lanes.ForEach(lane => lane.Join());
        _broken?.Throw();
        return Close(plan, neverAppeared: null, cancellationToken);
    }

    private void Work(int lane, ConcurrentQueue<PlannedCase> open, CancellationToken cancellationToken)
    {
        try
        {
            while (_broken is null && !IsOver(cancellationToken) && open.TryDequeue(out var next))
            {
                Watch(() => watcher.Started(next.Case.Id));
                Finish(InWorldOrError(next, lane, bench => RunCaseAsync(bench, next, cancellationToken)));
            }
        }
#pragma warning disable CA1031 // the caller gets it on its own thread, where it can be said
        catch (Exception broken)
#pragma warning restore CA1031
        {
            _broken ??= ExceptionDispatchInfo.Capture(broken);
        }
    }

    private CampaignResult RunAttached(IReadOnlyDictionary<string, CaseRecord> finished, CancellationToken cancellationToken) =>
        InWorld("attached", instance: 0, async bench =>
        {
            if (!bench.Control.Actions.Contains(DeviceAction.Start))
            {
                Watch(() => watcher.Waiting(bench.Server.Settings.Uri, bench.Bootstrap.Settings.Uri, settings.Bench.Endpoint));
            }

            if (await ProbeAsync(bench, cancellationToken) is { } reason)
            {
                return Close(Plan(finished), reason, cancellationToken);
            }

            var plan = Plan(finished);
            foreach (var next in plan.Where(planned => planned.Runs && !_finished.ContainsKey(planned.Case.Id)))
            {
                if (IsOver(cancellationToken))
                {
                    break;
                }

                Watch(() => watcher.Started(next.Case.Id));
                Finish(await RunCaseAsync(bench, next, cancellationToken));
            }

            return Close(plan, neverAppeared: null, cancellationToken);
        });

    private async Task<string?> ProbeAsync(TestBench bench, CancellationToken cancellationToken)
    {
        var probe = new Probe(bench, CaseSettings(), EngineVerbs.Table, _pics);
        try
        {
            return await probe.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return "the run was interrupted before the device registered";
        }
        finally
        {
            _contradictions = probe.Contradictions;
            _registration = probe.Registration;
            _firstDatagram = bench.Captured.First is { } first && !IsVirtual ? first.Time - _startedAt : null;
        }
    }

    private List<PlannedCase> Plan(IReadOnlyDictionary<string, CaseRecord> finished)
    {
        var cases = settings.Cases();
        var plan = cases.Select(test => CasePlan.Of(test, _pics, settings.Bench.Controls.Actions)).ToList();
        foreach (var planned in plan)
        {
            if (finished.TryGetValue(planned.Case.Id, out var earlier) && earlier.Hash == planned.Case.Hash && planned.Runs)
            {
                _finished[planned.Case.Id] = earlier;
            }
        }

        var record = Record(Cases(plan), footer: null);
        var estimate = plan.Where(planned => planned.Runs).Aggregate(TimeSpan.Zero, (sum, planned) => sum + planned.Case.LeastDuration);
        Watch(() => watcher.Planned(record, estimate));
        return plan;
    }

    // Longest first, so that no long case starts when everything else is done; results keep plan order all the same.
    private IEnumerable<PlannedCase> InRunningOrder(List<PlannedCase> plan)
    {
        var open = plan.Where(planned => planned.Runs && !_finished.ContainsKey(planned.Case.Id));
        return settings.Lanes > 1 ? open.OrderByDescending(planned => planned.Case.LeastDuration) : open;
    }

    private bool IsOver(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested || (settings.Budget is { } budget && _wall.Monotonic - _startedAt >= budget);

    private async Task<CaseResult> RunCaseAsync(TestBench bench, PlannedCase planned, CancellationToken cancellationToken)
    {
        var run = new CaseRun(planned.Case, bench, CaseSettings(), EngineVerbs.Table);
        return await run.RunAsync(IsVirtual ? TimeSpan.Zero : _startedAt, cancellationToken);
    }

    private T InWorld<T>(string name, int instance, Func<TestBench, Task<T>> act)
    {
        using var world = settings.Worlds.Create(Seeds.Of(settings.Seed, name));
        return world.Loop.Run(async () =>
        {
            await using var bench = await TestBench.OpenAsync(world, settings.Bench with { Instance = instance });
            return await act(bench);
        });
    }

    private CaseResult InWorldOrError(PlannedCase planned, int lane, Func<TestBench, Task<CaseResult>> act)
    {
        try
        {
            return InWorld(planned.Case.Id, lane, act);
        }
#pragma warning disable CA1031 // a world that breaks is the harness's error, and the other cases go on
        catch (Exception bug)
#pragma warning restore CA1031
        {
            return new(Records.Unrun(planned.Case, Outcome.Error, $"the harness failed: {bug.GetType().Name}: {bug.Message}"), [], TimeSpan.Zero);
        }
    }

    private void Finish(CaseResult result)
    {
        foreach (var finding in result.Record.Findings)
        {
            _lags.Add(finding.Lag);
        }

        var kept = result with { Record = Records.Repeatable(result.Record, IsVirtual) };
        if (kept.Record.Outcome != Outcome.NotRun)
        {
            _finished[kept.Record.Id] = kept.Record;
        }

        Watch(() => watcher.Finished(kept));
    }

    private void Watch(Action tell)
    {
        lock (_watching)
        {
            tell();
        }
    }

    private CampaignResult Close(List<PlannedCase> plan, string? neverAppeared, CancellationToken cancellationToken)
    {
        var complete = plan.All(planned => !planned.Runs || _finished.ContainsKey(planned.Case.Id));
        var interrupted = complete ? null : cancellationToken.IsCancellationRequested ? "interrupted" : neverAppeared ?? "the time budget was used up";
        var cases = Cases(plan, interrupted);
        var duration = IsVirtual
            ? cases.Aggregate(TimeSpan.Zero, (sum, record) => sum + record.Duration)
            : _wall.Monotonic - _startedAt;
        var verdicts = new SortedDictionary<Outcome, int>(cases.GroupBy(record => record.Outcome).ToDictionary(group => group.Key, group => group.Count()));
        var longest = cases.Select(record => record.LongestWait).DefaultIfEmpty(TimeSpan.Zero).Max();
        var footer = new RunFooter(complete, verdicts, duration, longest, interrupted);
        return new(Record(cases, footer), neverAppeared, [.. _lags], _firstDatagram, _registration);
    }

    /// <param name="interrupted">Why cases that were to run did not; their plan's reason unless given.</param>
    private List<CaseRecord> Cases(List<PlannedCase> plan, string? interrupted = null) =>
    [
        .. plan.Select(planned => _finished.TryGetValue(planned.Case.Id, out var record)
            ? record
            : Records.Unrun(planned.Case, planned.Outcome, planned.Runs ? interrupted ?? planned.Reason : planned.Reason)),
    ];

    private RunRecord Record(List<CaseRecord> cases, RunFooter? footer) => new(
        new SuiteStamp(settings.SuiteVersion),
        new ProfileStamp(settings.Profile.Id, settings.Profile.Title),
        Records.Stamp(settings.Profile, Device, _pics.All),
        new RunSettings(settings.Seed, settings.Selection, settings.Worlds.ClockName, settings.Tolerance.Absolute, settings.Tolerance.Share),
        cases,
        Records.Requirements(settings.Profile, Device.Lwm2m),
        _contradictions,
        footer)
    {
        Procedures = [.. settings.Profile.Ledger.Procedures.Values],
        Ambiguities = [.. settings.Profile.Ledger.Ambiguities.Values],
    };

    private CaseSettings CaseSettings() => new()
    {
        Profile = settings.Profile,
        Device = Device,
        Pics = _pics.All,
        Tolerance = settings.Tolerance,
        Files = settings.Files,
        Ask = settings.Ask,
    };
}
