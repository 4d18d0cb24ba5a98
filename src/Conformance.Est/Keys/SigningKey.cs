using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using Conformance.Est.Der;
using Conformance.Wire.Signing;

namespace Conformance.Est.Keys;

/// <summary>A private key of a test: it comes from a seed, and signs the same octets the same way each time.</summary>
/// <remarks>Not for anything but tests: its arithmetic takes more or less time by the key. Signatures follow RFC 6979.</remarks>
public sealed class SigningKey
{
    private const int Spare = 8;
    private readonly byte[] _private;
    private readonly byte[] _point;

    /// <param name="secret">The private key as a number below the order of its curve.</param>
    public SigningKey(KeyCurve curve, BigInteger secret)
    {
        ArgumentNullException.ThrowIfNull(curve);

        Curve = curve;
        _private = DeterministicEcdsa.Octets(secret, curve.Size);
        _point = PointOf(curve, _private);
        SubjectPublicKeyInfo = PublicKey.Encode(curve, _point);
    }

    public KeyCurve Curve { get; }

    public ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; }

    /// <summary>Draws a key.</summary>
    public static SigningKey Draw(KeyCurve curve, Random random)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(random);

        var octets = new byte[curve.Size + Spare];
        random.NextBytes(octets);
        return new(curve, (new BigInteger(octets, isUnsigned: true, isBigEndian: true) % (curve.Order - 1)) + 1);
    }

    /// <summary>Signs with the hash that fits the curve.</summary>
    public byte[] Sign(ReadOnlySpan<byte> octets) => Sign(octets, Curve.Hash);

    /// <returns>SEQUENCE { r, s } (RFC 3279 §2.2.3).</returns>
    public byte[] Sign(ReadOnlySpan<byte> octets, HashAlgorithmName hash) =>
        DeterministicEcdsa.Sign(new ECParameters { Curve = Curve.Curve, D = _private }, octets, hash);

    /// <summary>PrivateKeyInfo with the public key (RFC 5958 §2, RFC 5915 §3).</summary>
    public byte[] ToPkcs8()
    {
        var inner = new AsnWriter(AsnEncodingRules.DER);
        using (inner.PushSequence())
        {
            inner.WriteInteger(1);
            inner.WriteOctetString(_private);
            using (inner.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
            {
                inner.WriteBitString(_point);
            }
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Identifiers.EcPublicKey);
                writer.WriteObjectIdentifier(Curve.Identifier);
            }

            writer.WriteOctetString(inner.Encode());
        }

        return writer.Encode();
    }

    /// <summary>The same key for the base library; the caller disposes it.</summary>
    public ECDsa ToEcdsa()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(ToPkcs8(), out _);
        return key;
    }

    /// <summary>The uncompressed point of a private key; the base library multiplies.</summary>
    private static byte[] PointOf(KeyCurve curve, byte[] secret)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = curve.Curve, D = secret });
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [4, .. point.X!, .. point.Y!];
    }
}
