using Conformance.Wire;

namespace Conformance.Dtls.Transport;

/// <summary>Rings when the deadline of an association has come, on the loop that made it.</summary>
internal sealed class Wake : IDisposable
{
    private readonly SynchronizationContext? _loop = SynchronizationContext.Current;
    private readonly TimeProvider _clock;
    private readonly Action _ring;
    private ITimer? _timer;
    private TimeSpan? _at;

    public Wake(TimeProvider clock, Action ring) => (_clock, _ring) = (clock, ring);

    /// <summary>Rings at that monotonic time, or not at all.</summary>
    public void At(TimeSpan? due)
    {
        if (due == _at)
        {
            return;
        }

        _timer?.Dispose();
        (_timer, _at) = (null, due);
        if (due is { } at)
        {
            var wait = at - _clock.Monotonic;
            _timer = _clock.CreateTimer(_ => Post(at), state: null, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => At(null);

    private void Post(TimeSpan at)
    {
        if (_loop is IArrivals arrivals)
        {
            arrivals.PostArrival(at, _ => Ring(at), null);
        }
        else if (_loop is not null)
        {
            _loop.Post(_ => Ring(at), null);
        }
        else
        {
            Ring(at);
        }
    }

    private void Ring(TimeSpan at)
    {
        if (_at == at)
        {
            At(null);
            _ring();
        }
    }
}
