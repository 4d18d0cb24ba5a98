namespace Conformance.ReferenceDevice.Timing;

/// <summary>One deadline that can be moved, however far away. Rings on the loop that made it.</summary>
public sealed class Alarm : IDisposable
{
    /// <summary>What one timer of the base library can hold, with room to spare.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    private readonly SynchronizationContext? _loop = SynchronizationContext.Current;
    private readonly Action _ring;
    private readonly ITimer _timer;
    private TimeSpan _left;
    private int _setting;

    public Alarm(TimeProvider clock, Action ring)
    {
        ArgumentNullException.ThrowIfNull(clock);

        _ring = ring;
        _timer = clock.CreateTimer(_ => Post(Volatile.Read(ref _setting)), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether it will ring.</summary>
    public bool IsSet { get; private set; }

    /// <summary>Rings once, that long from now; a deadline that has passed rings as soon as the loop is free.</summary>
    public void Set(TimeSpan due)
    {
        _left = due < TimeSpan.Zero ? TimeSpan.Zero : due;
        IsSet = true;
        Arm();
    }

    public void Clear()
    {
        IsSet = false;
        _setting++;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _setting++;
        _timer.Dispose();
    }

    private void Arm()
    {
        _setting++;
        var next = _left < Longest ? _left : Longest;
        _left -= next;
        _timer.Change(next, Timeout.InfiniteTimeSpan);
    }

    private void Post(int setting)
    {
        if (_loop is null)
        {
            Ring(setting);
        }
        else
        {
            _loop.Post(_ => Ring(setting), null);
        }
    }

    private void Ring(int setting)
    {
        if (setting != _setting)
        {
            return;
        }

        if (_left > TimeSpan.Zero)
        {
            Arm();
        }
        else
        {
            IsSet = false;
            _ring();
        }
    }
}
