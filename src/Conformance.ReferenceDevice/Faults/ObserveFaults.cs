namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about how observations begin and end.</summary>
public static class ObserveFaults
{
    public static readonly Fault NoOption = new(
        "observe.no-option", "answers an Observe without the Observe option", "IR-01", FaultShape.Absent);

    public static readonly Fault EmptyAnswer = new(
        "observe.empty-answer", "answers an Observe with no value", "IR-01", FaultShape.WrongValue);

    public static readonly Fault ErrorWithOption = new(
        "observe.error-with-option", "refuses an Observe with the Observe option in the answer", "IR-02", FaultShape.Superfluous);

    public static readonly Fault RefusesAsBad = new(
        "observe.refuses-as-bad", "refuses every Observe with 4.00", "IR-02", FaultShape.WrongCode);

    public static readonly Fault IgnoresCancel = new(
        "observe.ignores-cancel", "goes on notifying after a GET with Observe 1", "IR-06", FaultShape.NotRestored);

    public static readonly Fault CancelWithOption = new(
        "observe.cancel-with-option", "answers a GET with Observe 1 with the Observe option", "IR-06", FaultShape.Superfluous);

    public static readonly Fault IgnoresReset = new(
        "observe.ignores-reset", "goes on notifying after a Reset", "IR-07", FaultShape.NotRestored);

    public static readonly Fault CancelEndsAll = new(
        "observe.cancel-ends-all", "ends all observations of a path when one of them is cancelled", "IR-10", FaultShape.Leak);

    public static readonly Fault OneForEach = new(
        "observe.one-for-each", "ends an observation when the same path is observed with another token", "IR-10", FaultShape.Leak);

    public static readonly Fault OutlivesRegistration = new(
        "observe.outlives-registration", "keeps its observations over a new registration", "IR-11", FaultShape.Leak);

    public static readonly Fault IgnoresCompositeCancel = new(
        "observe.ignores-composite-cancel", "goes on notifying after a FETCH with Observe 1", "IR-21", FaultShape.NotRestored);

    public static readonly Fault CompositeCancelWithOption = new(
        "observe.composite-cancel-with-option", "answers a FETCH with Observe 1 with the Observe option", "IR-21", FaultShape.Superfluous);

    public static readonly Fault GoneEndsComposite = new(
        "observe.gone-ends-composite",
        "ends a composite observation when one of its instances is deleted",
        "IR-18",
        FaultShape.WrongEffect);

    public static readonly Fault CancelsForOthers = new(
        "observe.cancels-for-others", "ends the observations of other servers too when one is cancelled", "IR-29", FaultShape.Leak);

    public static readonly Fault OutlivesReboot = new(
        "observe.outlives-reboot", "goes on notifying an observation of before its reboot", "IR-11", FaultShape.NotRestored);

    public static readonly Fault OutlivesSilence = new(
        "observe.outlives-silence", "goes on notifying an observer that never acknowledged", "IR-09", FaultShape.NotRestored);

    public static readonly Fault RepeatsGivenUp = new(
        "observe.repeats-given-up", "notifies anew what it gave up to have acknowledged", "IR-09", FaultShape.Superfluous);

    public static readonly Fault StoresOwn = new(
        "observe.stores-own", "keeps the attributes of an Observe as if they had been written", "ATT-24", FaultShape.Leak);

    public static readonly Fault MergesOwn = new(
        "observe.merges-own", "adds the written attributes to those of an Observe", "ATT-24", FaultShape.WrongValue);

    public static readonly Fault IgnoresOwn = new(
        "observe.ignores-own", "passes over the attributes of an Observe", "ATT-25", FaultShape.WrongEffect);

    public static readonly Fault IgnoresOwnTogether = new(
        "observe.ignores-own-together", "passes over the attributes of an Observe-Composite", "IR-20", FaultShape.WrongEffect);

    public static readonly Fault ThresholdsTogether = new(
        "observe.thresholds-together", "takes thresholds in an Observe-Composite", "IR-20", FaultShape.Superfluous);

    public static readonly Fault ServesEarly = new(
        "observe.serves-early", "serves a server before it is registered with it", "IR-31", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NoOption, EmptyAnswer, ErrorWithOption, RefusesAsBad, IgnoresCancel, CancelWithOption, IgnoresReset, CancelEndsAll,
        OneForEach, OutlivesRegistration, IgnoresCompositeCancel, CompositeCancelWithOption, GoneEndsComposite, CancelsForOthers,
        OutlivesReboot, OutlivesSilence, RepeatsGivenUp, StoresOwn, MergesOwn, IgnoresOwn, IgnoresOwnTogether, ThresholdsTogether,
        ServesEarly,
    ];
}
