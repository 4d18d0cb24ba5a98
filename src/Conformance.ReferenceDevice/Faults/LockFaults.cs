namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Lock and Wipe.</summary>
public static class LockFaults
{
    public static readonly Fault ForgetsState = new(
        "lock.forgets-state", "shows the unlocked state after it was locked", "LCK-01", FaultShape.WrongEffect);

    public static readonly Fault TellsNothing = new(
        "lock.tells-nothing", "tells no result of locking and unlocking", "LCK-01", FaultShape.Absent);

    public static readonly Fault OpenInPart = new(
        "lock.open-in-part", "is partially locked and works as before", "LCK-02", FaultShape.WrongEffect);

    public static readonly Fault ShutsAll = new(
        "lock.shuts-all", "is locked as a whole when a part was to be", "LCK-02", FaultShape.Leak);

    public static readonly Fault OpenInFull = new(
        "lock.open-in-full", "is fully locked and works as before", "LCK-03", FaultShape.WrongEffect);

    public static readonly Fault StaysShut = new(
        "lock.stays-shut", "works no more when it was unlocked", "LCK-04", FaultShape.NotRestored);

    public static readonly Fault WipesInSilence = new(
        "lock.wipes-in-silence", "tells no result of a wipe", "LCK-05", FaultShape.Absent);

    public static readonly Fault KeepsData = new(
        "lock.keeps-data", "tells that data was wiped which is still there", "LCK-06", FaultShape.WrongEffect);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Fault> All { get; } =
        [ForgetsState, TellsNothing, OpenInPart, ShutsAll, OpenInFull, StaysShut, WipesInSilence, KeepsData];
}
