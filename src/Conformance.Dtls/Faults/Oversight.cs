namespace Conformance.Dtls.Faults;

/// <summary>What a side can be told not to look at, or not to do about what it saw, so that a careless one can be built.</summary>
public enum Oversight
{
    /// <summary>The version of a ServerHello (RFC 5246 §E.1).</summary>
    Version,

    /// <summary>Whether a ServerHello answers what was offered (RFC 5246 §7.4.1.4).</summary>
    Extension,

    /// <summary>Whether the suite was offered (RFC 5246 §7.4.1.3).</summary>
    Suite,

    /// <summary>The name of the group in a ServerKeyExchange (RFC 8422 §5.4).</summary>
    Group,

    /// <summary>Whether the peer's point is on its curve (RFC 8422 §5.11).</summary>
    Point,

    /// <summary>The signature of a ServerKeyExchange (RFC 5246 §7.4.3).</summary>
    Signature,

    /// <summary>What a CertificateRequest lists after its first signature scheme (RFC 5246 §7.4.4).</summary>
    Scheme,

    /// <summary>What Finished says (RFC 5246 §7.4.9).</summary>
    Finished,

    /// <summary>The tag of a record (RFC 6347 §4.1.2.7).</summary>
    Tag,

    /// <summary>Whether application data is protected (RFC 6347 §4.1).</summary>
    Epoch,

    /// <summary>Whether a record from another address is newer than all before it (RFC 9146 §6).</summary>
    Age,

    /// <summary>Whether a record from another address is authentic (RFC 9146 §6).</summary>
    Origin,

    /// <summary>That alerts for bad records are fatal (RFC 6347 §4.1.2.7).</summary>
    Level,

    /// <summary>That another handshake in an association is refused (RFC 7925 §17).</summary>
    Successor,

    /// <summary>Which alert a refusal is told by.</summary>
    Alert,

    /// <summary>To tell a refusal at all (RFC 5246 §7.2.2).</summary>
    Telling,
}
