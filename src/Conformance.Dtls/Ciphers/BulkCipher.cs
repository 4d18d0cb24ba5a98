namespace Conformance.Dtls.Ciphers;

/// <summary>How records are protected.</summary>
public enum BulkCipher
{
    /// <summary>AES-128-CCM with a tag of eight octets (RFC 6655 §4, RFC 7251 §2.1).</summary>
    Ccm8,

    /// <summary>AES-128-GCM (RFC 5288 §3).</summary>
    Gcm,

    /// <summary>AES-128-CBC with HMAC-SHA256 (RFC 5246 §6.2.3.2), in either order (RFC 7366).</summary>
    Cbc,
}
