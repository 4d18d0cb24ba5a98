using System.Security.Cryptography;

namespace Conformance.Dtls.Extensions;

/// <summary>Hash and signature algorithm, an octet each.</summary>
/// <remarks>RFC 5246 §7.4.1.4.1. With TLS 1.2 the hash says nothing of the curve.</remarks>
public readonly record struct SignatureScheme(ushort Value)
{
    public static SignatureScheme EcdsaSha1 => new(0x0203);
    public static SignatureScheme EcdsaSha256 => new(0x0403);
    public static SignatureScheme EcdsaSha384 => new(0x0503);
    public static SignatureScheme EcdsaSha512 => new(0x0603);

    /// <summary>The hash of an ECDSA scheme that we can do.</summary>
    public HashAlgorithmName? Hash => Value switch
    {
        0x0203 => HashAlgorithmName.SHA1,
        0x0403 => HashAlgorithmName.SHA256,
        0x0503 => HashAlgorithmName.SHA384,
        0x0603 => HashAlgorithmName.SHA512,
        _ => null,
    };

    public override string ToString() => Value switch
    {
        0x0203 => "ecdsa_sha1",
        0x0403 => "ecdsa_sha256",
        0x0503 => "ecdsa_sha384",
        0x0603 => "ecdsa_sha512",
        _ => $"signature scheme 0x{Value:X4}",
    };
}
