namespace Conformance.Harness.Fuzzing;

/// <summary>Inputs against one target, until one breaks a law or there are enough.</summary>
/// <remarks>Runs on one thread; the figures may be read from another.</remarks>
public sealed class FuzzRun
{
    private const int LongEnough = 64;
    private readonly FuzzTarget _target;
    private readonly FuzzInputs _inputs;
    private readonly TimeProvider _clock;
    private readonly long _seed;
    private readonly long _start;
    private volatile FuzzTally _tally;
    private bool _isWarm;
    private long _index = -1;
    private long _indexSince;

    public FuzzRun(FuzzTarget target, long seed, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(clock);

        _target = target;
        _inputs = new(target, seed);
        _clock = clock;
        _seed = seed;
        _start = _indexSince = clock.GetTimestamp();
        _tally = new(target.Name, 0, 0, TimeSpan.Zero, 0, 0, TimeSpan.Zero);
    }

    /// <summary>Figures so far, a little behind while the run goes on.</summary>
    public FuzzTally Tally => _tally;

    /// <summary>The input being tried as a violation of the law of time, should it never end.</summary>
    /// <param name="patience">How long it may have been tried; a shorter time gives <see langword="null"/>.</param>
    public FuzzViolation? Hanging(TimeSpan patience)
    {
        var index = Interlocked.Read(ref _index);
        var since = _clock.GetElapsedTime(Interlocked.Read(ref _indexSince));
        return index >= 0 && since > patience
            ? new(_target.Name, _seed, index, _inputs.At(index), FormattableString.Invariant($"time: no end after {since.TotalSeconds:0} s"))
            : null;
    }

    /// <summary>Tries inputs from <paramref name="first"/> on.</summary>
    /// <param name="count">How many; <see langword="null"/> for as many as there is time for.</param>
    /// <param name="time">How long; <see langword="null"/> for as long as it takes.</param>
    /// <returns>The first violation, or <see langword="null"/>.</returns>
    public FuzzViolation? Run(long first, long? count, TimeSpan? time, CancellationToken cancellationToken)
    {
        if (!_isWarm)
        {
            WarmUp();
        }

        FuzzViolation? violation = null;
        var tally = _tally;
        for (var index = first; violation is null && !cancellationToken.IsCancellationRequested; index++)
        {
            var elapsed = _clock.GetElapsedTime(_start);
            if (index - first >= count || elapsed >= time)
            {
                break;
            }

            Interlocked.Exchange(ref _indexSince, _clock.GetTimestamp());
            Interlocked.Exchange(ref _index, index);
            var octets = _inputs.At(index);
            var outcome = _target.Try(octets);
            tally = tally with
            {
                Inputs = tally.Inputs + 1,
                Decoded = tally.Decoded + (outcome.Decoded ? 1 : 0),
                Elapsed = elapsed,
                WorstOctetsEach = octets.Length < LongEnough ? tally.WorstOctetsEach : Math.Max(tally.WorstOctetsEach, (double)outcome.Allocated / octets.Length),
                WorstOctets = Math.Max(tally.WorstOctets, outcome.Allocated),
                Longest = outcome.Took > tally.Longest ? outcome.Took : tally.Longest,
            };
            _tally = tally;
            violation = outcome.Violation is { } law ? new(_target.Name, _seed, index, octets, law) : null;
        }

        Interlocked.Exchange(ref _index, -1);
        _tally = tally with { Elapsed = _clock.GetElapsedTime(_start) };
        return violation;
    }

    /// <summary>Whatever is made once for all inputs is made before anything is measured.</summary>
    private void WarmUp()
    {
        _isWarm = true;
        foreach (var octets in _target.Seeds)
        {
            _target.Try(octets);
        }
    }
}
