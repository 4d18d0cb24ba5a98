using System.Security.Cryptography;
using System.Text;

namespace Conformance.Dtls.Ciphers;

/// <summary>The pseudorandom function of TLS 1.2, with SHA-256.</summary>
/// <remarks>RFC 5246 §5: A(0) = label and seed, A(i) = HMAC(secret, A(i-1)), and the output is HMAC(secret, A(i) and label and seed) one after the other.</remarks>
public static class Prf
{
    public static byte[] Expand(ReadOnlySpan<byte> secret, string label, ReadOnlySpan<byte> seed, int length)
    {
        byte[] start = [.. Encoding.ASCII.GetBytes(label), .. seed];
        var output = new byte[length];
        var chained = HMACSHA256.HashData(secret, start);
        for (var at = 0; at < length; at += chained.Length)
        {
            var block = HMACSHA256.HashData(secret, (byte[])[.. chained, .. start]);
            block.AsSpan(0, Math.Min(block.Length, length - at)).CopyTo(output.AsSpan(at));
            chained = HMACSHA256.HashData(secret, chained);
        }

        return output;
    }
}
