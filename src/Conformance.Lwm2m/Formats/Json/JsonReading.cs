using System.Text.Json;
using System.Text.Unicode;
using Conformance.Lwm2m.Values;
using Conformance.Wire;

namespace Conformance.Lwm2m.Formats.Json;

/// <summary>JSON text to items, located and bounded.</summary>
/// <remarks>RFC 8259. Names that stand twice (§4) and numbers no double holds (§6) are refused: their meaning would be a guess.</remarks>
internal static class JsonReading
{
    private const string Clause = "RFC 8259 §2";
    private const double LargestExact = 9007199254740992;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 8 };

    /// <summary>Reads one document and nothing after it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, out JsonItem? item, out DecodeError error)
    {
        item = null;
        if (!Utf8.IsValid(octets))
        {
            error = new(0, "RFC 8259 §8.1", "text is not UTF-8; it must be");
            return false;
        }

        var reader = new Utf8JsonReader(octets, Options);
        try
        {
            reader.Read();
            if (!TryReadItem(ref reader, out item, out error))
            {
                return false;
            }

            reader.Read(); // refuses whatever follows the document
            return true;
        }
        catch (JsonException)
        {
            item = null;
            error = new(
                (int)reader.BytesConsumed,
                Clause,
                $"no JSON token follows; well-formed JSON of up to {Options.MaxDepth} levels is required");
            return false;
        }
    }

    private static bool TryReadItem(ref Utf8JsonReader reader, out JsonItem? item, out DecodeError error)
    {
        var offset = (int)reader.TokenStartIndex;
        error = default;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return TryReadObject(ref reader, out item, out error);
            case JsonTokenType.StartArray:
                return TryReadArray(ref reader, out item, out error);
            case JsonTokenType.String:
                item = TryReadText(ref reader, out var text, out error) ? new JsonItem.Scalar(new Lwm2mValue.Text(text), offset) : null;
                return item is not null;
            case JsonTokenType.Number:
                return TryReadNumber(ref reader, out item, out error);
            case JsonTokenType.True or JsonTokenType.False:
                item = new JsonItem.Scalar(new Lwm2mValue.Flag(reader.TokenType == JsonTokenType.True), offset);
                return true;
            default:
                item = new JsonItem.Null(offset);
                return true;
        }
    }

    private static bool TryReadObject(ref Utf8JsonReader reader, out JsonItem? item, out DecodeError error)
    {
        item = null;
        var start = (int)reader.TokenStartIndex;
        var fields = new List<KeyValuePair<string, JsonItem>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var nameOffset = (int)reader.TokenStartIndex;
            if (!TryReadText(ref reader, out var name, out error))
            {
                return false;
            }

            if (!names.Add(name))
            {
                error = new(nameOffset, "RFC 8259 §4", $"name '{Excerpt.Of(name)}' stands twice; names are unique");
                return false;
            }

            reader.Read();
            if (!TryReadItem(ref reader, out var value, out error))
            {
                return false;
            }

            fields.Add(new(name, value!));
        }

        item = new JsonItem.Object(fields, start);
        error = default;
        return true;
    }

    private static bool TryReadArray(ref Utf8JsonReader reader, out JsonItem? item, out DecodeError error)
    {
        item = null;
        var start = (int)reader.TokenStartIndex;
        var items = new List<JsonItem>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!TryReadItem(ref reader, out var element, out error))
            {
                return false;
            }

            items.Add(element!);
        }

        item = new JsonItem.Array(items, start);
        error = default;
        return true;
    }

    private static bool TryReadText(ref Utf8JsonReader reader, out string text, out DecodeError error)
    {
        try
        {
            text = reader.GetString()!;
            error = default;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            error = new((int)reader.TokenStartIndex, "RFC 8259 §8.2", "string has half a surrogate pair; whole characters are required");
            return false;
        }
    }

    private static bool TryReadNumber(ref Utf8JsonReader reader, out JsonItem? item, out DecodeError error)
    {
        item = null;
        error = default;
        var offset = (int)reader.TokenStartIndex;
        var value =
            reader.TryGetInt64(out var integer) && !IsNegativeZero(integer, reader.ValueSpan) ? new Lwm2mValue.Integer(integer)
            : reader.TryGetUInt64(out var unsigned) ? new Lwm2mValue.Unsigned(unsigned)
            : reader.TryGetDouble(out var number) && double.IsFinite(number) ? Real(number)
            : null;
        if (value is null)
        {
            error = new(offset, "RFC 8259 §6", "number is larger than a double holds; less is required");
            return false;
        }

        item = new JsonItem.Scalar(value, offset);
        return true;
    }

    /// <summary>However it is spelt, <c>2.13e8</c> is an integer as long as a double holds each of them.</summary>
    private static Lwm2mValue Real(double number) =>
        double.IsInteger(number) && Math.Abs(number) <= LargestExact && (number != 0 || !double.IsNegative(number))
            ? new Lwm2mValue.Integer((long)number)
            : new Lwm2mValue.Float(number);

    private static bool IsNegativeZero(long value, ReadOnlySpan<byte> text) => value == 0 && text[0] == '-';
}
