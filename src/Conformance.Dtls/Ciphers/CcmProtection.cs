using System.Security.Cryptography;

namespace Conformance.Dtls.Ciphers;

/// <summary>AES-128-CCM with a tag of eight octets (RFC 6655 §4).</summary>
public sealed class CcmProtection(TrafficKeys keys) : AeadProtection(keys, TagLength)
{
    public const int TagLength = 8;

    protected override void Encrypt(byte[] nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, byte[] authenticated)
    {
        using var cipher = new AesCcm(Keys.Key.Span);
        cipher.Encrypt(nonce, plaintext, ciphertext, tag, authenticated);
    }

    protected override bool TryDecrypt(byte[] nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, byte[] authenticated)
    {
        using var cipher = new AesCcm(Keys.Key.Span);
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
