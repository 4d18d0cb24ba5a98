using Conformance.Wire;

namespace Conformance.Simulation;

/// <summary>An event loop on the wall clock, for real sockets and real devices.</summary>
public sealed class WallLoop : EventLoop, IArrivals, IDisposable
{
    // A monitor and no semaphore: the semaphore of the base library turns in circles before it sleeps, and takes the processor from the device under test.
    private readonly object _gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _due = new();
    private readonly PriorityQueue<(SendOrPostCallback Callback, object? State), (TimeSpan Time, long Sequence)> _arrivals = new();
    private long _sequence;
    private bool _ended;

    public override TimeProvider Clock => TimeProvider.System;

    /// <summary>May be called from any thread. After disposal it does nothing: the world has ended, and nobody is left to tell.</summary>
    public override void Post(SendOrPostCallback d, object? state) => Add(() => _due.Enqueue((d, state)));

    public void PostArrival(TimeSpan time, SendOrPostCallback arrived, object? state) =>
        Add(() => _arrivals.Enqueue((arrived, state), (time, _sequence++)));

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
        }
    }

    protected override void RunNext()
    {
        (SendOrPostCallback Callback, object? State) next;
        lock (_gate)
        {
            while (_due.Count + _arrivals.Count == 0)
            {
                Monitor.Wait(_gate);
            }

            next = _due.Count > 0 ? _due.Dequeue() : _arrivals.Dequeue();
        }

        next.Callback(next.State);
    }

    private void Add(Action enqueue)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                enqueue();
                Monitor.Pulse(_gate);
            }
        }
    }
}
