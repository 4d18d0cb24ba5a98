using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Timing;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>How a registration is attempted and given up.</summary>
/// <remarks>Core 1.1 §6.2.1.1 with its defaults; /1/x/14 to /1/x/20.</remarks>
/// <param name="InitialDelay">Before the very first attempt.</param>
/// <param name="Attempts">In one sequence.</param>
/// <param name="Pause">After the first failed attempt.</param>
/// <param name="Growth">What the pause is multiplied with after each further one: 2.</param>
/// <param name="Sequences">How many; the device gives up after the last.</param>
/// <param name="SequenceDelay">Between two sequences; <see langword="null"/> when there shall be no second one.</param>
/// <param name="BlocksOthers">Whether servers later in the order wait for this one.</param>
/// <param name="Bootstraps">Whether giving up leads to bootstrap.</param>
public sealed record RetryPolicy(
    TimeSpan InitialDelay,
    long Attempts,
    TimeSpan Pause,
    double Growth,
    long Sequences,
    TimeSpan? SequenceDelay,
    bool BlocksOthers,
    bool Bootstraps)
{
    private const long DefaultAttempts = 5;
    private const long DefaultPause = 60;
    private const long DefaultSequences = 1;
    private const long DefaultSequenceDelay = 86400;

    public static RetryPolicy Of(Func<ushort, long?> number, Func<ushort, bool?> flag, FaultSwitch faults)
    {
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(flag);
        ArgumentNullException.ThrowIfNull(faults);

        var (delayId, countId) = faults.Choose(
            SequenceFaults.SwapsSettings,
            (ServerResources.SequenceCount, ServerResources.SequenceDelay),
            (ServerResources.SequenceDelay, ServerResources.SequenceCount));
        var delay = number(delayId) ?? DefaultSequenceDelay;
        return new(
            InitialDelay: InitialDelayOf(number(ServerResources.InitialDelay) ?? 0, faults),
            Attempts: AttemptsOf(Math.Max(1, number(ServerResources.RetryCount) ?? DefaultAttempts), faults),
            Pause: Delays.OfSeconds(number(ServerResources.RetryTimer) ?? DefaultPause),
            Growth: faults.Has(NodeFaults.TriplesPause) ? 3 : faults.Choose(SequenceFaults.ConstantPause, 1, 2),
            Sequences: SequencesOf(Math.Max(1, number(countId) ?? DefaultSequences), faults),
            SequenceDelay: delay >= uint.MaxValue
                ? faults.Choose<TimeSpan?>(SequenceFaults.OverflowsDelay, TimeSpan.Zero, null)
                : Delays.OfSeconds(delay),
            BlocksOthers: flag(ServerResources.FailureBlock) ?? false,
            Bootstraps: BootstrapsOf(flag(ServerResources.BootstrapOnFailure) ?? true, faults));
    }

    /// <summary>The pause before an attempt of a sequence, the first being 1.</summary>
    public TimeSpan Before(long attempt) =>
        attempt == 1 ? TimeSpan.Zero : Delays.OfSeconds(Pause.TotalSeconds * Math.Pow(Growth, attempt - 2));

    private static TimeSpan InitialDelayOf(long seconds, FaultSwitch faults) =>
        faults.Has(SequenceFaults.IgnoresInitialDelay) ? TimeSpan.Zero
        : Delays.OfSeconds(seconds * faults.Choose(SequenceFaults.InitialDelayInMinutes, 60, 1));

    private static long AttemptsOf(long told, FaultSwitch faults) =>
        faults.Has(SequenceFaults.OneAttempt) ? 1 : faults.Choose(SequenceFaults.OneAttemptMore, told + 1, told);

    private static long SequencesOf(long told, FaultSwitch faults) =>
        faults.Has(SequenceFaults.OneSequence) ? 1 : faults.Choose(SequenceFaults.OneSequenceMore, told + 1, told);

    private static bool BootstrapsOf(bool told, FaultSwitch faults) =>
        !faults.Has(SequenceFaults.NeverFallsBack) && faults.Choose(SequenceFaults.AlwaysFallsBack, true, told);
}
