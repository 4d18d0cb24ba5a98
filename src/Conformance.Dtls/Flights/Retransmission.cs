namespace Conformance.Dtls.Flights;

/// <summary>When a flight that is not answered is sent again.</summary>
/// <remarks>
/// RFC 6347 §4.2.4.1: one second at first, twice as long each time, at most a minute; RFC 7925 §11 asks constrained devices to begin with nine seconds.
/// What had to grow stays so until a flight got through at once.
/// </remarks>
public sealed class Retransmission(RetransmissionSettings settings)
{
    private TimeSpan _timeout = settings.FirstTimeout;
    private int _repeats;

    /// <summary>When to come back; <see langword="null"/> while nothing is waited for.</summary>
    public TimeSpan? Deadline { get; private set; }

    /// <summary>Whether it was sent as often as it may be.</summary>
    public bool IsSpent => _repeats >= settings.MostRepeats;

    /// <summary>A new flight leaves, so the one before was answered.</summary>
    public void Start(TimeSpan now)
    {
        if (_repeats == 0)
        {
            _timeout = settings.FirstTimeout;
        }

        _repeats = 0;
        Deadline = now + _timeout;
    }

    /// <summary>A part of the answer came: the rest gets as much time again.</summary>
    public void Extend(TimeSpan now)
    {
        if (Deadline is not null)
        {
            Deadline = now + _timeout;
        }
    }

    /// <summary>The flight leaves once more because its time is up.</summary>
    public void Repeat(TimeSpan now)
    {
        _repeats++;
        _timeout = TimeSpan.FromTicks(Math.Min(_timeout.Ticks * 2, settings.LongestTimeout.Ticks));
        Deadline = now + _timeout;
    }

    public void Stop() => Deadline = null;
}
