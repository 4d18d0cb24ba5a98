using System.Collections.Concurrent;

namespace Conformance.Simulation;

/// <summary>An event loop whose time passes only when nothing is left to do. The same seed gives the same run, octet for octet.</summary>
public sealed class VirtualLoop : EventLoop
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _due = new();
    private readonly VirtualClock _clock = new();

    public override TimeProvider Clock => _clock;

    public override void Post(SendOrPostCallback d, object? state) => _due.Enqueue((d, state));

    protected override void RunNext()
    {
        if (_due.TryDequeue(out var next))
        {
            next.Callback(next.State);
        }
        else if (!_clock.AdvanceToNextAlarm())
        {
            throw new InvalidOperationException("nothing is due and no timer is set, so the run can never end");
        }
    }
}
