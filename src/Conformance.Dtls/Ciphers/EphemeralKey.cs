using System.Security.Cryptography;
using Conformance.Dtls.Extensions;

namespace Conformance.Dtls.Ciphers;

/// <summary>Our half of an ECDHE exchange.</summary>
/// <remarks>RFC 8422 §5.10. The private key comes from the passed randomness, so that a run with one seed agrees on the same secrets.</remarks>
public sealed class EphemeralKey : IDisposable
{
    private const byte UncompressedPoint = 4;

    private readonly ECDiffieHellman _key;

    private EphemeralKey(NamedGroup group, ECDiffieHellman key)
    {
        (Group, _key) = (group, key);
        Point = PointOf(key.ExportParameters(includePrivateParameters: false).Q);
    }

    public NamedGroup Group { get; }

    /// <summary>The public point, uncompressed (RFC 8422 §5.4.1).</summary>
    public byte[] Point { get; }

    /// <summary>Draws a key.</summary>
    /// <exception cref="NotSupportedException">The group is none of ours: a harness bug.</exception>
    public static EphemeralKey Draw(NamedGroup group, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);

        var curve = group.Curve ?? throw new NotSupportedException($"no keys in {group}");
        var secret = new byte[group.FieldSize];
        random.NextBytes(secret);
        secret[0] &= 0x7F; // below the order of the curve
        secret[^1] |= 1; // and not zero
        return new(group, ECDiffieHellman.Create(new ECParameters { Curve = curve, D = secret }));
    }

    /// <summary>The shared secret with a peer's point.</summary>
    /// <returns><see langword="false"/> when the octets are no point of this curve.</returns>
    public bool TryAgree(ReadOnlySpan<byte> point, out byte[] secret)
    {
        secret = [];
        if (point.Length != 1 + (2 * Group.FieldSize) || point[0] != UncompressedPoint)
        {
            return false;
        }

        try
        {
            var q = new ECPoint { X = point[1..(1 + Group.FieldSize)].ToArray(), Y = point[(1 + Group.FieldSize)..].ToArray() };
            using var other = ECDiffieHellman.Create(new ECParameters { Curve = Group.Curve!.Value, Q = q });
            using var key = other.PublicKey;
            secret = _key.DeriveRawSecretAgreement(key);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Dispose() => _key.Dispose();

    private static byte[] PointOf(ECPoint point) => [UncompressedPoint, .. point.X!, .. point.Y!];
}
