namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about how often, and with what pauses, a registration is tried.</summary>
public static class SequenceFaults
{
    public static readonly Fault IgnoresInitialDelay = new(
        "sequence.ignores-initial-delay",
        "registers right after bootstrap whatever the Initial Registration Delay says",
        "REG-34",
        FaultShape.Early);

    public static readonly Fault InitialDelayInMinutes = new(
        "sequence.initial-delay-in-minutes",
        "takes the seconds of the Initial Registration Delay for minutes",
        "REG-34",
        FaultShape.Late);

    public static readonly Fault ConstantPause = new(
        "sequence.constant-pause",
        "pauses as long before each attempt to register as before the second",
        "REG-35",
        FaultShape.WrongValue);

    public static readonly Fault OneAttempt = new(
        "sequence.one-attempt", "gives up a sequence after its first attempt to register", "REG-35", FaultShape.Absent);

    public static readonly Fault OneAttemptMore = new(
        "sequence.one-attempt-more", "makes one attempt to register more than the Retry Count says", "REG-35", FaultShape.Superfluous);

    public static readonly Fault SwapsSettings = new(
        "sequence.swaps-its-settings",
        "takes the Sequence Delay for the Sequence Retry Count and the other way round",
        "REG-36",
        FaultShape.WrongValue);

    public static readonly Fault OneSequence = new(
        "sequence.one-sequence",
        "makes one sequence of attempts to register whatever the Sequence Retry Count says",
        "REG-36",
        FaultShape.Absent);

    public static readonly Fault OneSequenceMore = new(
        "sequence.one-sequence-more",
        "makes one sequence of attempts to register more than the Sequence Retry Count says",
        "REG-36",
        FaultShape.Superfluous);

    public static readonly Fault OverflowsDelay = new(
        "sequence.overflows-delay", "begins the next sequence at once when the Sequence Delay is the largest value", "REG-36", FaultShape.Early);

    public static readonly Fault NeverFallsBack = new(
        "sequence.never-falls-back", "does not turn to its bootstrap server when registration has failed", "REG-37", FaultShape.Absent);

    public static readonly Fault AlwaysFallsBack = new(
        "sequence.always-falls-back",
        "turns to its bootstrap server when registration has failed although it is told not to",
        "REG-37",
        FaultShape.Superfluous);

    public static readonly Fault StopsAtSilence = new(
        "sequence.stops-at-silence", "gives up its registration when a Register gets no answer", "REG-51", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        IgnoresInitialDelay, InitialDelayInMinutes, ConstantPause, OneAttempt, OneAttemptMore, SwapsSettings, OneSequence,
        OneSequenceMore, OverflowsDelay, NeverFallsBack, AlwaysFallsBack, StopsAtSilence,
    ];
}
