using System.Collections.Frozen;

namespace Conformance.Dtls.Ciphers;

/// <summary>The number of a cipher suite. A peer may offer any; we can do those in <see cref="Known"/>.</summary>
public readonly record struct CipherSuite(ushort Value)
{
    private static readonly FrozenDictionary<CipherSuite, SuiteTraits> Table = new Dictionary<CipherSuite, SuiteTraits>
    {
        [PskCcm8] = new("TLS_PSK_WITH_AES_128_CCM_8", KeyExchange.Psk, BulkCipher.Ccm8),
        [PskCbc] = new("TLS_PSK_WITH_AES_128_CBC_SHA256", KeyExchange.Psk, BulkCipher.Cbc),
        [EcdsaCcm8] = new("TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8", KeyExchange.EcdheEcdsa, BulkCipher.Ccm8),
        [EcdsaCbc] = new("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", KeyExchange.EcdheEcdsa, BulkCipher.Cbc),
        [EcdsaGcm] = new("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", KeyExchange.EcdheEcdsa, BulkCipher.Gcm),
    }.ToFrozenDictionary();

    /// <summary>RFC 6655 §4.</summary>
    public static CipherSuite PskCcm8 => new(0xC0A8);

    /// <summary>RFC 5487 §3.2.</summary>
    public static CipherSuite PskCbc => new(0x00AE);

    /// <summary>RFC 7251 §2.</summary>
    public static CipherSuite EcdsaCcm8 => new(0xC0AE);

    /// <summary>RFC 5289 §3.1.</summary>
    public static CipherSuite EcdsaCbc => new(0xC023);

    /// <summary>RFC 5289 §3.2.</summary>
    public static CipherSuite EcdsaGcm => new(0xC02B);

    /// <summary>No suite: says that secure renegotiation is understood (RFC 5746 §3.3).</summary>
    public static CipherSuite RenegotiationInfo => new(0x00FF);

    /// <summary>Those we can do, the one that LwM2M asks for first.</summary>
    public static IReadOnlyList<CipherSuite> Known { get; } = [EcdsaCcm8, PskCcm8, EcdsaGcm, EcdsaCbc, PskCbc];

    /// <summary>What the suite is made of, or <see langword="null"/> when we cannot do it.</summary>
    public SuiteTraits? Traits => Table.GetValueOrDefault(this);

    /// <summary>The suite of that name, as IANA writes it.</summary>
    public static CipherSuite? Find(string name) =>
        Known.Where(suite => suite.ToString() == name).Select(suite => (CipherSuite?)suite).FirstOrDefault();

    public override string ToString() => Traits?.Name ?? $"suite 0x{Value:X4}";
}
