namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Firmware Update where images are pulled.</summary>
public static class FirmwarePullFaults
{
    public static readonly Fault SaysPushOnly = new(
        "pull.says-push-only", "says that images are pushed only, and pulls", "FW-02", FaultShape.WrongValue);

    public static readonly Fault UnknownProtocol = new(
        "pull.unknown-protocol", "lists protocol 9", "FW-03", FaultShape.WrongValue);

    public static readonly Fault HidesHttp = new(
        "pull.hides-http", "pulls over HTTP and does not list it", "FW-03", FaultShape.Absent);

    public static readonly Fault HttpUnusable = new(
        "pull.http-unusable", "lists HTTP and takes it for a scheme that it lacks", "FW-03", FaultShape.WrongEffect);

    public static readonly Fault IdleWhilePulling = new(
        "pull.idle-while-pulling", "is in Idle while it pulls", "FW-06", FaultShape.Late);

    public static readonly Fault NeverFetches = new(
        "pull.never-fetches", "is in Downloading and asks nobody for the image", "FW-06", FaultShape.Absent);

    public static readonly Fault TooLargeIsLost = new(
        "pull.too-large-is-lost", "tells a pulled image without room by result 4", "FW-09", FaultShape.WrongValue);

    public static readonly Fault TakesTooLarge = new(
        "pull.takes-too-large", "cuts off what of a pulled image has no room", "FW-09", FaultShape.WrongEffect);

    public static readonly Fault MemoryIsFlash = new(
        "pull.memory-is-flash", "tells lack of memory by result 2", "FW-10", FaultShape.WrongValue);

    public static readonly Fault LostUnnoticed = new(
        "pull.lost-unnoticed", "stays in Downloading when the connection is lost", "FW-11", FaultShape.Absent);

    public static readonly Fault LostIsBadUri = new(
        "pull.lost-is-bad-uri", "tells a lost connection by result 7", "FW-11", FaultShape.WrongValue);

    public static readonly Fault LostIsDamaged = new(
        "pull.lost-is-damaged", "tells a lost connection by result 5", "FW-11", FaultShape.WrongValue);

    public static readonly Fault NotFoundUnnoticed = new(
        "pull.not-found-unnoticed", "says nothing when there is no image at a URI", "FW-14", FaultShape.Absent);

    public static readonly Fault SchemeUnnoticed = new(
        "pull.scheme-unnoticed", "says nothing about an unsupported scheme", "FW-15", FaultShape.Absent);

    public static readonly Fault ResetGoesOn = new(
        "pull.reset-goes-on", "is Idle after an empty URI and pulls on", "FW-21", FaultShape.WrongEffect);

    public static readonly Fault IgnoresBlockSize = new(
        "pull.ignores-block-size", "goes on with its own block size when the server has a smaller one", "FW-30", FaultShape.WrongEffect);

    public static readonly Fault ResumesTooFar = new(
        "pull.resumes-too-far", "goes on an octet too far after an interruption", "FW-30", FaultShape.WrongValue);

    public static readonly Fault MixesRepresentations = new(
        "pull.mixes-representations", "puts blocks of two representations together", "FW-30", FaultShape.WrongEffect);

    public static readonly Fault ForgetsUri = new(
        "pull.forgets-uri", "shows no URI while it pulls", "FW-32", FaultShape.Absent);

    public static readonly Fault TakesAnyBlock = new(
        "pull.takes-any-block", "does not look at the number of a block", "FW-30", FaultShape.WrongEffect);

    public static readonly Fault TakesRedirection = new(
        "pull.takes-redirection", "takes a redirection for an image", "FW-30", FaultShape.WrongEffect);

    public static readonly Fault SecuredInClear = new(
        "pull.secured-in-clear", "asks in clear for what a URI of CoAPS names", "FW-33", FaultShape.Leak);

    public static readonly Fault FallsBack = new(
        "pull.falls-back", "asks in clear for an image when the handshake with its host failed", "FW-33", FaultShape.Leak);

    public static readonly Fault TrustsAnyHost = new(
        "pull.trusts-any-host", "does not look at what the host of an image shows", "FW-33", FaultShape.WrongEffect);

    public static readonly Fault SkipsAnchor = new(
        "pull.skips-anchor", "takes any certificate of the host of an image whose account has an anchor", "FW-33", FaultShape.WrongEffect);

    public static readonly Fault StrangeCredentials = new(
        "pull.strange-credentials", "shows the host of an image credentials of its own making", "FW-33", FaultShape.WrongValue);

    public static readonly Fault HidesCoaps = new(
        "pull.hides-coaps", "pulls over CoAPS and does not list it", "REQ-FW-01", FaultShape.Absent);

    public static readonly Fault CoapsUnusable = new(
        "pull.coaps-unusable", "lists CoAPS and takes it for a scheme that it lacks", "REQ-FW-01", FaultShape.WrongEffect);

    public static readonly Fault HangsAtHandshake = new(
        "pull.hangs-at-handshake", "stays in Downloading when the handshake with the host of an image failed", "REQ-FW-04", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        SaysPushOnly, UnknownProtocol, HidesHttp, HttpUnusable, IdleWhilePulling, NeverFetches, TooLargeIsLost,
        TakesTooLarge, MemoryIsFlash, LostUnnoticed, LostIsBadUri, LostIsDamaged, NotFoundUnnoticed, SchemeUnnoticed, ResetGoesOn,
        IgnoresBlockSize, ResumesTooFar, MixesRepresentations, ForgetsUri,
        TakesAnyBlock, TakesRedirection,
        SecuredInClear, FallsBack, TrustsAnyHost, SkipsAnchor, StrangeCredentials, HidesCoaps, CoapsUnusable, HangsAtHandshake,
    ];
}
