namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about what the Wi-SUN profile asks of an update, beyond Firmware Update itself.</summary>
public static class RolloutFaults
{
    public static readonly Fault RefusesPush = new(
        "rollout.refuses-push", "answers a pushed image with 4.05 although it says that it takes them", "REQ-FW-02", FaultShape.WrongCode);

    public static readonly Fault SuccessInPlace = new(
        "rollout.success-in-place", "is in Downloaded when an update has worked", "REQ-FW-03", FaultShape.WrongValue);

    public static readonly Fault HangsAfterRestart = new(
        "rollout.hangs-after-restart", "is in Downloading for ever when it was restarted while it pulled", "REQ-FW-04", FaultShape.Absent);

    public static readonly Fault ForgedIsFailed = new(
        "rollout.forged-is-failed", "tells a forged image by result 8", "REQ-FW-05", FaultShape.WrongValue);

    public static readonly Fault TakesForeign = new(
        "rollout.takes-foreign", "does not look for which device an image is before it installs it", "REQ-FW-05", FaultShape.WrongEffect);

    public static readonly Fault ForeignIsSuccess = new(
        "rollout.foreign-is-success", "tells an image for another device by result 1", "FW-20", FaultShape.WrongValue);

    public static readonly Fault UnbootableIsLost = new(
        "rollout.unbootable-is-lost", "tells result 4 when the new firmware did not start", "REQ-FW-06", FaultShape.WrongValue);

    public static readonly Fault ForgetsStoring = new(
        "rollout.forgets-storing", "stores notifications as it left the factory when it comes back from an update", "REQ-FW-07", FaultShape.NotRestored);

    public static readonly Fault BusyWithPull = new(
        "rollout.busy-with-pull", "takes two seconds longer to answer while it pulls an image", "REQ-FW-08", FaultShape.Late);

    public static readonly Fault SharesState = new(
        "rollout.shares-state", "shows the state of one component in all of them", "REQ-FW-11", FaultShape.WrongValue);

    public static readonly Fault StaysQuick = new(
        "rollout.stays-quick", "goes on listening as often as it did for a download when that is over", "REQ-LFN-03", FaultShape.NotRestored);

    public static IReadOnlyList<Fault> All { get; } =
    [
        RefusesPush, SuccessInPlace, HangsAfterRestart, ForgedIsFailed, TakesForeign, ForeignIsSuccess, UnbootableIsLost, ForgetsStoring, BusyWithPull, SharesState,
        StaysQuick,
    ];
}
