using Conformance.Coap.Deviations;
using Conformance.Coap.Transmission;
using Conformance.Engine.Benches;
using Conformance.Roles;
using Conformance.Wire;

namespace Conformance.Engine.Running;

/// <summary>The events of one case: which are still unconsumed, who waits for which, and what a script wants answered.</summary>
public sealed class Inbox
{
    // What reached the socket in time counts, also when the loop handles the end of the wait first.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _clock;
    private readonly EventLog _log;
    private readonly int _first;
    private readonly HashSet<int> _passedOver = [];
    private readonly HashSet<int> _consumed = [];
    private readonly List<Waiter> _waiters = [];
    private readonly List<ReplyRule> _rules = [];
    private readonly Dictionary<int, ReplyRule?> _taken = [];

    /// <param name="claimed">Events that the case waits for or forbids, so that no other case gets them.</param>
    public Inbox(TestBench bench, IReadOnlySet<string> claimed)
    {
        ArgumentNullException.ThrowIfNull(bench);
        (_log, _first, _clock, Claimed) = (bench.Log, bench.Log.Next, bench.World.Clock, claimed);
    }

    public IReadOnlySet<string> Claimed { get; }

    /// <summary>Whether another case ran meanwhile.</summary>
    public bool HadCompany { get; set; }

    /// <summary>Events of this case that no step consumed.</summary>
    public IEnumerable<RoleEvent> Unconsumed =>
        _log.Since(_first).Where(seen => !_consumed.Contains(seen.Sequence) && !_passedOver.Contains(seen.Sequence));

    /// <summary>The longest time anybody waited here.</summary>
    public TimeSpan LongestWait { get; private set; }

    /// <summary>The earliest unconsumed event that <paramref name="wanted"/> accepts, now or until <paramref name="deadline"/>; it is consumed.</summary>
    /// <param name="deadline">Monotonic; an event received before it counts even when it is handled later.</param>
    /// <param name="reply">The reply that goes with an event that is taken; none unless given.</param>
    /// <returns><see langword="null"/> when none came in time.</returns>
    public async Task<RoleEvent?> TakeAsync(
        Func<RoleEvent, bool> wanted, TimeSpan deadline, CancellationToken cancellationToken, Func<RoleEvent, ReplyRule?>? reply = null)
    {
        var found = await WaitAsync(wanted, deadline, reply ?? (static _ => null), cancellationToken);
        if (found is not null)
        {
            _consumed.Add(found.Sequence);
        }

        return found;
    }

    /// <summary>As <see cref="TakeAsync"/>, leaving the event unconsumed.</summary>
    public Task<RoleEvent?> FindAsync(Func<RoleEvent, bool> wanted, TimeSpan deadline, CancellationToken cancellationToken) =>
        WaitAsync(wanted, deadline, reply: null, cancellationToken);

    /// <param name="reply">For a waiter that takes what it finds; <see langword="null"/> for one that only looks.</param>
    private async Task<RoleEvent?> WaitAsync(
        Func<RoleEvent, bool> wanted, TimeSpan deadline, Func<RoleEvent, ReplyRule?>? reply, CancellationToken cancellationToken)
    {
        bool InTime(RoleEvent seen) => seen.Time <= deadline && wanted(seen);

        if (Unconsumed.FirstOrDefault(InTime) is { } early)
        {
            return early;
        }

        var from = _clock.Monotonic;
        var left = deadline - from;
        if (left <= TimeSpan.Zero)
        {
            return null;
        }

        var waiter = new Waiter(InTime, reply);
        _waiters.Add(waiter);
        await using var alarm = _clock.CreateTimer(_ => waiter.End(null), state: null, left + Grace, Timeout.InfiniteTimeSpan);
        await using var cancelled = cancellationToken.Register(waiter.Cancel);
        try
        {
            return await waiter.Found ?? Unconsumed.FirstOrDefault(InTime);
        }
        finally
        {
            _waiters.Remove(waiter);
            NoteWait(_clock.Monotonic - from);
        }
    }

    /// <summary>Notes a wait that was not for an event (a pause, an answer).</summary>
    public void NoteWait(TimeSpan waited) => LongestWait = waited > LongestWait ? waited : LongestWait;

    /// <summary>From now on, the next request that <paramref name="matches"/> gets this reply instead of the role's own, or the role's own with deviations.</summary>
    public ReplyRule Arm(Func<RoleEvent, bool> matches, Func<RequestEvent, Reply>? reply, IReadOnlyList<Deviation> deviations)
    {
        var rule = new ReplyRule(matches, reply, deviations);
        _rules.Add(rule);
        return rule;
    }

    public void Disarm(ReplyRule rule) => _rules.Remove(rule);

    /// <summary>What the script wants a request answered; <see langword="null"/> when it leaves that to the role.</summary>
    /// <param name="standard">What the role answers of itself.</param>
    public Reply? For(RequestEvent request, Reply standard)
    {
        ArgumentNullException.ThrowIfNull(request);

        // The step that took the request says what it gets; what no step took yet may have a reply armed ahead of its step.
        var rule = _taken.TryGetValue(request.Sequence, out var own) ? own : _rules.Find(candidate => candidate.Matches(request));
        if (rule is null)
        {
            return null;
        }

        _rules.Remove(rule);
        rule.UsedFor = request;
        return rule.Over(request, standard);
    }

    /// <summary>An event that is another case's.</summary>
    public void PassOver(RoleEvent added)
    {
        ArgumentNullException.ThrowIfNull(added);
        _passedOver.Add(added.Sequence);
    }

    /// <summary>Takes an event of this case, and hands it to whoever waits for it.</summary>
    public void Deliver(RoleEvent added)
    {
        ArgumentNullException.ThrowIfNull(added);
        foreach (var waiter in _waiters.ToArray())
        {
            if (!waiter.Wanted(added) || (waiter.Reply is not null && _consumed.Contains(added.Sequence)) || !waiter.End(added))
            {
                continue;
            }

            if (waiter.Reply is { } reply)
            {
                _consumed.Add(added.Sequence);
                _taken[added.Sequence] = reply(added);
            }
        }
    }

    // The task is awaited directly, never through WhenAny: its continuation then goes to the event loop and not to the pool.
    private sealed class Waiter(Func<RoleEvent, bool> wanted, Func<RoleEvent, ReplyRule?>? reply)
    {
        private readonly TaskCompletionSource<RoleEvent?> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Func<RoleEvent, bool> Wanted => wanted;

        public Func<RoleEvent, ReplyRule?>? Reply => reply;

        public Task<RoleEvent?> Found => _found.Task;

        public bool End(RoleEvent? found) => _found.TrySetResult(found);

        public void Cancel() => _found.TrySetCanceled();
    }
}
