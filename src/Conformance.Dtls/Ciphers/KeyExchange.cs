namespace Conformance.Dtls.Ciphers;

/// <summary>How the premaster secret comes to be.</summary>
public enum KeyExchange
{
    /// <summary>RFC 4279 §2.</summary>
    Psk,

    /// <summary>RFC 8422 §2.2.</summary>
    EcdheEcdsa,
}
