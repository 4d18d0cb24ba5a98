using System.Numerics;
using System.Security.Cryptography;

namespace Conformance.Est.Keys;

/// <summary>The number that a deterministic signature is made with: drawn from the key and what is signed.</summary>
/// <remarks>RFC 6979 §3.2. The orders of our curves are of whole octets.</remarks>
internal static class Nonce
{
    public static BigInteger Of(KeyCurve curve, byte[] key, byte[] digest, HashAlgorithmName hash)
    {
        var reduced = Octets(Shortened(curve, digest) % curve.Order, curve.Size);
        var length = digest.Length;
        var (chain, mac) = (Enumerable.Repeat((byte)1, length).ToArray(), new byte[length]);
        mac = Mac(hash, mac, [.. chain, 0, .. key, .. reduced]);
        chain = Mac(hash, mac, chain);
        mac = Mac(hash, mac, [.. chain, 1, .. key, .. reduced]);
        chain = Mac(hash, mac, chain);
        while (true)
        {
            var drawn = Array.Empty<byte>();
            while (drawn.Length < curve.Size)
            {
                chain = Mac(hash, mac, chain);
                drawn = [.. drawn, .. chain];
            }

            var candidate = new BigInteger(drawn.AsSpan(0, curve.Size), isUnsigned: true, isBigEndian: true);
            if (candidate > 0 && candidate < curve.Order)
            {
                return candidate;
            }

            mac = Mac(hash, mac, [.. chain, 0]);
            chain = Mac(hash, mac, chain);
        }
    }

    /// <summary>The leftmost bits of a digest, as many as the order has.</summary>
    public static BigInteger Shortened(KeyCurve curve, byte[] digest) =>
        new(digest.AsSpan(0, Math.Min(curve.Size, digest.Length)), isUnsigned: true, isBigEndian: true);

    public static byte[] Octets(BigInteger number, int size)
    {
        var octets = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[size - octets.Length], .. octets];
    }

    private static byte[] Mac(HashAlgorithmName hash, byte[] key, byte[] octets)
    {
        using var mac = IncrementalHash.CreateHMAC(hash, key);
        mac.AppendData(octets);
        return mac.GetHashAndReset();
    }
}
