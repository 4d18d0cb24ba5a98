namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Firmware Update from Downloaded on: update, deferral, cancellation, restart.</summary>
public static class FirmwareUpdateFaults
{
    public static readonly Fault UpdatesFromIdle = new(
        "upgrade.updates-from-idle", "answers Update in Idle with 2.04", "FW-16", FaultShape.WrongCode);

    public static readonly Fault IgnoresUpdate = new(
        "upgrade.ignores-update", "answers Update with 2.04 and stays in Downloaded", "FW-17", FaultShape.WrongEffect);

    public static readonly Fault ForgetsSuccess = new(
        "upgrade.forgets-success", "comes back from an update with result 0", "FW-18", FaultShape.NotRestored);

    public static readonly Fault StaysUpdating = new(
        "upgrade.stays-updating", "never comes back from an update", "FW-18", FaultShape.Absent);

    public static readonly Fault KeepsVersion = new(
        "upgrade.keeps-version", "tells the old version after an update", "FW-19", FaultShape.NotRestored);

    public static readonly Fault FailureIsSuccess = new(
        "upgrade.failure-is-success", "tells an update that failed by result 1", "FW-20", FaultShape.WrongValue);

    public static readonly Fault CancelsIdle = new(
        "upgrade.cancels-idle", "answers Cancel in Idle with 2.04", "FW-25", FaultShape.WrongCode);

    public static readonly Fault CancelIsReset = new(
        "upgrade.cancel-is-reset", "shows result 0 after Cancel", "FW-25", FaultShape.WrongValue);

    public static readonly Fault UpdatesWhileDownloading = new(
        "upgrade.updates-while-downloading", "answers Update in Downloading with 2.04", "FW-16", FaultShape.WrongCode);

    public static readonly Fault RefusesUpdate = new(
        "upgrade.refuses-update", "answers Update in Downloaded with 4.05", "FW-17", FaultShape.WrongCode);

    public static readonly Fault FailureStaysUpdating = new(
        "upgrade.failure-stays-updating", "stays in Updating when an update failed", "FW-20", FaultShape.Absent);

    public static readonly Fault UnbootableIsSuccess = new(
        "upgrade.unbootable-is-success", "tells result 1 when the new firmware did not start", "FW-20", FaultShape.WrongValue);

    public static readonly Fault CancelGoesOn = new(
        "upgrade.cancel-goes-on", "is Idle after Cancel and goes on", "FW-25", FaultShape.WrongEffect);

    public static readonly Fault DefersUnsaid = new(
        "upgrade.defers-unsaid", "shows result 0 for an update that is put off", "FW-28", FaultShape.Absent);

    public static readonly Fault DefersForEver = new(
        "upgrade.defers-for-ever", "puts an update off for longer than it may", "FW-28", FaultShape.Late);

    public static readonly Fault DefersThoughForbidden = new(
        "upgrade.defers-though-forbidden", "puts an update off though the period is 0", "FW-28", FaultShape.Superfluous);

    public static readonly Fault NeverUpgrades = new(
        "upgrade.never-upgrades", "waits for an Update though it is to upgrade by itself", "FW-29", FaultShape.Absent);

    public static readonly Fault AlwaysUpgrades = new(
        "upgrade.always-upgrades", "upgrades by itself though nobody asked for it", "FW-29", FaultShape.Superfluous);

    public static readonly Fault KeepsObjects = new(
        "upgrade.keeps-objects", "announces an object that the new firmware lacks", "FW-37", FaultShape.NotRestored);

    public static readonly Fault UpdatesTwice = new(
        "upgrade.updates-twice", "answers Update in Updating with 2.04", "FW-16", FaultShape.WrongCode);

    public static readonly Fault DownloadedUnnoticed = new(
        "upgrade.downloaded-unnoticed", "tells no observer that it is in Downloaded", "FW-39", FaultShape.Absent);

    public static readonly Fault StepsBack = new(
        "upgrade.steps-back", "is in Downloading while it installs", "FW-39", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        UpdatesFromIdle, IgnoresUpdate, ForgetsSuccess, StaysUpdating, KeepsVersion, FailureIsSuccess, CancelsIdle, CancelIsReset,
        UpdatesWhileDownloading, RefusesUpdate, FailureStaysUpdating, UnbootableIsSuccess, CancelGoesOn, DefersUnsaid, DefersForEver,
        DefersThoughForbidden, NeverUpgrades, AlwaysUpgrades, KeepsObjects,
        UpdatesTwice, DownloadedUnnoticed, StepsBack,
    ];
}
