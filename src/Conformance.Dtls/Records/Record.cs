using Conformance.Wire;

namespace Conformance.Dtls.Records;

/// <summary>One record as it passed the wire, protected or not.</summary>
/// <param name="Fragment">What follows the header: plaintext in epoch 0, ciphertext after it.</param>
public sealed record Record(RecordHeader Header, ReadOnlyMemory<byte> Fragment)
{
    /// <summary>Reads the records of a datagram (RFC 6347 §4.1.1).</summary>
    /// <param name="records">Those before the first that is malformed; all of them on success.</param>
    public static bool TryReadAll(ReadOnlyMemory<byte> datagram, out IReadOnlyList<Record> records, out DecodeError error) => TryReadAll(datagram, idLength: 0, out records, out error);

    /// <summary>Reads the records of a datagram to somebody who gave a connection id (RFC 9146 §4).</summary>
    /// <param name="idLength">Its octets.</param>
    /// <param name="records">Those before the first that is malformed; all of them on success.</param>
    public static bool TryReadAll(ReadOnlyMemory<byte> datagram, int idLength, out IReadOnlyList<Record> records, out DecodeError error)
    {
        var read = new List<Record>();
        records = read;
        var reader = new SpanReader(datagram.Span);
        while (reader.Remaining > 0)
        {
            var start = reader.Position;
            if (!RecordHeader.TryRead(ref reader, out var header, out error, idLength))
            {
                return false;
            }

            if (header.Length > RecordHeader.LongestFragment)
            {
                error = new(start, "RFC 5246 §6.2.3", $"a record of {header.Length} octets; at most {RecordHeader.LongestFragment} are allowed");
                return false;
            }

            var from = reader.Position;
            if (!reader.TryReadSlice(header.Length, out _))
            {
                error = new(start, "RFC 6347 §4.1", $"a record announces {header.Length} octets and {reader.Remaining} are left");
                return false;
            }

            read.Add(new(header, datagram.Slice(from, header.Length)));
        }

        error = default;
        return true;
    }

    public byte[] ToArray()
    {
        var writer = new SpanWriter();
        Header.Write(writer);
        writer.Write(Fragment.Span);
        return writer.ToArray();
    }
}
