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

    public static IReadOnlyList<Fault> All { get; } =
    [
        NoOption, EmptyAnswer, ErrorWithOption, RefusesAsBad, IgnoresCancel, CancelWithOption, IgnoresReset, CancelEndsAll, OneForEach,
        OutlivesRegistration, IgnoresCompositeCancel, CompositeCancelWithOption, GoneEndsComposite,
        CancelsForOthers,
    ];
}
