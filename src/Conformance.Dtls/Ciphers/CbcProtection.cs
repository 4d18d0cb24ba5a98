using System.Security.Cryptography;
using Conformance.Dtls.Records;

namespace Conformance.Dtls.Ciphers;

/// <summary>AES-128-CBC with HMAC-SHA256: the MAC inside the encryption (RFC 5246 §6.2.3.2) or around it (RFC 7366 §3).</summary>
public sealed class CbcProtection(TrafficKeys keys, bool encryptThenMac, Random random) : RecordProtection
{
    private const int BlockLength = 16;
    private const int MacLength = 32;
    private const string Wrong = "its MAC or padding is wrong";

    private readonly Aes _cipher = Keyed(keys);

    public override int Expansion => BlockLength + MacLength + BlockLength;

    public override byte[] Seal(RecordHeader header, ReadOnlySpan<byte> plaintext)
    {
        var vector = new byte[BlockLength];
        random.NextBytes(vector);
        var content = encryptThenMac ? plaintext.ToArray() : [.. plaintext, .. Mac(header, plaintext)];
        byte[] sealedOctets = [.. vector, .. _cipher.EncryptCbc(Padded(content), vector, PaddingMode.None)];
        return encryptThenMac ? [.. sealedOctets, .. Mac(header, sealedOctets)] : sealedOctets;
    }

    public override bool TryOpen(RecordHeader header, ReadOnlySpan<byte> fragment, out byte[] plaintext, out string reason)
    {
        plaintext = [];
        reason = Wrong;
        var mac = ReadOnlySpan<byte>.Empty;
        if (encryptThenMac && fragment.Length > MacLength)
        {
            mac = fragment[^MacLength..];
            fragment = fragment[..^MacLength];
        }

        if (fragment.Length < 2 * BlockLength || fragment.Length % BlockLength != 0)
        {
            reason = $"{fragment.Length} octets; whole blocks of {BlockLength} and at least two are required";
            return false;
        }

        if (encryptThenMac && !CryptographicOperations.FixedTimeEquals(mac, Mac(header, fragment)))
        {
            return false;
        }

        var decrypted = _cipher.DecryptCbc(fragment[BlockLength..], fragment[..BlockLength], PaddingMode.None);
        var padding = decrypted[^1];
        var contentLength = decrypted.Length - padding - 1;
        if (contentLength < (encryptThenMac ? 0 : MacLength) || decrypted.AsSpan(contentLength).ContainsAnyExcept(padding))
        {
            return false;
        }

        var content = decrypted.AsSpan(0, contentLength);
        if (!encryptThenMac)
        {
            mac = content[^MacLength..];
            content = content[..^MacLength];
            if (!CryptographicOperations.FixedTimeEquals(mac, Mac(header, content)))
            {
                return false;
            }
        }

        plaintext = content.ToArray();
        return true;
    }

    private static Aes Keyed(TrafficKeys keys)
    {
        var cipher = Aes.Create();
        cipher.Key = keys.Key.ToArray();
        return cipher;
    }

    private static byte[] Padded(ReadOnlySpan<byte> content)
    {
        var padding = BlockLength - 1 - (content.Length % BlockLength);
        var padded = new byte[content.Length + padding + 1];
        padded.AsSpan().Fill((byte)padding);
        content.CopyTo(padded);
        return padded;
    }

    private byte[] Mac(RecordHeader header, ReadOnlySpan<byte> octets) =>
        HMACSHA256.HashData(keys.Mac.Span, (byte[])[.. Authenticated(header, octets.Length), .. octets]);
}
