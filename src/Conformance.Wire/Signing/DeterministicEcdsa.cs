using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Conformance.Wire.Signing;

/// <summary>ECDSA whose signatures follow from key and octets alone, so that a run with one seed signs the same way each time.</summary>
/// <remarks>RFC 6979 §3.2. Not in constant time: the keys of a tester are no secrets.</remarks>
public static class DeterministicEcdsa
{
    /// <summary>Points on P-256 and P-384, by the octets of a coordinate (SEC 2 §2.4.2, §2.5.1); whole octets both.</summary>
    private static readonly Dictionary<int, BigInteger> Orders = new()
    {
        [32] = Parsed("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"),
        [48] = Parsed("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973"),
    };

    /// <summary>Points on the curve whose coordinates have so many octets: 32 for P-256, 48 for P-384.</summary>
    public static BigInteger OrderOf(int size) => Orders[size];

    /// <summary>Signs octets with a key on P-256 or P-384.</summary>
    /// <returns>SEQUENCE { r, s } in DER (RFC 3279 §2.2.3).</returns>
    public static byte[] Sign(ECDsa key, ReadOnlySpan<byte> octets, HashAlgorithmName hash)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Sign(key.ExportParameters(includePrivateParameters: true), octets, hash);
    }

    /// <summary>The same with nothing of the key but its curve and its number.</summary>
    public static byte[] Sign(ECParameters key, ReadOnlySpan<byte> octets, HashAlgorithmName hash)
    {
        var secret = key.D!;
        var (order, length) = (OrderOf(secret.Length), secret.Length);
        var z = Leftmost(CryptographicOperations.HashData(hash, octets), length);
        foreach (var k in Nonces(secret, Octets(z % order, length), order, hash))
        {
            using var point = ECDiffieHellman.Create(new ECParameters { Curve = key.Curve, D = Octets(k, length) });
            var r = Number(point.ExportParameters(includePrivateParameters: false).Q.X!) % order;
            var s = Inverse(k, order) * (z + (r * Number(secret))) % order;
            if (!r.IsZero && !s.IsZero)
            {
                return Pair(r, s);
            }
        }

        throw new InvalidOperationException("no end of nonces was expected");
    }

    /// <summary>A number in so many octets, the highest first (SEC 1 §2.3.7).</summary>
    public static byte[] Octets(BigInteger number, int length)
    {
        var octets = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - octets.Length], .. octets];
    }

    /// <summary>By Euclid's algorithm.</summary>
    /// <param name="order">A prime.</param>
    private static BigInteger Inverse(BigInteger number, BigInteger order)
    {
        var (one, other) = (order, number);
        var (before, now) = (BigInteger.Zero, BigInteger.One);
        while (!other.IsOne)
        {
            var times = BigInteger.DivRem(one, other, out var rest);
            (one, other) = (other, rest);
            (before, now) = (now, before - (times * now));
        }

        return now.Sign < 0 ? now + order : now;
    }

    private static byte[] Pair(BigInteger r, BigInteger s)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(r);
            writer.WriteInteger(s);
        }

        return writer.Encode();
    }

    private static IEnumerable<BigInteger> Nonces(byte[] secret, byte[] digest, BigInteger order, HashAlgorithmName hash)
    {
        var size = CryptographicOperations.HashData(hash, []).Length;
        var (v, k) = (new byte[size], new byte[size]);
        Array.Fill(v, (byte)1);
        foreach (var mark in new byte[] { 0, 1 })
        {
            k = CryptographicOperations.HmacData(hash, k, (byte[])[.. v, mark, .. secret, .. digest]);
            v = CryptographicOperations.HmacData(hash, k, v);
        }

        while (true)
        {
            byte[] drawn = [];
            while (drawn.Length < secret.Length)
            {
                v = CryptographicOperations.HmacData(hash, k, v);
                drawn = [.. drawn, .. v];
            }

            var nonce = Leftmost(drawn, secret.Length);
            if (!nonce.IsZero && nonce < order)
            {
                yield return nonce;
            }

            k = CryptographicOperations.HmacData(hash, k, (byte[])[.. v, 0]);
            v = CryptographicOperations.HmacData(hash, k, v);
        }
    }

    private static BigInteger Leftmost(byte[] octets, int length) => Number(octets[..Math.Min(length, octets.Length)]);

    private static BigInteger Number(byte[] octets) => new(octets, isUnsigned: true, isBigEndian: true);

    private static BigInteger Parsed(string hex) => BigInteger.Parse($"0{hex}", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
