namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about the keys of an account, and about when they are used.</summary>
public static class KeyFaults
{
    public static readonly Fault InClear = new("keys.in-clear", "registers in clear with a secured account", "SEC-01", FaultShape.Leak);
    public static readonly Fault ClearFirst = new("keys.clear-first", "registers in clear first, and under DTLS after that", "SEC-01", FaultShape.Leak);
    public static readonly Fault ClearBootstrap = new("keys.clear-bootstrap", "asks for bootstrap in clear before it shakes hands", "SEC-01", FaultShape.Leak);
    public static readonly Fault NeverBegins = new("keys.never-begins", "waits for the server to begin the handshake", "SEC-02", FaultShape.Absent);
    public static readonly Fault ClearAfterFailure = new("keys.clear-after-failure", "registers in clear when the handshake failed", "SEC-08", FaultShape.Leak);
    public static readonly Fault WrongIdentity = new("keys.wrong-identity", "sends its endpoint name for the identity of a pre-shared key", "SEC-07", FaultShape.WrongValue);
    public static readonly Fault IdentityInHex = new("keys.identity-in-hex", "sends the identity of a pre-shared key as hex digits", "SEC-07", FaultShape.WrongFormat);
    public static readonly Fault KeyInHex = new("keys.key-in-hex", "takes the hex digits of a pre-shared key for the key", "SEC-07", FaultShape.WrongFormat);
    public static readonly Fault KeepsOldKey = new("keys.keeps-old", "goes on with the pre-shared key it had before bootstrap", "SEC-07", FaultShape.NotRestored);
    public static readonly Fault KeyFromServerKey = new("keys.from-server-key", "takes the pre-shared key from resource 4", "SEC-07", FaultShape.WrongValue);
    public static readonly Fault CutsIdentity = new("keys.cuts-identity", "cuts identities off after 64 octets", "SEC-06", FaultShape.WrongValue);
    public static readonly Fault CutsKey = new("keys.cuts-key", "cuts pre-shared keys off after 32 octets", "SEC-06", FaultShape.WrongValue);
    public static readonly Fault RefusesLongIdentity = new("keys.refuses-long-identity", "refuses an account whose identity has more than 64 octets", "SEC-06", FaultShape.WrongCode);
    public static readonly Fault RefusesLongKey = new("keys.refuses-long-key", "refuses an account whose key has more than 32 octets", "SEC-06", FaultShape.WrongCode);
    public static readonly Fault RefusesPrivateKeys = new("keys.refuses-pkcs8", "reads no private keys in PKCS #8", "SEC-15", FaultShape.Absent);
    public static readonly Fault OwnCertificate = new("keys.own-certificate", "shows a certificate of its own making for the stored one", "SEC-15", FaultShape.WrongValue);
    public static readonly Fault ShowsNothing = new("keys.shows-nothing", "shows no certificate when it is asked for one", "SEC-15", FaultShape.Absent);
    public static readonly Fault RawAsCertificate = new("keys.raw-without-types", "offers raw public keys without the certificate type extensions", "SEC-12", FaultShape.Absent);
    public static readonly Fault RawOwnKey = new("keys.raw-other-key", "shows a raw public key that it drew itself", "SEC-12", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        InClear, ClearFirst, ClearBootstrap, NeverBegins, ClearAfterFailure, WrongIdentity, IdentityInHex, KeyInHex, KeepsOldKey, KeyFromServerKey, CutsIdentity, CutsKey,
        RefusesLongIdentity, RefusesLongKey, RefusesPrivateKeys, OwnCertificate, ShowsNothing, RawAsCertificate, RawOwnKey,
    ];
}
