namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Firmware Update where images are pulled over HTTPS.</summary>
public static class WebPullFaults
{
    public static readonly Fault HidesHttps = new(
        "https.hidden", "pulls over HTTPS and does not list it", "FW-03", FaultShape.Absent);

    public static readonly Fault HttpsUnusable = new(
        "https.unusable", "lists HTTPS and takes it for a scheme that it lacks", "FW-03", FaultShape.WrongEffect);

    public static readonly Fault SecuredInClear = new(
        "https.in-clear", "asks in clear for what a URI of HTTPS names", "FW-33", FaultShape.Leak);

    public static readonly Fault FallsBack = new(
        "https.falls-back", "asks in clear for an image when its host under HTTPS was not accepted", "FW-33", FaultShape.Leak);

    public static readonly Fault TrustsAnyHost = new(
        "https.trusts-any-host", "does not look at the certificate of a host under HTTPS", "FW-33", FaultShape.WrongEffect);

    public static readonly Fault TrustsAnyName = new(
        "https.trusts-any-name", "takes a certificate for another host under HTTPS", "FW-33", FaultShape.WrongEffect);

    public static readonly Fault TrustsForEver = new(
        "https.trusts-for-ever", "takes a certificate that has ended less than a week ago under HTTPS", "FW-33", FaultShape.WrongEffect);

    public static readonly Fault HangsAtHandshake = new(
        "https.hangs", "stays in Downloading when its host under HTTPS was not accepted", "REQ-FW-04", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
        [HidesHttps, HttpsUnusable, SecuredInClear, FallsBack, TrustsAnyHost, TrustsAnyName, TrustsForEver, HangsAtHandshake];
}
