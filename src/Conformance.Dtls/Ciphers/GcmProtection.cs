using System.Security.Cryptography;

namespace Conformance.Dtls.Ciphers;

/// <summary>AES-128-GCM (RFC 5288 §3).</summary>
public sealed class GcmProtection(TrafficKeys keys) : AeadProtection(keys, TagLength)
{
    public const int TagLength = 16;

    private readonly AesGcm _cipher = new(keys.Key.Span, TagLength);

    protected override void Encrypt(byte[] nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, byte[] authenticated) =>
        _cipher.Encrypt(nonce, plaintext, ciphertext, tag, authenticated);

    protected override bool TryDecrypt(byte[] nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, byte[] authenticated)
    {
        try
        {
            _cipher.Decrypt(nonce, ciphertext, tag, plaintext, authenticated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
