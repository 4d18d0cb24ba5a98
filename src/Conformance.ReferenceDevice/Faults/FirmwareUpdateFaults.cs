namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Firmware Update from Downloaded on: update, deferral, cancellation, restart.</summary>
public static class FirmwareUpdateFaults
{
    public static readonly Fault UpdatesFromIdle = new(
        "firmware.updates-from-idle", "answers Update in Idle with 2.04", "FW-16", FaultShape.WrongCode);

    public static readonly Fault IgnoresUpdate = new(
        "firmware.ignores-update", "answers Update with 2.04 and stays in Downloaded", "FW-17", FaultShape.WrongEffect);

    public static readonly Fault ForgetsSuccess = new(
        "firmware.forgets-success", "comes back from an update with result 0", "FW-18", FaultShape.NotRestored);

    public static readonly Fault StaysUpdating = new(
        "firmware.stays-updating", "never comes back from an update", "FW-18", FaultShape.Absent);

    public static readonly Fault KeepsVersion = new(
        "firmware.keeps-version", "tells the old version after an update", "FW-19", FaultShape.NotRestored);

    public static readonly Fault FailureIsSuccess = new(
        "firmware.failure-is-success", "tells an update that failed by result 1", "FW-20", FaultShape.WrongValue);

    public static readonly Fault CancelsIdle = new(
        "firmware.cancels-idle", "answers Cancel in Idle with 2.04", "FW-25", FaultShape.WrongCode);

    public static readonly Fault CancelIsReset = new(
        "firmware.cancel-is-reset", "shows result 0 after Cancel", "FW-25", FaultShape.WrongValue);

    public static readonly Fault UpdatesWhileDownloading = new(
        "firmware.updates-while-downloading", "answers Update in Downloading with 2.04", "FW-16", FaultShape.WrongCode);

    public static readonly Fault RefusesUpdate = new(
        "firmware.refuses-update", "answers Update in Downloaded with 4.05", "FW-17", FaultShape.WrongCode);

    public static readonly Fault FailureStaysUpdating = new(
        "firmware.failure-stays-updating", "stays in Updating when an update failed", "FW-20", FaultShape.Absent);

    public static readonly Fault UnbootableIsSuccess = new(
        "firmware.unbootable-is-success", "tells result 1 when the new firmware did not start", "FW-20", FaultShape.WrongValue);

    public static readonly Fault CancelGoesOn = new(
        "firmware.cancel-goes-on", "is Idle after Cancel and goes on", "FW-25", FaultShape.WrongEffect);

    public static readonly Fault DefersUnsaid = new(
        "firmware.defers-unsaid", "shows result 0 for an update that is put off", "FW-28", FaultShape.Absent);

    public static readonly Fault DefersForEver = new(
        "firmware.defers-for-ever", "puts an update off for longer than it may", "FW-28", FaultShape.Late);

    public static readonly Fault DefersThoughForbidden = new(
        "firmware.defers-though-forbidden", "puts an update off though the period is 0", "FW-28", FaultShape.Superfluous);

    public static readonly Fault NeverUpgrades = new(
        "firmware.never-upgrades", "waits for an Update though it is to upgrade by itself", "FW-29", FaultShape.Absent);

    public static readonly Fault AlwaysUpgrades = new(
        "firmware.always-upgrades", "upgrades by itself though nobody asked for it", "FW-29", FaultShape.Superfluous);

    public static readonly Fault KeepsObjects = new(
        "firmware.keeps-objects", "announces an object that the new firmware lacks", "FW-37", FaultShape.NotRestored);

    public static readonly Fault UpdatesTwice = new(
        "firmware.updates-twice", "answers Update in Updating with 2.04", "FW-16", FaultShape.WrongCode);

    public static readonly Fault DownloadedUnnoticed = new(
        "firmware.downloaded-unnoticed", "tells no observer that it is in Downloaded", "FW-39", FaultShape.Absent);

    public static readonly Fault StepsBack = new(
        "firmware.steps-back", "is in Downloading once more before it is in Updating", "FW-39", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        UpdatesFromIdle, IgnoresUpdate, ForgetsSuccess, StaysUpdating, KeepsVersion, FailureIsSuccess, CancelsIdle, CancelIsReset,
        UpdatesWhileDownloading, RefusesUpdate, FailureStaysUpdating, UnbootableIsSuccess, CancelGoesOn, DefersUnsaid, DefersForEver,
        DefersThoughForbidden, NeverUpgrades, AlwaysUpgrades, KeepsObjects,
        UpdatesTwice, DownloadedUnnoticed, StepsBack,
    ];
}
