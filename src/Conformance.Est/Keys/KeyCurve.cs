using System.Numerics;
using System.Security.Cryptography;
using Conformance.Est.Der;
using Conformance.Wire.Signing;

namespace Conformance.Est.Keys;

/// <summary>A curve that keys are on. Closed: <see cref="P256"/> and <see cref="P384"/>.</summary>
/// <remarks>RFC 5480 §2.1.1.1.</remarks>
public sealed class KeyCurve
{
    private KeyCurve(string name, string identifier, ECCurve curve, int size, string signature, HashAlgorithmName hash) =>
        (Name, Identifier, Curve, Size, Signature, Hash) = (name, identifier, curve, size, signature, hash);

    public static KeyCurve P256 { get; } = new(
        "P-256", "1.2.840.10045.3.1.7", ECCurve.NamedCurves.nistP256, 32, Identifiers.EcdsaSha256, HashAlgorithmName.SHA256);

    public static KeyCurve P384 { get; } = new(
        "P-384", "1.3.132.0.34", ECCurve.NamedCurves.nistP384, 48, Identifiers.EcdsaSha384, HashAlgorithmName.SHA384);

    public string Name { get; }

    public string Identifier { get; }

    public ECCurve Curve { get; }

    /// <summary>Octets of a coordinate, and of a private key.</summary>
    public int Size { get; }

    /// <summary>Points there are.</summary>
    public BigInteger Order => DeterministicEcdsa.OrderOf(Size);

    /// <summary>The signature algorithm whose hash fits the curve.</summary>
    public string Signature { get; }

    /// <summary>Its hash.</summary>
    public HashAlgorithmName Hash { get; }

    /// <returns><see langword="null"/> when it is another.</returns>
    public static KeyCurve? Find(string identifier) => identifier == P256.Identifier ? P256 : identifier == P384.Identifier ? P384 : null;
}
