using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Conformance.Dtls.Credentials;

namespace Conformance.Engine.Security;

/// <summary>Signs certificates the same way each time.</summary>
internal sealed class SeededSignature(ECDsa key) : X509SignatureGenerator
{
    private readonly X509SignatureGenerator _usual = CreateForECDsa(key);

    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => _usual.GetSignatureAlgorithmIdentifier(hashAlgorithm);

    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => DeterministicEcdsa.Sign(key, data, hashAlgorithm);

    protected override PublicKey BuildPublicKey() => _usual.PublicKey;
}
