namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Software Management.</summary>
public static class SoftwareFaults
{
    public static readonly Fault StaysDownloaded = new(
        "software.stays-downloaded", "is in 2, as firmware would be, when a package can be installed", "SWM-01", FaultShape.WrongValue);

    public static readonly Fault HidesProgress = new(
        "software.hides-progress", "is in Initial with result 0 while a package comes in", "SWM-02", FaultShape.Absent);

    public static readonly Fault StillDownloading = new(
        "software.still-downloading", "tells result 1 of a package that was delivered", "SWM-02", FaultShape.WrongValue);

    public static readonly Fault TakesDamaged = new(
        "software.takes-damaged", "does not look at the digest of a package", "SWM-03", FaultShape.WrongEffect);

    public static readonly Fault DamagedIsUnknown = new(
        "software.damaged-is-unknown", "tells a damaged package by result 54", "SWM-03", FaultShape.WrongValue);

    public static readonly Fault UnknownIsLost = new(
        "software.unknown-is-lost", "tells a package of an unknown kind by result 52", "SWM-03", FaultShape.WrongValue);

    public static readonly Fault BadUriUnnoticed = new(
        "software.bad-uri-unnoticed", "tells no result of a URI that is none", "SWM-03", FaultShape.Absent);

    public static readonly Fault FailsInPlace = new(
        "software.fails-in-place", "stays in Download Started when a download failed", "SWM-03", FaultShape.NotRestored);

    public static readonly Fault InstallsAnything = new(
        "software.installs-anything", "answers Install with 2.04 when nothing was delivered", "SWM-04", FaultShape.WrongCode);

    public static readonly Fault IgnoresInstall = new(
        "software.ignores-install", "answers Install with 2.04 and stays in Delivered", "SWM-04", FaultShape.WrongEffect);

    public static readonly Fault FailureIsSuccess = new(
        "software.failure-is-success", "is in Installed with result 2 after an installation that failed", "SWM-04", FaultShape.WrongValue);

    public static readonly Fault FailureDrops = new(
        "software.failure-drops", "drops a package that could not be installed", "SWM-04", FaultShape.WrongEffect);

    public static readonly Fault IgnoresUninstall = new(
        "software.ignores-uninstall", "answers Uninstall with 2.04 and keeps the software", "SWM-05", FaultShape.WrongEffect);

    public static readonly Fault UninstallKeepsResult = new(
        "software.uninstall-keeps-result", "shows result 2 after the software was removed", "SWM-05", FaultShape.NotRestored);

    public static readonly Fault RefusesUpgrade = new(
        "software.refuses-upgrade", "answers Uninstall for an upgrade with 4.05", "SWM-06", FaultShape.WrongCode);

    public static readonly Fault UpgradeRemoves = new(
        "software.upgrade-removes", "removes the software when an upgrade of it is announced", "SWM-06", FaultShape.WrongEffect);

    public static readonly Fault ActivatesNothing = new(
        "software.activates-nothing", "answers Activate with 2.04 when nothing is installed", "SWM-07", FaultShape.WrongCode);

    public static readonly Fault IgnoresActivate = new(
        "software.ignores-activate", "answers Activate with 2.04 and stays inactive", "SWM-07", FaultShape.WrongEffect);

    public static readonly Fault IgnoresDeactivate = new(
        "software.ignores-deactivate", "answers Deactivate with 2.04 and stays active", "SWM-07", FaultShape.WrongEffect);

    public static readonly Fault TellsLate = new(
        "software.tells-late", "waits for the next Update though it is to tell new objects at once", "SWM-08", FaultShape.Late);

    public static readonly Fault HidesObjects = new(
        "software.hides-objects", "never tells the objects that software brought", "SWM-08", FaultShape.Absent);

    public static readonly Fault KeepsResult = new(
        "software.keeps-result", "shows the result of the last download while another goes on", "SWM-09", FaultShape.NotRestored);

    public static readonly Fault StartsDelivered = new(
        "software.starts-delivered", "has new instances in Delivered", "SWM-10", FaultShape.WrongValue);

    public static readonly Fault ShowsPassword = new(
        "software.shows-password", "answers the Read of Password with what was written", "SWM-11", FaultShape.Leak);

    public static readonly Fault StartsItself = new(
        "software.starts-itself", "is active as soon as it is installed", "SWM-12", FaultShape.Early);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        StaysDownloaded, HidesProgress, StillDownloading, TakesDamaged, DamagedIsUnknown, UnknownIsLost, BadUriUnnoticed, FailsInPlace,
        InstallsAnything, IgnoresInstall, FailureIsSuccess, FailureDrops, IgnoresUninstall, UninstallKeepsResult, RefusesUpgrade,
        UpgradeRemoves, ActivatesNothing, IgnoresActivate, IgnoresDeactivate, TellsLate, HidesObjects, KeepsResult, StartsDelivered,
        ShowsPassword, StartsItself,
    ];
}
