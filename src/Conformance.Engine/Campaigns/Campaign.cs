using System.Runtime.ExceptionServices;
using Conformance.Engine.Benches;
using Conformance.Engine.Claims;
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
/// <remarks>
/// Each lane is a thread with a world of its own. A fresh device gets a new world for each case; any other keeps one for the whole run, and runs
/// several cases at once where their claims allow.
/// </remarks>
public sealed class Campaign(CampaignSettings settings, ICampaignWatcher watcher)
{
    private const string FirstKept = "attached";

    private readonly CampaignResults _results = new(watcher, settings.Worlds.ClockName == "virtual");
    private readonly PicsAnswers _pics = new(settings.Profile, settings.Device, settings.Bench.Controls.Actions);
    private readonly TimeProvider _wall = TimeProvider.System;
    private IReadOnlyList<CaseRecord> _unreadable = [];
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
        return Device.Control.Fresh ? RunFresh(finished, cancellationToken) : RunKept(finished, cancellationToken);
    }

    private CampaignResult RunFresh(IReadOnlyDictionary<string, CaseRecord> finished, CancellationToken cancellationToken)
    {
        if (InWorld("probe", instance: 0, bench => ProbeAsync(bench, cancellationToken)) is { } reason)
        {
            return Close(Plan(finished), reason, cancellationToken);
        }

        var plan = Plan(finished);
        var open = new WaitingCases(InRunningOrder(plan));
        var lanes = Enumerable.Range(0, Math.Max(1, Math.Min(settings.Lanes, plan.Count(planned => planned.Runs))));
        Threads(lanes, lane => Work(lane, open, cancellationToken)).ForEach(lane => lane.Join());
        _broken?.Throw();
        return Close(plan, neverAppeared: null, cancellationToken);
    }

    private void Work(int lane, WaitingCases open, CancellationToken cancellationToken)
    {
        while (!IsOver(cancellationToken) && open.Take(static _ => true, inOrder: true) is { } next)
        {
            _results.Start(next.Case.Id);
            _results.Finish(InWorldOrError(next, lane, bench => RunCaseAsync(bench, next, cancellationToken)));
        }
    }

    // The first device is probed and then kept; the others start when there is a plan. All take their cases from one queue.
    private CampaignResult RunKept(IReadOnlyDictionary<string, CaseRecord> finished, CancellationToken cancellationToken)
    {
        List<Thread> others = [];
        try
        {
            return InWorld(FirstKept, instance: 0, async bench =>
            {
                var starts = settings.Bench.Servers?.Starts ?? bench.Control.Actions.Contains(DeviceAction.Start);
                if (!starts && settings.Bench.Servers is null)
                {
                    _results.Tell(told => told.Waiting(bench.Server.Settings.Uri, bench.Bootstrap.Settings.Uri, settings.Bench.Endpoint));
                }

                if (await ProbeAsync(bench, cancellationToken) is { } reason)
                {
                    return Close(Plan(finished), reason, cancellationToken);
                }

                var plan = Plan(finished);
                var open = new WaitingCases(InRunningOrder(plan));
                others = Threads(Enumerable.Range(1, starts ? settings.Lanes - 1 : 0), lane =>
                    InWorld($"{FirstKept}-{lane}", lane, other => KeepAsync(other, open, cancellationToken)));
                await KeepAsync(bench, open, cancellationToken);
                others.ForEach(other => other.Join());
                return Close(plan, neverAppeared: null, cancellationToken);
            });
        }
        catch (Exception broken)
        {
            _broken ??= ExceptionDispatchInfo.Capture(broken);
            throw;
        }
        finally
        {
            others.ForEach(other => other.Join());
            _broken?.Throw();
        }
    }

    private async Task<bool> KeepAsync(TestBench bench, WaitingCases open, CancellationToken cancellationToken)
    {
        await new KeptDevice(bench, open, next => RunKeptAsync(bench, next, cancellationToken), _results, () => IsOver(cancellationToken))
        {
            AtOnce = settings.Overlap,
            Echo = Device.Pixit.GetValueOrDefault("notify-latency") is { } latency ? settings.Tolerance.Latest(StepContext.AsDuration(latency, default)) : settings.Tolerance.Absolute,
        }.RunAsync();
        return true;
    }

    private async Task<CaseResult> RunKeptAsync(TestBench bench, PlannedCase planned, CancellationToken cancellationToken)
    {
        var result = await RunCaseAsync(bench, planned, cancellationToken);
        if (bench.Asked is { } server)
        {
            await bench.Clients.LeaveAsync(server, settings.Bench.Servers!.Asks);
        }

        return result;
    }

    private List<Thread> Threads(IEnumerable<int> lanes, Action<int> work)
    {
        var threads = lanes.Select(lane => new Thread(() => Guard(lane, work))).ToList();
        threads.ForEach(thread => thread.Start());
        return threads;
    }

    private void Guard(int lane, Action<int> work)
    {
        try
        {
            work(lane);
        }
#pragma warning disable CA1031 // the caller gets it on its own thread, where it can be said
        catch (Exception broken)
#pragma warning restore CA1031
        {
            _broken ??= ExceptionDispatchInfo.Capture(broken);
        }
    }

    private async Task<string?> ProbeAsync(TestBench bench, CancellationToken cancellationToken)
    {
        if (Device.IsServer)
        {
            return await new ServerProbe(bench).RunAsync(settings.Bench.Servers!.Asks, cancellationToken);
        }

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
        var cases = settings.Cases([.. _pics.Instantiated ?? new HashSet<ushort>()]);
        _unreadable = settings.Unreadable();
        var plan = cases
            .Select(test => CasePlan.Of(test, _pics, Reachable.Of(settings.Bench.Controls, settings.Bench.Servers)) with { Claims = CaseClaims.Of(test, Device.Pixit) })
            .ToList();
        foreach (var planned in plan)
        {
            if (finished.TryGetValue(planned.Case.Id, out var earlier) && earlier.Hash == planned.Case.Hash && planned.Runs)
            {
                _results.Keep(earlier);
            }
        }

        var record = Record(Cases(plan), footer: null);
        var estimate = plan.Where(planned => planned.Runs).Aggregate(TimeSpan.Zero, (sum, planned) => sum + planned.Case.LeastDuration);
        _results.Tell(told => told.Planned(record, estimate));
        return plan;
    }

    // Longest first, so that no long case starts when everything else is done; among equals the seed decides. On a device that is kept, what has to
    // run alone comes last: most of it restarts the device. Results keep plan order all the same.
    private IEnumerable<PlannedCase> InRunningOrder(List<PlannedCase> plan)
    {
        var open = plan.Where(planned => planned.Runs && !_results.Has(planned));
        return settings is { Lanes: 1, Overlap: 1 }
            ? open
            : open.OrderBy(planned => !Device.Control.Fresh && planned.IsAlone)
                .ThenByDescending(planned => planned.Case.LeastDuration)
                .ThenBy(planned => Seeds.Of(settings.Seed, planned.Case.Id));
    }

    private bool IsOver(CancellationToken cancellationToken) =>
        _broken is not null || cancellationToken.IsCancellationRequested || (settings.Budget is { } budget && _wall.Monotonic - _startedAt >= budget);

    private async Task<CaseResult> RunCaseAsync(TestBench bench, PlannedCase planned, CancellationToken cancellationToken)
    {
        var run = new CaseRun(planned.Case, bench, CaseSettings(), EngineVerbs.Table, planned.Claims);
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

    private CampaignResult Close(List<PlannedCase> plan, string? neverAppeared, CancellationToken cancellationToken)
    {
        var complete = plan.All(planned => !planned.Runs || _results.Has(planned));
        var interrupted = complete ? null : cancellationToken.IsCancellationRequested ? "interrupted" : neverAppeared ?? "the time budget was used up";
        var cases = Cases(plan, interrupted);
        var duration = IsVirtual
            ? cases.Aggregate(TimeSpan.Zero, (sum, record) => sum + record.Duration)
            : _wall.Monotonic - _startedAt;
        var verdicts = new SortedDictionary<Outcome, int>(cases.GroupBy(record => record.Outcome).ToDictionary(group => group.Key, group => group.Count()));
        var longest = cases.Select(record => record.LongestWait).DefaultIfEmpty(TimeSpan.Zero).Max();
        var footer = new RunFooter(complete, verdicts, duration, longest, interrupted);
        return new(Record(cases, footer), neverAppeared, [.. _results.Lags], _firstDatagram, _registration);
    }

    /// <param name="interrupted">Why cases that were to run did not; their plan's reason unless given.</param>
    private List<CaseRecord> Cases(List<PlannedCase> plan, string? interrupted = null) =>
    [
        .. plan.Select(planned => _results.Of(planned.Case.Id) ?? Records.Unrun(planned.Case, planned.Outcome, planned.Runs ? interrupted ?? planned.Reason : planned.Reason)),
        .. _unreadable,
    ];

    private RunRecord Record(List<CaseRecord> cases, RunFooter? footer) => ProfileFacts.Into(
        new(
            new SuiteStamp(settings.SuiteVersion),
            new ProfileStamp(settings.Profile.Id, settings.Profile.Title),
            Records.Stamp(settings.Profile, Device, _pics.All) with { Identity = _pics.Identity },
            new RunSettings(settings.Seed, settings.Selection, settings.Worlds.ClockName, settings.Tolerance.Absolute, settings.Tolerance.Share),
            cases,
            Requirements: [],
            _contradictions,
            footer),
        settings.Profile,
        _pics);

    private CaseSettings CaseSettings() => new()
    {
        Profile = settings.Profile,
        Device = Device,
        Pics = _pics.All,
        Tolerance = settings.Tolerance,
        Files = settings.Files,
        Seed = settings.Seed,
        Ask = settings.Ask,
    };
}
