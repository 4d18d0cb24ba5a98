namespace Conformance.Harness.Fuzzing;

/// <summary>Targets one after the other, each on a thread of its own that is watched from outside, so that one which hangs is told.</summary>
public sealed class FuzzSession(IReadOnlyList<FuzzTarget> targets, FuzzRequest request, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Tries all targets, or those up to the first violation.</summary>
    /// <param name="progress">Gets figures of the target at work, every second.</param>
    /// <param name="ended">Gets figures of each target when it is done.</param>
    public FuzzViolation? Run(Action<FuzzTally> progress, Action<FuzzTally> ended, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(ended);

        foreach (var target in targets)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            var run = new FuzzRun(target, request.Seed, clock);
            var violation = Watch(run, progress, cancellationToken);
            ended(run.Tally);
            if (violation is not null)
            {
                return violation;
            }
        }

        return null;
    }

    private FuzzViolation? Watch(FuzzRun run, Action<FuzzTally> progress, CancellationToken cancellationToken)
    {
        FuzzViolation? found = null;
        var count = request.Inputs ?? (request.Index is null ? null : 1);
        var worker = new Thread(() => found = run.Run(request.Index ?? 0, count, request.Time / targets.Count, cancellationToken)) { IsBackground = true };
        worker.Start();
        while (!worker.Join(Beat))
        {
            progress(run.Tally);
            if (run.Hanging(Patience) is { } hanging)
            {
                return hanging;
            }
        }

        return found;
    }
}
