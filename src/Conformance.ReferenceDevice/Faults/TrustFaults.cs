namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about whom the device takes for its server.</summary>
public static class TrustFaults
{
    public static readonly Fault AnyRawKey = new("trust.any-raw-key", "takes any raw key from a server", "SEC-13", FaultShape.Superfluous);
    public static readonly Fault SameBeginning = new("trust.raw-key-beginning", "compares what raw keys begin with, which is the same for all on one curve", "SEC-13", FaultShape.Superfluous);
    public static readonly Fault AnyCertificate = new("trust.any-certificate", "takes any certificate from a server", "SEC-16", FaultShape.Superfluous);
    public static readonly Fault SameSubject = new("trust.same-subject", "takes any certificate with the subject of the stored one for it", "SEC-16", FaultShape.Superfluous);
    public static readonly Fault WantsPath = new("trust.wants-path", "wants a path to an anchor with usage 3 too", "SEC-16", FaultShape.WrongEffect);
    public static readonly Fault WantsName = new("trust.wants-name", "wants the name of the host with usage 3 too", "SEC-16", FaultShape.WrongEffect);
    public static readonly Fault DefaultsToAnchor = new("trust.defaults-to-anchor", "takes usage 2 where none is given", "SEC-16", FaultShape.WrongValue);
    public static readonly Fault AnyAnchor = new("trust.any-anchor", "takes a path to any authority with usage 2", "SEC-17", FaultShape.Superfluous);
    public static readonly Fault AnchorByName = new("trust.anchor-by-name", "compares the names of authorities and no signatures", "SEC-17", FaultShape.Superfluous);
    public static readonly Fault AnchorAsServer = new("trust.anchor-as-server", "takes the stored authority of usage 2 for the server's own certificate", "SEC-17", FaultShape.WrongEffect);
    public static readonly Fault NoStoreWithAuthority = new("trust.no-store-with-authority", "asks for no anchor of its own with usage 0", "SEC-18", FaultShape.Superfluous);
    public static readonly Fault NoAuthority = new("trust.no-authority", "does not look for the stored authority with usage 0", "SEC-18", FaultShape.Superfluous);
    public static readonly Fault NoStoreWithServer = new("trust.no-store-with-server", "asks for no path with usage 1", "SEC-19", FaultShape.Superfluous);
    public static readonly Fault NoServer = new("trust.no-server", "does not compare the certificate with usage 1", "SEC-19", FaultShape.Superfluous);
    public static readonly Fault NoDigests = new("trust.no-digests", "takes a stored digest for a certificate", "SEC-20", FaultShape.WrongEffect);
    public static readonly Fault OneDigest = new("trust.one-digest", "takes every digest for SHA-256", "SEC-20", FaultShape.WrongEffect);
    public static readonly Fault AnyDigest = new("trust.any-digest", "takes any certificate where a digest is stored", "SEC-20", FaultShape.Superfluous);
    public static readonly Fault ShortDigest = new("trust.short-digest", "compares the first four octets of digests", "SEC-20", FaultShape.Superfluous);
    public static readonly Fault AnyName = new("trust.any-name", "does not look at names", "SEC-21", FaultShape.Superfluous);
    public static readonly Fault CommonNameToo = new("trust.common-name-too", "looks at the common name although there are DNS names", "SEC-21", FaultShape.Superfluous);
    public static readonly Fault NoCommonName = new("trust.no-common-name", "does not look at the common name where there is nothing else", "SEC-21", FaultShape.WrongEffect);
    public static readonly Fault Expired = new("trust.expired", "takes certificates that have ended", "SEC-24", FaultShape.Superfluous);
    public static readonly Fault NotYet = new("trust.not-yet", "takes certificates that have not begun", "SEC-24", FaultShape.Superfluous);
    public static readonly Fault LeafSigns = new("trust.leaf-signs", "takes any certificate for an authority", "SEC-25", FaultShape.Superfluous);
    public static readonly Fault PathLength = new("trust.path-length", "does not look at path lengths", "SEC-25", FaultShape.Superfluous);
    public static readonly Fault KeyUsage = new("trust.key-usage", "does not look at key usage", "SEC-25", FaultShape.Superfluous);
    public static readonly Fault Purpose = new("trust.purpose", "does not look at what a certificate is for", "SEC-25", FaultShape.Superfluous);
    public static readonly Fault Constraints = new("trust.constraints", "does not look at the names that an authority may issue for", "SEC-25", FaultShape.Superfluous);
    public static readonly Fault OldSignature = new("trust.old-signature", "takes a certificate that is signed with SHA-1", "SEC-50", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        AnyRawKey, SameBeginning, AnyCertificate, SameSubject, WantsPath, WantsName, DefaultsToAnchor, AnyAnchor, AnchorByName, AnchorAsServer, NoStoreWithAuthority, NoAuthority,
        NoStoreWithServer, NoServer, NoDigests, OneDigest, AnyDigest, ShortDigest, AnyName, CommonNameToo, NoCommonName, Expired, NotYet, LeafSigns, PathLength, KeyUsage, Purpose, Constraints, OldSignature,
    ];
}
