using System.Text;
using System.Text.Unicode;

namespace Conformance.Wire.Cbor;

/// <summary>Builds items from heads; memory is bounded by the octets there are, recursion by the reader's depth.</summary>
internal static class CborItemReader
{
    private const string Strings = "RFC 8949 §3.1";

    public static bool TryRead(scoped ref CborReader reader, int depth, out CborItem? item, out DecodeError error)
    {
        item = null;
        var start = reader.Position;
        if (!reader.TryReadHead(out var head, out error))
        {
            return false;
        }

        if (head.IsBreak)
        {
            return Fail(
                start,
                CborReader.IndefiniteLengths,
                "a break stands outside an item of indefinite length; a data item is required", out error);
        }

        if (depth >= reader.MaxDepth && head.Major is (CborMajor.Array or CborMajor.Map or CborMajor.Tag))
        {
            return Fail(start, CborReader.WellFormed, $"data is nested deeper than {reader.MaxDepth}; less is required", out error);
        }

        item = head.Major switch
        {
            CborMajor.Unsigned => new CborItem.Unsigned(head.Argument, start),
            CborMajor.Negative => new CborItem.Negative(head.Argument, start),
            CborMajor.Bytes => Chunks(ref reader, head, start, out error) is { } octets ? new CborItem.Bytes(octets, start) : null,
            CborMajor.Text => Chunks(ref reader, head, start, out error) is { } text
                ? new CborItem.Text(Encoding.UTF8.GetString(text), start)
                : null,
            CborMajor.Array => Items(ref reader, head, start, depth, out error) is { } items ? new CborItem.Array(items, start) : null,
            CborMajor.Map => Pairs(ref reader, head, start, depth, out error) is { } pairs ? new CborItem.Map(pairs, start) : null,
            CborMajor.Tag => TryRead(ref reader, depth + 1, out var inner, out error)
                ? new CborItem.Tagged(head.Argument, inner!, start)
                : null,
            _ => SimpleOrFloat(head, start),
        };
        return item is not null;
    }

    private static byte[]? Chunks(scoped ref CborReader reader, CborHead head, int start, out DecodeError error)
    {
        if (!head.IsIndefinite)
        {
            return TryChunk(ref reader, head, start, out var whole, out error) ? whole.ToArray() : null;
        }

        var joined = new SpanWriter();
        while (!reader.TryReadBreak())
        {
            var chunkStart = reader.Position;
            if (!reader.TryReadHead(out var chunk, out error))
            {
                return null;
            }

            if (chunk.Major != head.Major || chunk.IsIndefinite)
            {
                Fail(chunkStart, "RFC 8949 §3.2.3", "a chunk is no string of definite length of its string's type; it must be", out error);
                return null;
            }

            if (!TryChunk(ref reader, chunk, chunkStart, out var part, out error))
            {
                return null;
            }

            joined.Write(part);
        }

        error = default;
        return joined.ToArray();
    }

    private static bool TryChunk(
        scoped ref CborReader reader, CborHead head, int start, out ReadOnlySpan<byte> chunk, out DecodeError error)
    {
        error = default;
        if (!reader.TryReadSlice(head.Argument, out chunk))
        {
            return Fail(
                start, Strings, $"string of {head.Argument} octets has {reader.Remaining} left; all of them are required", out error);
        }

        return head.Major != CborMajor.Text
            || Utf8.IsValid(chunk)
            || Fail(start, Strings, "text string is not UTF-8; it must be", out error);
    }

    private static List<CborItem>? Items(scoped ref CborReader reader, CborHead head, int start, int depth, out DecodeError error)
    {
        var items = new List<CborItem>();
        if (!CanHold(reader.Remaining, head, octetsEach: 1, start, out error))
        {
            return null;
        }

        while (HasMore(ref reader, head, items.Count))
        {
            if (!TryRead(ref reader, depth + 1, out var item, out error))
            {
                return null;
            }

            items.Add(item!);
        }

        return items;
    }

    private static List<KeyValuePair<CborItem, CborItem>>? Pairs(
        scoped ref CborReader reader, CborHead head, int start, int depth, out DecodeError error)
    {
        var pairs = new List<KeyValuePair<CborItem, CborItem>>();
        if (!CanHold(reader.Remaining, head, octetsEach: 2, start, out error))
        {
            return null;
        }

        while (HasMore(ref reader, head, pairs.Count))
        {
            if (!TryRead(ref reader, depth + 1, out var key, out error) || !TryRead(ref reader, depth + 1, out var value, out error))
            {
                return null;
            }

            pairs.Add(new(key!, value!));
        }

        return pairs;
    }

    private static bool HasMore(scoped ref CborReader reader, CborHead head, int read) =>
        head.IsIndefinite ? !reader.TryReadBreak() : (ulong)read < head.Argument;

    private static bool CanHold(int remaining, CborHead head, int octetsEach, int start, out DecodeError error)
    {
        error = default;
        return head.Argument <= (ulong)(remaining / octetsEach)
            || Fail(
                start,
                CborReader.WellFormed,
                $"{head.Argument} entries are announced and {remaining} octets are left; each takes {octetsEach} or more",
                out error);
    }

    private static CborItem SimpleOrFloat(CborHead head, int start) => head.ArgumentOctets switch
    {
        2 => new CborItem.Float((double)BitConverter.UInt16BitsToHalf((ushort)head.Argument), sizeof(ushort), start),
        4 => new CborItem.Float(BitConverter.UInt32BitsToSingle((uint)head.Argument), sizeof(float), start),
        8 => new CborItem.Float(BitConverter.UInt64BitsToDouble(head.Argument), sizeof(double), start),
        _ => new CborItem.Simple((byte)head.Argument, start),
    };

    private static bool Fail(int offset, string clause, string message, out DecodeError error)
    {
        error = new(offset, clause, message);
        return false;
    }
}
