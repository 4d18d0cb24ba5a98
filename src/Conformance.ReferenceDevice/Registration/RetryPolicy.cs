using Conformance.ReferenceDevice.Timing;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>How a registration is attempted and given up.</summary>
/// <remarks>Core 1.1 §6.2.1.1 with its defaults; /1/x/14 to /1/x/20.</remarks>
/// <param name="InitialDelay">Before the very first attempt.</param>
/// <param name="Attempts">In one sequence.</param>
/// <param name="Pause">After the first failed attempt; doubles with each further one.</param>
/// <param name="Sequences">How many; the device gives up after the last.</param>
/// <param name="SequenceDelay">Between two sequences; <see langword="null"/> when there shall be no second one.</param>
/// <param name="BlocksOthers">Whether servers later in the order wait for this one.</param>
/// <param name="Bootstraps">Whether giving up leads to bootstrap.</param>
public sealed record RetryPolicy(
    TimeSpan InitialDelay, long Attempts, TimeSpan Pause, long Sequences, TimeSpan? SequenceDelay, bool BlocksOthers, bool Bootstraps)
{
    private const long DefaultAttempts = 5;
    private const long DefaultPause = 60;
    private const long DefaultSequences = 1;
    private const long DefaultSequenceDelay = 86400;

    public static RetryPolicy Of(Func<ushort, long?> number, Func<ushort, bool?> flag)
    {
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(flag);

        var delay = number(ServerResources.SequenceDelay) ?? DefaultSequenceDelay;
        return new(
            InitialDelay: Delays.OfSeconds(number(ServerResources.InitialDelay) ?? 0),
            Attempts: Math.Max(1, number(ServerResources.RetryCount) ?? DefaultAttempts),
            Pause: Delays.OfSeconds(number(ServerResources.RetryTimer) ?? DefaultPause),
            Sequences: Math.Max(1, number(ServerResources.SequenceCount) ?? DefaultSequences),
            SequenceDelay: delay >= uint.MaxValue ? null : Delays.OfSeconds(delay),
            BlocksOthers: flag(ServerResources.FailureBlock) ?? false,
            Bootstraps: flag(ServerResources.BootstrapOnFailure) ?? true);
    }

    /// <summary>The pause before an attempt of a sequence, the first being 1.</summary>
    public TimeSpan Before(long attempt) => attempt == 1 ? TimeSpan.Zero : Delays.OfSeconds(Pause.TotalSeconds * Math.Pow(2, attempt - 2));
}
