namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies in what the device offers in a handshake, and in how it goes through one.</summary>
public static class HelloFaults
{
    public static readonly Fault NoPskCcm = new("hello.no-psk-ccm8", "does pre-shared keys with CBC alone", "SEC-03", FaultShape.Absent);
    public static readonly Fault NoEcdsaCcm = new("hello.no-ecdsa-ccm8", "does certificates and raw keys with GCM alone", "SEC-09", FaultShape.Absent);
    public static readonly Fault OffersNull = new("hello.offers-null", "offers a suite without encryption", "SEC-01", FaultShape.Superfluous);
    public static readonly Fault OffersAnonymous = new("hello.offers-anonymous", "offers a suite without authentication", "SEC-01", FaultShape.Superfluous);
    public static readonly Fault ShortCurve = new("hello.short-curve", "offers a curve of 192 bits", "SEC-11", FaultShape.Superfluous);
    public static readonly Fault OtherCurveOnly = new("hello.other-curve", "does P-384 and no P-256", "SEC-11", FaultShape.Absent);
    public static readonly Fault NoName = new("hello.no-name", "does not say which host it means", "SEC-23", FaultShape.Absent);
    public static readonly Fault AddressAsName = new("hello.address-as-name", "names an address as the host", "SEC-23", FaultShape.Superfluous);
    public static readonly Fault UriOverName = new("hello.uri-over-name", "does not send the stored SNI", "SEC-22", FaultShape.WrongValue);
    public static readonly Fault NameForgotten = new("hello.name-unchecked", "holds the certificate against the URI in place of the stored SNI", "SEC-22", FaultShape.WrongEffect);
    public static readonly Fault IgnoresSuites = new("hello.ignores-suites", "proposes what it likes and not the suites of its account", "SEC-27", FaultShape.WrongValue);
    public static readonly Fault AddsSuites = new("hello.adds-suites", "proposes others after the suites of its account", "SEC-27", FaultShape.Superfluous);
    public static readonly Fault FirstSuiteOnly = new("hello.first-suite-only", "proposes the first suite of its account alone", "SEC-27", FaultShape.Absent);
    public static readonly Fault IgnoresGroups = new("hello.ignores-groups", "offers its own groups and not those of its account", "SEC-34", FaultShape.WrongValue);
    public static readonly Fault IgnoresSchemes = new("hello.ignores-schemes", "offers its own signature algorithms and not those of its account", "SEC-34", FaultShape.WrongValue);
    public static readonly Fault NoFragments = new("hello.no-fragments", "cannot put the fragments of a message together", "SEC-38", FaultShape.Absent);
    public static readonly Fault NoLongMessages = new("hello.no-long-messages", "has room for messages of 512 octets", "SEC-38", FaultShape.Absent);
    public static readonly Fault SameRandom = new("hello.same-random", "says the same random in every hello", "SEC-48", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NoPskCcm, NoEcdsaCcm, OffersNull, OffersAnonymous, ShortCurve, OtherCurveOnly, NoName, AddressAsName, UriOverName, NameForgotten,
        IgnoresSuites, AddsSuites, FirstSuiteOnly, IgnoresGroups, IgnoresSchemes, NoFragments, NoLongMessages,
        SameRandom,
    ];
}
