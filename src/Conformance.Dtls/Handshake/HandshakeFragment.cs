using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>A handshake message, or a piece of one.</summary>
/// <remarks>
/// RFC 6347 §4.2.2:
/// <code>
/// | msg_type 1 | length 3 | message_seq 2 | fragment_offset 3 | fragment_length 3 | octets |
/// </code>
/// </remarks>
/// <param name="Length">Octets of the whole message's body.</param>
/// <param name="Offset">Where this piece begins in it.</param>
public sealed record HandshakeFragment(HandshakeType Type, int Length, ushort Sequence, int Offset, ReadOnlyMemory<byte> Octets)
{
    public const int HeaderSize = 12;

    /// <summary>Reads the fragments of one record's plaintext; usually one, sometimes several.</summary>
    public static bool TryReadAll(ReadOnlyMemory<byte> plaintext, out IReadOnlyList<HandshakeFragment> fragments, out DecodeError error)
    {
        var read = new List<HandshakeFragment>();
        fragments = read;
        var fields = new FieldReader(plaintext.Span, "RFC 6347 §4.2.2");
        do
        {
            var type = new HandshakeType(fields.Byte("msg_type"));
            var length = fields.UInt24("length");
            var sequence = fields.UInt16("message_seq");
            var offset = fields.UInt24("fragment_offset");
            var size = fields.UInt24("fragment_length");
            if (offset + size > length)
            {
                fields.Refuse($"a fragment from {offset} of {size} octets; the message has {length}");
            }

            var octets = fields.Octets(size, "fragment");
            if (!fields.Failed)
            {
                read.Add(new(type, length, sequence, offset, octets));
            }
        }
        while (fields.Remaining > 0);

        return fields.Ends(out error);
    }

    public byte[] ToArray()
    {
        var writer = new SpanWriter();
        writer.WriteByte(Type.Value);
        writer.WriteUInt24(Length);
        writer.WriteUInt16(Sequence);
        writer.WriteUInt24(Offset);
        writer.WriteUInt24(Octets.Length);
        writer.Write(Octets.Span);
        return writer.ToArray();
    }
}
