using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Conformance.Wire.Cbor;

/// <summary>Cursor over received CBOR. Never throws on content; a failed read leaves the cursor where it was.</summary>
/// <remarks>RFC 8949. Not well-formed and invalid data (§5.3) are refused with the offending octet; non-preferred heads are read.</remarks>
/// <param name="octets">The document, or the part of it still to be read.</param>
/// <param name="maxDepth">Nested arrays, maps and tags accepted; deeper data is refused, so recursion is bounded.</param>
public ref struct CborReader(ReadOnlySpan<byte> octets, int maxDepth = CborReader.DefaultMaxDepth)
{
    public const int DefaultMaxDepth = 16;

    private const string WellFormed = "RFC 8949 §3";
    private const string Strings = "RFC 8949 §3.1";
    private const string Indefinite = "RFC 8949 §3.2";

    private readonly ReadOnlySpan<byte> _octets = octets;
    private readonly int _maxDepth = maxDepth;

    /// <summary>Octets already consumed, counted from the start of the span.</summary>
    public int Position { get; private set; }

    public readonly int Remaining => _octets.Length - Position;

    /// <summary>Reads one head; the content of strings, arrays, maps and tags follows it.</summary>
    public bool TryReadHead(out CborHead head, out DecodeError error)
    {
        head = default;
        if (Remaining == 0)
        {
            return Fail(Position, WellFormed, "data ends; one more item is required", out error);
        }

        var first = _octets[Position];
        var major = (CborMajor)(first >> 5);
        var info = (byte)(first & 0b000_11111);
        if (info is >= 28 and <= 30)
        {
            return Fail(Position, WellFormed, $"additional information is {info}; 28 to 30 are reserved", out error);
        }

        if (info == CborHead.IndefiniteInfo && major is (CborMajor.Unsigned or CborMajor.Negative or CborMajor.Tag))
        {
            return Fail(Position, Indefinite, $"major type {(int)major} has an indefinite length; only strings, arrays and maps may", out error);
        }

        var width = new CborHead(major, info, 0).ArgumentOctets;
        if (Remaining - 1 < width)
        {
            return Fail(Position, WellFormed, $"{Remaining - 1} octets follow the head; {width} are required", out error);
        }

        var argument = ArgumentOf(info, _octets.Slice(Position + 1, width));
        if (major == CborMajor.SimpleOrFloat && width == 1 && argument < 32)
        {
            return Fail(Position, "RFC 8949 §3.3", $"simple value {argument} takes two octets; values below 32 must take one", out error);
        }

        head = new(major, info, argument);
        Position += 1 + width;
        error = default;
        return true;
    }

    /// <summary>Reads one whole data item with everything in it.</summary>
    /// <param name="item">The item, or <see langword="null"/>.</param>
    public bool TryReadItem(out CborItem? item, out DecodeError error)
    {
        var start = Position;
        if (TryReadItem(depth: 0, out item, out error))
        {
            return true;
        }

        Position = start;
        return false;
    }

    /// <summary>Reads a document: one data item and nothing after it.</summary>
    public static bool TryReadDocument(ReadOnlySpan<byte> octets, out CborItem? item, out DecodeError error)
    {
        var reader = new CborReader(octets);
        if (!reader.TryReadItem(out item, out error))
        {
            return false;
        }

        if (reader.Remaining == 0)
        {
            return true;
        }

        item = null;
        return Fail(reader.Position, WellFormed, $"{reader.Remaining} octets follow the data item; none are allowed", out error);
    }

    private static ulong ArgumentOf(byte info, ReadOnlySpan<byte> argument) => argument.Length switch
    {
        1 => argument[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(argument),
        4 => BinaryPrimitives.ReadUInt32BigEndian(argument),
        8 => BinaryPrimitives.ReadUInt64BigEndian(argument),
        _ => info < 24 ? info : 0UL,
    };

    private static bool Fail(int offset, string clause, string message, out DecodeError error)
    {
        error = new(offset, clause, message);
        return false;
    }

    private bool TryReadItem(int depth, out CborItem? item, out DecodeError error)
    {
        item = null;
        var start = Position;
        if (!TryReadHead(out var head, out error))
        {
            return false;
        }

        if (head.IsBreak)
        {
            return Fail(start, Indefinite, "a break stands where a data item is required", out error);
        }

        if (depth >= _maxDepth && head.Major is (CborMajor.Array or CborMajor.Map or CborMajor.Tag))
        {
            return Fail(start, WellFormed, $"data is nested deeper than {_maxDepth}; less is required", out error);
        }

        switch (head.Major)
        {
            case CborMajor.Unsigned:
                item = new CborItem.Unsigned(head.Argument, start);
                return true;
            case CborMajor.Negative:
                item = new CborItem.Negative(head.Argument, start);
                return true;
            case CborMajor.Bytes:
                return TryReadBytes(head, start, out item, out error);
            case CborMajor.Text:
                return TryReadText(head, start, out item, out error);
            case CborMajor.Array:
                return TryReadArray(head, start, depth, out item, out error);
            case CborMajor.Map:
                return TryReadMap(head, start, depth, out item, out error);
            case CborMajor.Tag:
                return TryReadTagged(head, start, depth, out item, out error);
            default:
                item = SimpleOrFloat(head, start);
                return true;
        }
    }

    private bool TryReadBytes(CborHead head, int start, out CborItem? item, out DecodeError error)
    {
        item = null;
        if (!TryReadChunks(head, start, out var octets, out error))
        {
            return false;
        }

        item = new CborItem.Bytes(octets, start);
        return true;
    }

    private bool TryReadText(CborHead head, int start, out CborItem? item, out DecodeError error)
    {
        item = null;
        if (!TryReadChunks(head, start, out var octets, out error))
        {
            return false;
        }

        item = new CborItem.Text(Encoding.UTF8.GetString(octets), start);
        return true;
    }

    private bool TryReadChunks(CborHead head, int start, out byte[] octets, out DecodeError error)
    {
        octets = [];
        if (!head.IsIndefinite)
        {
            if (!TryReadChunk(head, start, out var whole, out error))
            {
                return false;
            }

            octets = whole.ToArray();
            return true;
        }

        var joined = new SpanWriter();
        while (true)
        {
            var chunkStart = Position;
            if (!TryReadHead(out var chunk, out error))
            {
                return false;
            }

            if (chunk.IsBreak)
            {
                octets = joined.ToArray();
                return true;
            }

            if (chunk.Major != head.Major || chunk.IsIndefinite)
            {
                return Fail(chunkStart, "RFC 8949 §3.2.3", "a chunk is not a definite-length string of its string's type; it must be", out error);
            }

            if (!TryReadChunk(chunk, chunkStart, out var part, out error))
            {
                return false;
            }

            joined.Write(part);
        }
    }

    private bool TryReadChunk(CborHead head, int start, out ReadOnlySpan<byte> chunk, out DecodeError error)
    {
        chunk = default;
        if (head.Argument > (ulong)Remaining)
        {
            return Fail(start, Strings, $"string of {head.Argument} octets has {Remaining} left; all of them are required", out error);
        }

        chunk = _octets.Slice(Position, (int)head.Argument);
        if (head.Major == CborMajor.Text && !Utf8.IsValid(chunk))
        {
            return Fail(start, Strings, "text string is not UTF-8; it must be", out error);
        }

        Position += chunk.Length;
        error = default;
        return true;
    }

    private bool TryReadArray(CborHead head, int start, int depth, out CborItem? item, out DecodeError error)
    {
        item = null;
        if (!CanHold(head, octetsEach: 1, start, out error))
        {
            return false;
        }

        var elements = new List<CborItem>();
        while (head.IsIndefinite || (ulong)elements.Count < head.Argument)
        {
            if (head.IsIndefinite && TryReadBreak())
            {
                break;
            }

            if (!TryReadItem(depth + 1, out var element, out error))
            {
                return false;
            }

            elements.Add(element!);
        }

        item = new CborItem.Array(elements, start);
        return true;
    }

    private bool TryReadMap(CborHead head, int start, int depth, out CborItem? item, out DecodeError error)
    {
        item = null;
        if (!CanHold(head, octetsEach: 2, start, out error))
        {
            return false;
        }

        var pairs = new List<KeyValuePair<CborItem, CborItem>>();
        while (head.IsIndefinite || (ulong)pairs.Count < head.Argument)
        {
            if (head.IsIndefinite && TryReadBreak())
            {
                break;
            }

            if (!TryReadItem(depth + 1, out var key, out error) || !TryReadItem(depth + 1, out var value, out error))
            {
                return false;
            }

            pairs.Add(new(key!, value!));
        }

        item = new CborItem.Map(pairs, start);
        return true;
    }

    private bool TryReadTagged(CborHead head, int start, int depth, out CborItem? item, out DecodeError error)
    {
        item = null;
        if (!TryReadItem(depth + 1, out var content, out error))
        {
            return false;
        }

        item = new CborItem.Tagged(head.Argument, content!, start);
        return true;
    }

    private readonly bool CanHold(CborHead head, int octetsEach, int start, out DecodeError error)
    {
        error = default;
        return head.Argument <= (ulong)(Remaining / octetsEach)
            || Fail(start, WellFormed, $"{head.Argument} entries are announced and {Remaining} octets are left; each takes {octetsEach} or more", out error);
    }

    private bool TryReadBreak()
    {
        if (Remaining == 0 || _octets[Position] != CborHead.BreakOctet)
        {
            return false;
        }

        Position++;
        return true;
    }

    private static CborItem SimpleOrFloat(CborHead head, int start) => head.ArgumentOctets switch
    {
        2 => new CborItem.Float((double)BitConverter.UInt16BitsToHalf((ushort)head.Argument), sizeof(ushort), start),
        4 => new CborItem.Float(BitConverter.UInt32BitsToSingle((uint)head.Argument), sizeof(float), start),
        8 => new CborItem.Float(BitConverter.UInt64BitsToDouble(head.Argument), sizeof(double), start),
        _ => new CborItem.Simple((byte)head.Argument, start),
    };
}
