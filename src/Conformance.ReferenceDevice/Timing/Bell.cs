namespace Conformance.ReferenceDevice.Timing;

/// <summary>Wakes one waiter, after what is being done now; a ring that nobody waits for is kept.</summary>
public sealed class Bell : IDisposable
{
    private readonly Alarm _alarm;
    private TaskCompletionSource? _waiter;
    private bool _rung;

    public Bell(TimeProvider clock) => _alarm = new Alarm(clock, () => _waiter?.TrySetResult());

    public void Ring()
    {
        _rung = true;
        if (_waiter is not null)
        {
            _alarm.Set(TimeSpan.Zero);
        }
    }

    /// <summary>Waits for a ring, at most <paramref name="atMost"/>.</summary>
    /// <returns>Whether it rang.</returns>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        if (!_rung && atMost > TimeSpan.Zero)
        {
            var waiter = new TaskCompletionSource();
            using var cancelled = cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
            _waiter = waiter;
            _alarm.Set(atMost);
            try
            {
                await waiter.Task;
            }
            finally
            {
                _waiter = null;
                _alarm.Clear();
            }
        }

        var rung = _rung;
        _rung = false;
        return rung;
    }

    public void Dispose() => _alarm.Dispose();
}
