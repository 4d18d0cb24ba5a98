namespace Conformance.Est.Certificates;

/// <summary>What a key may be used for.</summary>
/// <remarks>RFC 5280 §4.2.1.3, the first bit first.</remarks>
[Flags]
public enum KeyUsages
{
    None = 0,
    DigitalSignature = 1,
    ContentCommitment = 1 << 1,
    KeyEncipherment = 1 << 2,
    DataEncipherment = 1 << 3,
    KeyAgreement = 1 << 4,
    CertificateSigning = 1 << 5,
    RevocationSigning = 1 << 6,
}
