using System.Buffers.Binary;

namespace Conformance.Wire.Cbor;

/// <summary>Cursor over received CBOR. Never throws on content; a failed read leaves the cursor where it was.</summary>
/// <remarks>
/// RFC 8949. Data that is not well-formed or not valid (§5.3) is refused with the offending octet; heads longer than needed are read.
/// </remarks>
/// <param name="octets">The document, or the part of it still to be read.</param>
/// <param name="maxDepth">Nested arrays, maps and tags accepted; deeper data is refused, so recursion is bounded.</param>
public ref struct CborReader(ReadOnlySpan<byte> octets, int maxDepth = CborReader.DefaultMaxDepth)
{
    public const int DefaultMaxDepth = 16;

    internal const string WellFormed = "RFC 8949 §3";
    internal const string IndefiniteLengths = "RFC 8949 §3.2";

    private readonly ReadOnlySpan<byte> _octets = octets;

    /// <summary>Octets already consumed, counted from the start of the span.</summary>
    public int Position { get; private set; }

    public readonly int Remaining => _octets.Length - Position;

    /// <summary>How deep items may nest.</summary>
    public int MaxDepth { get; } = maxDepth;

    /// <summary>Reads a document: one data item and nothing after it.</summary>
    /// <param name="item">The item, or <see langword="null"/>.</param>
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
            return Fail(Position, IndefiniteLengths, $"{major} has an indefinite length; only strings, arrays and maps may", out error);
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

    /// <summary>Slices <paramref name="length"/> octets without copying.</summary>
    public bool TryReadSlice(ulong length, out ReadOnlySpan<byte> slice)
    {
        slice = default;
        if (length > (ulong)Remaining)
        {
            return false;
        }

        slice = _octets.Slice(Position, (int)length);
        Position += slice.Length;
        return true;
    }

    /// <summary>Reads the break that ends an item of indefinite length, if it stands at the cursor.</summary>
    public bool TryReadBreak()
    {
        if (Remaining == 0 || _octets[Position] != CborHead.BreakOctet)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>Reads one whole data item with everything in it.</summary>
    /// <param name="item">The item, or <see langword="null"/>.</param>
    public bool TryReadItem(out CborItem? item, out DecodeError error)
    {
        var start = Position;
        if (CborItemReader.TryRead(ref this, depth: 0, out item, out error))
        {
            return true;
        }

        Position = start;
        return false;
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
}
