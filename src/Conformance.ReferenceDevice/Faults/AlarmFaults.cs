namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about alarms: errors, batteries and lost networks.</summary>
public static class AlarmFaults
{
    public static readonly Fault NeverLow = new(
        "alarm.never-low", "does not tell that its battery is low", "REQ-DEV-07", FaultShape.Absent);

    public static readonly Fault StaysLow = new(
        "alarm.stays-low", "goes on telling that its battery is low when it is charged", "REQ-DEV-07", FaultShape.NotRestored);

    public static readonly Fault FixedThreshold = new(
        "alarm.fixed-threshold",
        "takes another threshold of its battery alarm and goes by the old one",
        "REQ-DEV-07",
        FaultShape.WrongEffect);

    public static readonly Fault KeepsErrors = new(
        "alarm.keeps-errors", "keeps error codes whose cause is gone", "REQ-DEV-02", FaultShape.NotRestored);

    public static readonly Fault KeepsZero = new(
        "alarm.keeps-zero", "keeps the error code 0 beside one of an error", "REQ-DEV-02", FaultShape.Superfluous);

    public static readonly Fault HidesLoss = new(
        "alarm.hides-loss", "has no error code for a network that is lost", "REQ-DEV-03", FaultShape.Absent);

    public static readonly Fault HidesWeakness = new(
        "alarm.hides-weakness", "has no error code for a signal that is too weak", "REQ-DEV-03", FaultShape.Absent);

    public static readonly Fault NeverFails = new(
        "alarm.never-fails", "tells no communication failure, however long it is without a network", "REQ-LPN-05", FaultShape.Absent);

    public static readonly Fault NeverReconnects = new(
        "alarm.never-reconnects", "tells that it is disconnected when it is back in its network", "REQ-MSH-03", FaultShape.NotRestored);

    public static readonly Fault AlwaysConnected = new(
        "alarm.always-connected", "tells that it is connected while it has no network", "REQ-MSH-03", FaultShape.Absent);

    public static readonly Fault SilentAboutMesh = new(
        "alarm.silent-about-mesh", "does not report by itself that its network was lost", "REQ-OBS-07", FaultShape.Absent);

    public static readonly Fault SilentAboutBattery = new(
        "alarm.silent-about-battery", "does not report by itself that its battery is low", "REQ-LOG-02", FaultShape.Absent);

    public static readonly Fault JoinsAtOnce = new(
        "alarm.joins-at-once", "registers as soon as it has joined its network", "REQ-REG-02", FaultShape.Early);

    public static readonly Fault JoinsOnTheHour = new(
        "alarm.joins-on-the-hour", "waits for the same time whenever it joins its network", "REQ-REG-02", FaultShape.WrongValue);

    public static readonly Fault LateAfterMove = new(
        "alarm.late-after-move", "tells its server of a new address after two minutes", "REQ-REG-03", FaultShape.Late);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NeverLow, StaysLow, FixedThreshold, KeepsErrors, KeepsZero, HidesLoss, HidesWeakness, NeverFails, NeverReconnects,
        AlwaysConnected, SilentAboutMesh, SilentAboutBattery,
        JoinsAtOnce, JoinsOnTheHour,
        LateAfterMove,
    ];
}
