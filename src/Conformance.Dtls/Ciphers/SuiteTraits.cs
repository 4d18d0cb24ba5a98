namespace Conformance.Dtls.Ciphers;

/// <summary>What a suite is made of. All of ours use AES-128 and the PRF with SHA-256 (RFC 5246 §5).</summary>
public sealed record SuiteTraits(string Name, KeyExchange KeyExchange, BulkCipher Bulk)
{
    /// <summary>Octets of an AES-128 key.</summary>
    public const int KeyLength = 16;

    /// <summary>Octets of the MAC key; none where the cipher authenticates by itself.</summary>
    public int MacKeyLength => Bulk == BulkCipher.Cbc ? 32 : 0;

    /// <summary>Octets of the nonce that come from the key block (RFC 5288 §3, RFC 6655 §3).</summary>
    public int FixedNonceLength => Bulk == BulkCipher.Cbc ? 0 : 4;
}
