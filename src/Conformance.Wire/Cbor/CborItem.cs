using System.Globalization;
using System.Text;

namespace Conformance.Wire.Cbor;

/// <summary>One CBOR data item as received. Closed: the nested records are all there are.</summary>
/// <remarks>RFC 8949 §2. Every item knows the octet it starts at, so that a judgement can point to it.</remarks>
public abstract record CborItem
{
    private CborItem(int offset) => Offset = offset;

    /// <summary>Octet of the item's head, counted from the start of the document.</summary>
    public int Offset { get; }

    public sealed record Unsigned(ulong Value, int Offset) : CborItem(Offset)
    {
        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A negative integer: −1 − <paramref name="Encoded"/>.</summary>
    public sealed record Negative(ulong Encoded, int Offset) : CborItem(Offset)
    {
        public Int128 Value => -1 - (Int128)Encoded;

        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    public sealed record Bytes(ReadOnlyMemory<byte> Value, int Offset) : CborItem(Offset)
    {
        public override string ToString() => $"h'{Convert.ToHexStringLower(Value.Span)}'";
    }

    public sealed record Text(string Value, int Offset) : CborItem(Offset)
    {
        public override string ToString() => Quote(Value);
    }

    public sealed record Array(IReadOnlyList<CborItem> Items, int Offset) : CborItem(Offset)
    {
        public override string ToString() => $"[{string.Join(", ", Items)}]";
    }

    /// <summary>Pairs in the order of the document; duplicate keys are kept, whoever knows the map's meaning refuses them.</summary>
    public sealed record Map(IReadOnlyList<KeyValuePair<CborItem, CborItem>> Pairs, int Offset) : CborItem(Offset)
    {
        public override string ToString() => $"{{{string.Join(", ", Pairs.Select(pair => $"{pair.Key}: {pair.Value}"))}}}";
    }

    public sealed record Tagged(ulong Tag, CborItem Content, int Offset) : CborItem(Offset)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Tag}({Content})");
    }

    public sealed record Simple(byte Value, int Offset) : CborItem(Offset)
    {
        public const byte False = 20;
        public const byte True = 21;
        public const byte Null = 22;
        public const byte Undefined = 23;

        public bool IsNull => Value == Null;

        public override string ToString() => Value switch
        {
            False => "false",
            True => "true",
            Null => "null",
            Undefined => "undefined",
            _ => string.Create(CultureInfo.InvariantCulture, $"simple({Value})"),
        };
    }

    /// <param name="Value">The number.</param>
    /// <param name="Octets">How wide it was sent: 2, 4 or 8.</param>
    public sealed record Float(double Value, int Octets, int Offset) : CborItem(Offset)
    {
        public override string ToString()
        {
            var text = Value.ToString("R", CultureInfo.InvariantCulture);
            return double.IsFinite(Value) && !text.AsSpan().ContainsAny('.', 'E') ? $"{text}.0" : text;
        }
    }

    /// <returns>Diagnostic notation (RFC 8949 §8); indefinite lengths are shown as definite ones.</returns>
    public abstract override string ToString();

    private static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }
}
