namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Firmware Update: its beginnings, pushed images, and what is wrong with an image.</summary>
public static class FirmwareFaults
{
    public static readonly Fault StartsDownloaded = new(
        "firmware.starts-downloaded", "is in Downloaded before anything was downloaded", "FW-01", FaultShape.WrongValue);

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

    public static readonly Fault EmptyUriFails = new(
        "firmware.empty-uri-fails", "takes the empty URI for one that leads nowhere", "FW-21", FaultShape.WrongEffect);

    public static readonly Fault ZeroIsUnknown = new(
        "firmware.zero-is-unknown", "takes a package of one zero octet for an image of an unknown kind", "FW-22", FaultShape.WrongEffect);

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

    public static readonly Fault SaysPullOnly = new(
        "firmware.says-pull-only", "says that images are pulled only, and takes pushed ones", "FW-02", FaultShape.WrongValue);

    public static readonly Fault IdleUntilWhole = new(
        "firmware.idle-until-whole", "is in Idle until a pushed image is complete", "FW-05", FaultShape.Late);

    public static readonly Fault NoRoomUnsaid = new(
        "firmware.no-room-unsaid", "says nothing in the result when a pushed image has no room", "FW-09", FaultShape.Absent);

    public static readonly Fault ChangeTimeStands = new(
        "firmware.change-time-stands", "never tells the time of a state change", "FW-27", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        StartsDownloaded, StartsFailed, UnknownMethod, DownloadedEarly, StaysDownloading, RefusesBadUri, KeepsResult, TakesDamaged,
        DamagedIsUnknown, UnknownIsDamaged, UnknownUnnoticed, BadUriIsLost, BadUriUnnoticed, SchemeIsBadUri, EmptyUriFails,
        ZeroIsUnknown, MostSevere, ChangesTomorrow, ShowsPackage, KeepsUri, HalfIsWhole, Multiplies, SaysPullOnly, IdleUntilWhole,
        NoRoomUnsaid, ChangeTimeStands,
    ];
}
