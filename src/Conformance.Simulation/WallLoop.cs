using System.Collections.Concurrent;

namespace Conformance.Simulation;

/// <summary>An event loop on the wall clock, for real sockets and real devices.</summary>
public sealed class WallLoop : EventLoop, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _due = [];

    public override TimeProvider Clock => TimeProvider.System;

    /// <summary>May be called from any thread. After disposal it does nothing.</summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _due.Add((d, state));
        }
        catch (ObjectDisposedException)
        {
            // A socket or timer of a world that has ended; nobody is left to tell.
        }
    }

    public void Dispose() => _due.Dispose();

    protected override void RunNext()
    {
        var next = _due.Take();
        next.Callback(next.State);
    }
}
