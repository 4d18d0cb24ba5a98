using Conformance.Wire;

namespace Conformance.Coap.Transmission;

/// <summary>
/// The clock of an event loop: what it wakes runs on the loop that made it, even when timers fire on threads of their own.
/// </summary>
internal sealed class LoopClock(TimeProvider clock)
{
    private readonly SynchronizationContext? _loop = SynchronizationContext.Current;

    /// <summary>Monotonic.</summary>
    public TimeSpan Now => clock.Monotonic;

    /// <summary>Runs <paramref name="ring"/> on the loop once, unless the returned alarm is disposed of before.</summary>
    public IDisposable After(TimeSpan due, Action ring)
    {
        var wait = due > TimeSpan.Zero ? due : TimeSpan.Zero;
        var at = Now + wait;
        var alarm = new Alarm(ring);
        alarm.Timer = clock.CreateTimer(_ => Post(at, alarm.Ring), state: null, wait, Timeout.InfiniteTimeSpan);
        return alarm;
    }

    /// <summary>Runs <paramref name="action"/> on the loop, later.</summary>
    public void Post(Action action)
    {
        if (_loop is null)
        {
            action();
        }
        else
        {
            _loop.Post(static state => ((Action)state!)(), action);
        }
    }

    // A loop that orders what comes from outside by time gets alarms among it: a datagram that came before an alarm was due goes first.
    private void Post(TimeSpan time, Action action)
    {
        if (_loop is IArrivals arrivals)
        {
            arrivals.PostArrival(time, static state => ((Action)state!)(), action);
        }
        else
        {
            Post(action);
        }
    }

    private sealed class Alarm(Action ring) : IDisposable
    {
        private bool _over;

        public ITimer? Timer { get; set; }

        public void Ring()
        {
            if (!_over)
            {
                Dispose();
                ring();
            }
        }

        public void Dispose()
        {
            _over = true;
            Timer?.Dispose();
        }
    }
}
