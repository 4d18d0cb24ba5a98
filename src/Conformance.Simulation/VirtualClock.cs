namespace Conformance.Simulation;

/// <summary>A clock that stands still until told otherwise. Timers fire in due order, ties in the order they were set, on the thread that advances it.</summary>
/// <remarks>Belongs to one <see cref="VirtualLoop"/> and so to one thread; it takes no lock.</remarks>
public sealed class VirtualClock : TimeProvider
{
    private readonly PriorityQueue<Alarm, (long Due, long Sequence)> _alarms = new();
    private long _now;
    private long _sequence;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    /// <summary>Counts from the Unix epoch, so that the same run always carries the same dates.</summary>
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(_now);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);

        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Jumps to the next due timer and fires it.</summary>
    /// <returns><see langword="false"/> when no timer is pending.</returns>
    public bool AdvanceToNextAlarm()
    {
        while (_alarms.TryDequeue(out var next, out var key))
        {
            if (next.IsArmedFor(key.Sequence))
            {
                _now = Math.Max(_now, key.Due);
                next.Fire();
                return true;
            }
        }

        return false;
    }

    private sealed class Alarm(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private const long Disarmed = -1;
        private long _armed = Disarmed;
        private TimeSpan _period;

        public bool IsArmedFor(long sequence) => _armed == sequence;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                _armed = Disarmed;
                return true;
            }

            _armed = clock._sequence++;
            clock._alarms.Enqueue(this, (clock._now + dueTime.Ticks, _armed));
            return true;
        }

        public void Fire()
        {
            if (_period > TimeSpan.Zero)
            {
                Change(_period, _period);
            }
            else
            {
                _armed = Disarmed;
            }

            callback(state);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
