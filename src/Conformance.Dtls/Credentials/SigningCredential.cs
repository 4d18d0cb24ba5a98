using System.Security.Cryptography;
using Conformance.Dtls.Extensions;
using Conformance.Wire.Signing;

namespace Conformance.Dtls.Credentials;

/// <summary>Our own key for signatures, with what proves it: a chain of certificates, or the bare public key.</summary>
/// <param name="Type">What is sent in Certificate.</param>
/// <param name="Chain">DER, the key's own certificate first; the SubjectPublicKeyInfo of a raw public key.</param>
/// <param name="Key">On P-256 or P-384.</param>
public sealed record SigningCredential(CertificateType Type, IReadOnlyList<ReadOnlyMemory<byte>> Chain, ECDsa Key)
{
    private const int SizeOfP384 = 384;

    /// <summary>The curve of the key.</summary>
    public NamedGroup Group => Key.KeySize == SizeOfP384 ? NamedGroup.P384 : NamedGroup.P256;

    /// <summary>A raw public key (RFC 7250).</summary>
    public static SigningCredential Raw(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(CertificateType.RawPublicKey, [key.ExportSubjectPublicKeyInfo()], key);
    }

    /// <summary>The scheme to sign with: the hash that fits the curve if the peer takes it, else the first that it takes and we can do.</summary>
    /// <param name="offered">What the peer takes; without any, SHA-1 is meant (RFC 5246 §7.4.1.4.1).</param>
    /// <returns><see langword="null"/> when there is none.</returns>
    public SignatureScheme? Choose(IReadOnlyList<SignatureScheme>? offered)
    {
        var taken = offered ?? [SignatureScheme.EcdsaSha1];
        var best = Group == NamedGroup.P384 ? SignatureScheme.EcdsaSha384 : SignatureScheme.EcdsaSha256;
        return taken.Where(scheme => scheme.Hash is not null).OrderBy(scheme => scheme != best).Select(scheme => (SignatureScheme?)scheme).FirstOrDefault();
    }

    public byte[] Sign(ReadOnlySpan<byte> octets, SignatureScheme scheme) => DeterministicEcdsa.Sign(Key, octets, scheme.Hash!.Value);
}
