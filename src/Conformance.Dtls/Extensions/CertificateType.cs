namespace Conformance.Dtls.Extensions;

/// <summary>What a Certificate message carries.</summary>
/// <remarks>RFC 7250 §3, RFC 6091 §3.1.</remarks>
public readonly record struct CertificateType(byte Value)
{
    public static CertificateType X509 => new(0);
    public static CertificateType RawPublicKey => new(2);

    public override string ToString() => Value switch
    {
        0 => "X.509",
        2 => "raw public key",
        _ => $"certificate type {Value}",
    };
}
