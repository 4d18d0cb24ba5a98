namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Firmware Update.</summary>
public static class FirmwareFaults
{
    public static readonly Fault StartsDownloaded = new(
        "firmware.starts-downloaded", "is in Downloaded when nothing was downloaded", "FW-01", FaultShape.WrongValue);

    public static readonly Fault StartsFailed = new(
        "firmware.starts-failed", "begins with result 8 though no update was tried", "FW-01", FaultShape.WrongValue);

    public static readonly Fault UnknownMethod = new(
        "firmware.unknown-method", "says 3 for its delivery method", "FW-02", FaultShape.WrongValue);

    public static readonly Fault DownloadedEarly = new(
        "firmware.downloaded-early", "is in Downloaded after the first block of an image", "FW-05", FaultShape.Early);

    public static readonly Fault StaysDownloading = new(
        "firmware.stays-downloading", "stays in Downloading when an image is complete", "FW-05", FaultShape.Absent);

    public static readonly Fault RefusesBadUri = new(
        "firmware.refuses-bad-uri", "answers the Write of a URI that leads nowhere with 4.00", "FW-07", FaultShape.WrongCode);

    public static readonly Fault KeepsResult = new(
        "firmware.keeps-result", "keeps the result of the last download when another begins", "FW-08", FaultShape.NotRestored);

    public static readonly Fault TakesDamaged = new(
        "firmware.takes-damaged", "does not look at the digest of an image", "FW-12", FaultShape.WrongEffect);

    public static readonly Fault DamagedIsUnknown = new(
        "firmware.damaged-is-unknown", "tells a damaged image by result 6", "FW-12", FaultShape.WrongValue);

    public static readonly Fault UnknownIsDamaged = new(
        "firmware.unknown-is-damaged", "tells an image of an unknown kind by result 5", "FW-13", FaultShape.WrongValue);

    public static readonly Fault UnknownUnnoticed = new(
        "firmware.unknown-unnoticed", "says nothing when a push is no image", "FW-13", FaultShape.Absent);

    public static readonly Fault BadUriIsLost = new(
        "firmware.bad-uri-is-lost", "tells a URI that is none by result 4", "FW-14", FaultShape.WrongValue);

    public static readonly Fault BadUriUnnoticed = new(
        "firmware.bad-uri-unnoticed", "says nothing about a URI that is none", "FW-14", FaultShape.Absent);

    public static readonly Fault SchemeIsBadUri = new(
        "firmware.scheme-is-bad-uri", "tells an unsupported scheme by result 7", "FW-15", FaultShape.WrongValue);

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

    public static readonly Fault EmptyUriFails = new(
        "firmware.empty-uri-fails", "takes the empty URI for one that leads nowhere", "FW-21", FaultShape.WrongEffect);

    public static readonly Fault ZeroIsUnknown = new(
        "firmware.zero-is-unknown", "takes a package of one zero octet for an image of an unknown kind", "FW-22", FaultShape.WrongEffect);

    public static readonly Fault CancelsIdle = new(
        "firmware.cancels-idle", "answers Cancel in Idle with 2.04", "FW-25", FaultShape.WrongCode);

    public static readonly Fault CancelIsReset = new(
        "firmware.cancel-is-reset", "shows result 0 after Cancel", "FW-25", FaultShape.WrongValue);

    public static readonly Fault MostSevere = new(
        "firmware.most-severe", "begins with severity 0", "FW-26", FaultShape.WrongValue);

    public static readonly Fault ChangesTomorrow = new(
        "firmware.changes-tomorrow", "tells the time of a state change a day ahead", "FW-27", FaultShape.WrongValue);

    public static readonly Fault ShowsPackage = new(
        "firmware.shows-package", "answers a Read of Package with 2.05 and nothing", "FW-31", FaultShape.WrongCode);

    public static readonly Fault KeepsUri = new(
        "firmware.keeps-uri", "shows the old URI after a reset", "FW-32", FaultShape.NotRestored);

    public static readonly Fault HalfIsWhole = new(
        "firmware.half-is-whole", "is in Downloaded after a push that broke off", "FW-38", FaultShape.WrongEffect);

    public static readonly Fault Multiplies = new(
        "firmware.multiplies", "has the instances 0 and 1", "FW-40", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        StartsDownloaded, StartsFailed, UnknownMethod, DownloadedEarly, StaysDownloading, RefusesBadUri, KeepsResult, TakesDamaged,
        DamagedIsUnknown, UnknownIsDamaged, UnknownUnnoticed, BadUriIsLost, BadUriUnnoticed, SchemeIsBadUri, UpdatesFromIdle, IgnoresUpdate,
        ForgetsSuccess, StaysUpdating, KeepsVersion, FailureIsSuccess, EmptyUriFails, ZeroIsUnknown, CancelsIdle, CancelIsReset,
        MostSevere, ChangesTomorrow, ShowsPackage, KeepsUri, HalfIsWhole, Multiplies,
    ];
}
