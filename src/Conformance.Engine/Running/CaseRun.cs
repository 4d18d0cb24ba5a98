using Conformance.Engine.Benches;
using Conformance.Engine.Claims;
using Conformance.Engine.Costs;
using Conformance.Engine.Replays;
using Conformance.Engine.Worlds;
using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;
using Conformance.Simulation.Impairments;
using Conformance.Wire;

namespace Conformance.Engine.Running;

/// <summary>One case on one bench: preconditions, steps, clean-up, and the verdict that comes of them.</summary>
public sealed class CaseRun : IDisposable
{
    private static readonly TimeSpan s_awakeAfter = TimeSpan.FromSeconds(3);

    private readonly VerbTable _verbs;
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<Phase, Verdict> _verdicts = [];
    private readonly Evidence _evidence;
    private readonly Dictionary<string, Branch> _branches = new(StringComparer.Ordinal);
    private CancellationTokenSource _death = new();
    private string? _lastWords;
    private bool _cleaning;
    private bool _dirty;

    /// <param name="claims">What the case claims: events among them are given to no other case.</param>
    public CaseRun(BoundCase test, TestBench bench, CaseSettings settings, VerbTable verbs, IReadOnlyList<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(bench);
        ArgumentNullException.ThrowIfNull(claims);
        (Case, Bench, Settings, _verbs) = (test, bench, settings, verbs);
        StartedAt = bench.Now;
        Recorder = new(bench);
        Inbox = new Inbox(bench, claims.Where(claim => claim.Mode == ClaimMode.Exclusive).Select(claim => claim.Area).ToHashSet(StringComparer.Ordinal));
        _evidence = new(bench, Inbox, StartedAt);
        bench.Switchboard.Connect(Inbox);
        bench.DeviceDied += Mourn;
        NamesRequirements = JudgedRequirements.AnyNamed(test.Steps);
        Scope = new CaseScope(outer: null, new Roots(this).Find, settings.Files, new Random(Seeds.Of(settings.Seed, test.Id)));
    }

    public BoundCase Case { get; }

    public TestBench Bench { get; }

    public CaseSettings Settings { get; }

    public Inbox Inbox { get; }

    /// <summary>What is declared of the network at present.</summary>
    public DeclaredLink Link => Bench.World.Declared;

    public CaseScope Scope { get; }

    /// <summary>Notes what a replay will need.</summary>
    public Recorder Recorder { get; }

    /// <summary>Whether the verdict can only be touched by an error of ours any more.</summary>
    public bool IsDecided => _cleaning || Verdict >= Verdict.Inconclusive;

    /// <summary>Monotonic.</summary>
    public TimeSpan StartedAt { get; }

    /// <summary>Whether any step says which requirement it judges.</summary>
    public bool NamesRequirements { get; }

    /// <summary>The instance of object 1 that holds our account, once the <c>registered</c> state found it.</summary>
    public string? ServerInstance { get; set; }

    /// <summary>The same for our second server, once a state found it or put it there.</summary>
    public string? SecondInstance { get; set; }

    /// <summary>Whether the accounts of the device are those that a bootstrap of ours brought.</summary>
    public bool Provisioned { get; set; }

    /// <summary>Short Server ID of one of our servers, as the device has it.</summary>
    public Value ShortServerIdOf(string role) => role switch
    {
        RoleNames.Second => Pixit("second-short-server-id") ?? new Value.Number(2),
        _ => Pixit(Provisioned ? "bootstrap-ssid" : "short-server-id") ?? new Value.Number(1),
    };

    /// <summary>How long an answer may take unless the step says otherwise.</summary>
    public TimeSpan ResponseWithin => Pixit("response-within") is { } value ? StepContext.AsDuration(value, Case.Span) : TimeSpan.FromSeconds(5);

    /// <summary>The worst verdict of preconditions and steps.</summary>
    public Verdict Verdict => _verdicts.Where(entry => entry.Key != Phase.Cleanup).Aggregate(Verdict.None, (worst, entry) => worst.Worsen(entry.Value));

    /// <summary>The client that acts where a step says nothing else; <see langword="null"/> in cases in which we are servers.</summary>
    public string? ClientRole => Case.Testers is [var first, ..] && RoleNames.IsClient(first) ? first : null;

    public IVerb VerbOf(BoundStep step) => _verbs[step.Verb.Name];

    public Value? Pixit(string name) => Settings.Device.Pixit.GetValueOrDefault(name);

    /// <summary>Whether a requirement is asked of devices of the enabler version that this one is judged by.</summary>
    public bool Asks(string requirement) =>
        Settings.Profile.Find(requirement, Settings.Device.Lwm2m)?.Concerns(Settings.Device.Lwm2m) ?? !Settings.Profile.Foreign.Requirements.Contains(requirement);

    /// <summary>Whether breaking a requirement may fail a device.</summary>
    public bool Binds(string requirement) =>
        Settings.Profile.Find(requirement, Settings.Device.Lwm2m)?.Binds ?? true;

    /// <summary>Whether something was missed that no verdict follows from; what it would have captured is missing too.</summary>
    public bool Remarked => _findings.Exists(finding => finding.Remark);

    /// <summary>Why a step found nothing on the device that it could have judged; a case that judges nothing for that reason does not apply.</summary>
    public string? NothingConcerned { get; set; }

    /// <summary>Whether the remaining steps of a phase are skipped.</summary>
    public bool Stops(Phase phase) => phase switch
    {
        Phase.Cleanup => _verdicts.GetValueOrDefault(Phase.Cleanup) >= Verdict.Error,
        _ => Verdict >= Verdict.Inconclusive,
    };

    /// <summary>The next case on this bench starts by recovering the state it needs.</summary>
    public void LeaveDirty() => _dirty = true;

    /// <summary>Branches that are about to begin; those of the same names that ended before are forgotten.</summary>
    public void Begin(IEnumerable<string> branches)
    {
        ArgumentNullException.ThrowIfNull(branches);
        foreach (var name in branches)
        {
            _branches[name] = new Branch();
        }
    }

    /// <summary>The branch of that name, begun and perhaps ended.</summary>
    public Branch Branch(string name) => _branches[name];

    /// <summary>Keeps a finding.</summary>
    /// <returns>Its index.</returns>
    public int Add(Finding finding, Phase phase)
    {
        ArgumentNullException.ThrowIfNull(finding);
        _findings.Add(finding);
        _verdicts[phase] = _verdicts.GetValueOrDefault(phase).Worsen(finding.Verdict);
        return _findings.Count - 1;
    }

    /// <summary>Cancelled when the device ends on its own: nothing is worth waiting for then.</summary>
    public CancellationToken Death => _death.Token;

    /// <summary>Turns an exception of our roles into <c>error</c>, and the death of a device we control into <c>fail</c>.</summary>
    public void CheckForBugs(StepContext context)
    {
        if (Bench.Bug is { } bug)
        {
            Bench.Bug = null;
            Break(bug);
        }

        if (_lastWords is { } said)
        {
            _lastWords = null;
            _death.Dispose();
            _death = new();
            context.Miss("the device ended on its own", "the device keeps running", said, Bench.Now, observer: Observer.Adapter);
        }
    }

    /// <summary>A bug of ours: the case is an error, whatever was judged so far and in whichever part it shows.</summary>
    public void Break(Exception bug)
    {
        ArgumentNullException.ThrowIfNull(bug);
        LeaveDirty();
        AddError($"the harness failed: {bug.GetType().Name}: {bug.Message}", bug.StackTrace ?? string.Empty);
    }

    /// <summary>Runs the case to its end. Cancellation leaves it <see cref="Outcome.NotRun"/>.</summary>
    public async Task<CaseResult> RunAsync(TimeSpan runStartedAt, CancellationToken cancellationToken)
    {
        var records = new List<StepRecord>();
        var interrupted = false;
        var (network, declared) = (Bench.World.Link?.Impairment, Link);
        try
        {
            foreach (var (name, value) in Case.Vars)
            {
                Scope.Bind(name, value.Evaluate(Scope));
            }

            await RunPhaseAsync(Phase.Preconditions, Case.Preconditions, records, cancellationToken);
            if (!Stops(Phase.Steps))
            {
                await RunPhaseAsync(Phase.Steps, Case.Steps, records, cancellationToken);
            }

            _cleaning = true;
            Restore(network, declared);
            await RunPhaseAsync(Phase.Cleanup, Case.Cleanup, records, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            interrupted = true;
        }
        catch (EvaluationException unknown)
        {
            AddError($"{unknown.Message} ({unknown.Span})");
        }

        Restore(network, declared);
        Bench.BehaveAgain();
        Bench.Clients.BehaveAgain();
        Bench.Dirty |= _dirty;
        var datagrams = _evidence.Datagrams;
        var result = new CaseResult(Costed(Record(records, interrupted, runStartedAt), datagrams), datagrams, StartedAt)
        {
            KeyLog = [.. Bench.KeyLog],
            Recording = _evidence.IsWhole && Bench.IsLegible && datagrams.All(passed => passed.Stream is null) ? Recorder.Finish(datagrams) : null,
        };
        Dispose();
        return result;
    }

    /// <summary>Leaves the bench; nothing that comes later is this case's.</summary>
    public void Dispose()
    {
        Bench.Switchboard.Disconnect(Inbox);
        Bench.DeviceDied -= Mourn;
        _evidence.Dispose();
        _death.Dispose();
        foreach (var branch in _branches.Values)
        {
            branch.Dispose();
        }
    }

    /// <summary>What a case did to the network ends with its steps.</summary>
    private void Restore(Impairment? network, DeclaredLink declared)
    {
        if (Bench.World.Link is { } link)
        {
            (link.Impairment, Bench.World.Declared) = (network!, declared);
        }
    }

    private void Mourn(string said)
    {
        _lastWords = said;
        Recorder.Died(said);
        _death.Cancel();
    }

    private async Task RunPhaseAsync(Phase phase, IReadOnlyList<BoundStep> steps, List<StepRecord> records, CancellationToken cancellationToken)
    {
        var sequence = new StepSequence(this, phase, Scope, records, Bench.Now);
        await sequence.RunAsync(steps, cancellationToken);
        if (phase == Phase.Cleanup)
        {
            _dirty |= sequence.Missed;
        }
    }

    private void AddError(string message, string seen = "") =>
        Add(
            new Finding(
                Verdict.Error, Remark: false, message, string.Empty, seen, [], Case.Span.ToString(), string.Empty,
                Bench.Now - StartedAt, TimeSpan.Zero, Observer.Harness),
            Phase.Steps);

    private CaseRecord Costed(CaseRecord record, IReadOnlyList<CapturedDatagram> datagrams)
    {
        var awakeAfter = Pixit("cost.awake-after") is { } given ? StepContext.AsDuration(given, Case.Span) : s_awakeAfter;
        return BudgetCheck.Hold(record with { Cost = CostMeter.Of(datagrams, awakeAfter) }, Settings.Profile.Budgets.Values, undisturbed: !Link.Loses);
    }

    private CaseRecord Record(List<StepRecord> steps, bool interrupted, TimeSpan runStartedAt)
    {
        var (outcome, reason) = interrupted ? (Outcome.NotRun, "interrupted") : CaseOutcome.Of(Verdict, _findings, NothingConcerned);
        return new CaseRecord(
            Case.Id,
            Case.Title,
            Case.Purpose,
            Path.GetDirectoryName(Case.File)?.Replace('\\', '/') ?? string.Empty,
            Case.File,
            Case.Hash,
            outcome,
            reason,
            _findings,
            Case.Ets,
            Case.Requirements,
            JudgedRequirements.Of(_findings),
            StartedAt - runStartedAt,
            Bench.Now - StartedAt,
            Inbox.LongestWait,
            steps,
            _evidence.Log,
            _evidence.Unconsumed);
    }
}
