using System.Buffers.Binary;
using Conformance.Dtls.Records;

namespace Conformance.Dtls.Ciphers;

/// <summary>A cipher that authenticates by itself: part of the nonce from the key block, part in the record.</summary>
/// <remarks>RFC 5246 §6.2.3.3, RFC 5288 §3, RFC 6655 §3. The explicit part is epoch and sequence number, so that it never repeats.</remarks>
public abstract class AeadProtection(TrafficKeys keys, int tagLength) : RecordProtection
{
    private const int ExplicitLength = sizeof(ulong);

    public override int Expansion => ExplicitLength + tagLength;

    /// <summary>What the explicit nonce is made of, when it is not the number of the record.</summary>
    public Func<ulong, ulong> ExplicitNonce { get; set; } = number => number;

    protected TrafficKeys Keys { get; } = keys;

    public override byte[] Seal(RecordHeader header, ReadOnlySpan<byte> plaintext)
    {
        var fragment = new byte[Expansion + plaintext.Length];
        BinaryPrimitives.WriteUInt64BigEndian(fragment, ExplicitNonce(header.Number));
        Encrypt(
            Nonce(fragment), plaintext, fragment.AsSpan(ExplicitLength, plaintext.Length), fragment.AsSpan(ExplicitLength + plaintext.Length),
            Authenticated(header, plaintext.Length));
        return fragment;
    }

    public override bool TryOpen(RecordHeader header, ReadOnlySpan<byte> fragment, out byte[] plaintext, out string reason)
    {
        var length = fragment.Length - Expansion;
        if (length < 0)
        {
            (plaintext, reason) = ([], $"{fragment.Length} octets; nonce and tag take {Expansion}");
            return false;
        }

        plaintext = new byte[length];
        reason = "its tag is wrong";
        var ciphertext = fragment.Slice(ExplicitLength, length);
        if (TryDecrypt(Nonce(fragment), ciphertext, fragment[^tagLength..], plaintext, Authenticated(header, length)))
        {
            return true;
        }

        if (!IsStrict)
        {
            Encrypt(Nonce(fragment), ciphertext, plaintext, new byte[tagLength], []); // in counter mode the second time undoes the first
        }

        return !IsStrict;
    }

    protected abstract void Encrypt(byte[] nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, byte[] authenticated);

    protected abstract bool TryDecrypt(byte[] nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, byte[] authenticated);

    private byte[] Nonce(ReadOnlySpan<byte> fragment) => [.. Keys.FixedNonce.Span, .. fragment[..ExplicitLength]];
}
