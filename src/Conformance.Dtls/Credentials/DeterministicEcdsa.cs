using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Conformance.Dtls.Credentials;

/// <summary>ECDSA whose signatures follow from key and octets alone, so that a run with one seed signs the same way each time.</summary>
/// <remarks>RFC 6979 §3.2. Not in constant time: the keys of a tester are no secrets.</remarks>
public static class DeterministicEcdsa
{
    private static readonly BigInteger OrderOfP256 = Number(Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"));

    private static readonly BigInteger OrderOfP384 =
        Number(Convert.FromHexString("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973"));

    /// <summary>Signs octets with a key on P-256 or P-384.</summary>
    /// <returns>SEQUENCE { r, s } in DER (RFC 3279 §2.2.3).</returns>
    public static byte[] Sign(ECDsa key, ReadOnlySpan<byte> octets, HashAlgorithmName hash)
    {
        ArgumentNullException.ThrowIfNull(key);

        var secret = key.ExportParameters(includePrivateParameters: true);
        var order = secret.D!.Length == 32 ? OrderOfP256 : OrderOfP384;
        var length = secret.D.Length;
        var digest = CryptographicOperations.HashData(hash, octets);
        var z = Leftmost(digest, length);
        foreach (var k in Nonces(secret.D, Octets(z % order, length), order, hash))
        {
            using var point = ECDiffieHellman.Create(new ECParameters { Curve = secret.Curve, D = Octets(k, length) });
            var r = Number(point.ExportParameters(includePrivateParameters: false).Q.X!) % order;
            var s = BigInteger.ModPow(k, order - 2, order) * (z + (r * Number(secret.D))) % order;
            if (!r.IsZero && !s.IsZero)
            {
                var writer = new AsnWriter(AsnEncodingRules.DER);
                using (writer.PushSequence())
                {
                    writer.WriteInteger(r);
                    writer.WriteInteger(s);
                }

                return writer.Encode();
            }
        }

        throw new InvalidOperationException("no end of nonces was expected");
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

    private static byte[] Octets(BigInteger number, int length)
    {
        var octets = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - octets.Length], .. octets];
    }
}
