namespace Conformance.Dtls.Handshake;

/// <summary>A whole handshake message.</summary>
/// <param name="Sequence">Its message_seq, counted by its sender from the first of a handshake.</param>
public sealed record HandshakeMessage(HandshakeType Type, ushort Sequence, ReadOnlyMemory<byte> Body)
{
    /// <summary>As it enters the transcript: as if it had been sent in one fragment (RFC 6347 §4.2.6).</summary>
    public byte[] ToArray() => Fragment(0, Body.Length).ToArray();

    public HandshakeFragment Fragment(int offset, int length) => new(Type, Body.Length, Sequence, offset, Body.Slice(offset, length));
}
