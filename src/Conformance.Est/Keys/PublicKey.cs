using System.Formats.Asn1;
using System.Security.Cryptography;
using Conformance.Est.Der;
using Conformance.Wire;

namespace Conformance.Est.Keys;

/// <summary>A public key as it stands in certificates and requests.</summary>
/// <param name="Curve">Which curve it says to be on.</param>
/// <param name="Point">Uncompressed.</param>
/// <param name="SubjectPublicKeyInfo">As it came.</param>
public sealed record PublicKey(KeyCurve Curve, ReadOnlyMemory<byte> Point, ReadOnlyMemory<byte> SubjectPublicKeyInfo)
{
    private const byte Uncompressed = 4;

    /// <summary>Reads SubjectPublicKeyInfo (RFC 5480 §2): elliptic curve keys on P-256 or P-384 in uncompressed form.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> information, out PublicKey? key, out DecodeError error)
    {
        var reader = new DerReader(information, "RFC 5480 §2");
        key = reader.TryEnter(DerTag.Sequence, "the public key", out var inner) && reader.TryEnd("the public key") ? Read(inner, information) : null;
        error = reader.Error;
        return key is not null;
    }

    /// <summary>Whether the owner of the private key signed these octets.</summary>
    /// <param name="algorithm">The signature algorithm.</param>
    public bool Signed(ReadOnlySpan<byte> octets, string algorithm, ReadOnlySpan<byte> signature)
    {
        if (SignatureHash.Of(algorithm) is not { } hash)
        {
            return false;
        }

        try
        {
            var (x, y) = (Point.Slice(1, Curve.Size).ToArray(), Point.Slice(1 + Curve.Size, Curve.Size).ToArray());
            using var key = ECDsa.Create(new ECParameters { Curve = Curve.Curve, Q = new() { X = x, Y = y } });
            return key.VerifyData(octets, signature, hash, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false; // the point is not on its curve
        }
    }

    /// <summary>SHA-1 of the point: the key identifier that RFC 5280 §4.2.1.2 describes first.</summary>
#pragma warning disable CA5350 // an identifier, and the one that everybody uses
    public byte[] Identifier() => SHA1.HashData(Point.Span);
#pragma warning restore CA5350

    internal static byte[] Encode(KeyCurve curve, byte[] point)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Identifiers.EcPublicKey);
                writer.WriteObjectIdentifier(curve.Identifier);
            }

            writer.WriteBitString(point);
        }

        return writer.Encode();
    }

    private static PublicKey? Read(DerReader reader, ReadOnlyMemory<byte> information)
    {
        if (!reader.TryEnter(DerTag.Sequence, "the algorithm of the public key", out var algorithm)
            || !algorithm.TryIdentifier("the algorithm of the public key", out var kind))
        {
            return null;
        }

        if (kind != Identifiers.EcPublicKey)
        {
            reader.Refuse($"a key of {Identifiers.NameOf(kind)}; an elliptic curve key is required");
            return null;
        }

        if (!algorithm.TryIdentifier("the curve", out var name) || !algorithm.TryEnd("the curve") || !reader.TryBits("the point", out var point))
        {
            return null;
        }

        if (KeyCurve.Find(name) is not { } curve || point.Length != 1 + (2 * curve.Size) || point.Span[0] != Uncompressed)
        {
            reader.Refuse($"{point.Length} octets of a point on {Identifiers.NameOf(name)}; an uncompressed point on P-256 or P-384 is required");
            return null;
        }

        return reader.TryEnd("the point") ? new(curve, point, information) : null;
    }
}
