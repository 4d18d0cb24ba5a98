using Conformance.Wire;

namespace Conformance.Simulation;

/// <summary>An event loop on the wall clock, for real sockets and real devices.</summary>
public sealed class WallLoop : EventLoop, IArrivals, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _due = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _arrivals = new();
    private readonly SemaphoreSlim _waiting = new(0);
    private bool _ended;

    public override TimeProvider Clock => TimeProvider.System;

    /// <summary>May be called from any thread. After disposal it does nothing: the world has ended, and nobody is left to tell.</summary>
    public override void Post(SendOrPostCallback d, object? state) => Add(_due, d, state);

    public void PostArrival(SendOrPostCallback arrived, object? state) => Add(_arrivals, arrived, state);

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            _waiting.Dispose();
        }
    }

    protected override void RunNext()
    {
        _waiting.Wait();
        (SendOrPostCallback Callback, object? State) next;
        lock (_gate)
        {
            next = _due.Count > 0 ? _due.Dequeue() : _arrivals.Dequeue();
        }

        next.Callback(next.State);
    }

    private void Add(Queue<(SendOrPostCallback Callback, object? State)> queue, SendOrPostCallback callback, object? state)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                queue.Enqueue((callback, state));
                _waiting.Release();
            }
        }
    }
}
