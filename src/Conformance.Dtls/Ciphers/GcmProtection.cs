using System.Security.Cryptography;

namespace Conformance.Dtls.Ciphers;

/// <summary>AES-128-GCM (RFC 5288 §3).</summary>
public sealed class GcmProtection(TrafficKeys keys) : AeadProtection(keys, TagLength)
{
    public const int TagLength = 16;

    protected override void Encrypt(byte[] nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, byte[] authenticated)
    {
        using var cipher = new AesGcm(Keys.Key.Span, TagLength);
        cipher.Encrypt(nonce, plaintext, ciphertext, tag, authenticated);
    }

    protected override bool TryDecrypt(byte[] nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, byte[] authenticated)
    {
        using var cipher = new AesGcm(Keys.Key.Span, TagLength);
        try
        {
            cipher.Decrypt(nonce, ciphertext, tag, plaintext, authenticated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
