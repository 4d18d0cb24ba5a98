using Conformance.Wire;

namespace Conformance.Dtls.Records;

/// <summary>The thirteen octets that open every record of DTLS 1.2.</summary>
/// <remarks>
/// RFC 6347 §4.1:
/// <code>
/// | type 1 | version 2 | epoch 2 | sequence_number 6 | length 2 |
/// </code>
/// A Connection ID stands before the length (RFC 9146 §4), in records of a type of their own. A record of DTLS 1.3 has a header of its own (RFC 9147 §4).
/// </remarks>
/// <param name="Sequence">Counts the records of one epoch; 48 bits.</param>
/// <param name="Length">Octets of the fragment that follows.</param>
public readonly record struct RecordHeader(ContentType Type, ProtocolVersion Version, ushort Epoch, ulong Sequence, ushort Length)
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 13;

    /// <summary>The longest plaintext (RFC 5246 §6.2.1).</summary>
    public const int LongestPlaintext = 1 << 14;

    /// <summary>The longest fragment once protected (RFC 5246 §6.2.3).</summary>
    public const int LongestFragment = LongestPlaintext + 2048;

    private const int EpochBits = 16;
    private const int SequenceBits = 48;

    /// <summary>By which its receiver knows the association; empty in records of other types than <see cref="ContentType.WithConnectionId"/>.</summary>
    public ReadOnlyMemory<byte> ConnectionId { get; init; }

    /// <summary>Epoch and sequence number as the one number that MACs and nonces are made with (RFC 6347 §4.1.2.1).</summary>
    public ulong Number => ((ulong)Epoch << SequenceBits) | Sequence;

    /// <param name="idLength">Octets of the connection id that the receiver asked for; no header shows it.</param>
    public static bool TryRead(ref SpanReader reader, out RecordHeader header, out DecodeError error, int idLength = 0)
    {
        var start = reader.Position;
        var attempt = reader;
        if (!attempt.TryReadByte(out var type) || !attempt.TryReadUInt16(out var version) || !attempt.TryReadUInt16(out var epoch)
            || !attempt.TryReadUInt16(out var high) || !attempt.TryReadUInt16(out var middle) || !attempt.TryReadUInt16(out var low)
            || !attempt.TryReadSlice(type == ContentType.WithConnectionId.Value ? idLength : 0, out var id) || !attempt.TryReadUInt16(out var length))
        {
            header = default;
            error = new(start, "RFC 6347 §4.1", $"{reader.Remaining} octets are left; the header of a record takes {Size}{(idLength > 0 ? $", and {idLength} with a connection id" : string.Empty)}");
            return false;
        }

        var sequence = ((ulong)high << (2 * EpochBits)) | ((ulong)middle << EpochBits) | low;
        reader = attempt;
        header = new(new(type), new(version), epoch, sequence, length) { ConnectionId = id.IsEmpty ? default : id.ToArray() };
        error = default;
        return true;
    }

    public void Write(SpanWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);

        writer.WriteByte(Type.Value);
        writer.WriteUInt16(Version.Value);
        writer.WriteUInt64(Number);
        writer.Write(ConnectionId.Span);
        writer.WriteUInt16(Length);
    }
}
