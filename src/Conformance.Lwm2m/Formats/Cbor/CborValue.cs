using System.Globalization;
using Conformance.Lwm2m.Values;
using Conformance.Wire.Cbor;

namespace Conformance.Lwm2m.Formats.Cbor;

/// <summary>Resource values as CBOR data items, for every CBOR-based format.</summary>
/// <remarks>
/// Core 1.2 §7.4.3: integers of major type 0 and 1, floats or decimal fractions, text, octets, Booleans, times with or without tag 1,
/// links as text.
/// </remarks>
internal static class CborValue
{
    private const ulong EpochTag = 1;
    private const ulong DecimalFractionTag = 4;
    private const int MaxExponent = 400;

    /// <summary>The value an item carries, by its own type.</summary>
    /// <returns><see langword="null"/> when it is none: null, nested data, an unknown tag.</returns>
    public static Lwm2mValue? Natural(CborItem item) => item switch
    {
        CborItem.Unsigned { Value: <= long.MaxValue } unsigned => new Lwm2mValue.Integer((long)unsigned.Value),
        CborItem.Unsigned unsigned => new Lwm2mValue.Unsigned(unsigned.Value),
        CborItem.Negative { Encoded: <= long.MaxValue } negative => new Lwm2mValue.Integer((long)negative.Value),
        CborItem.Negative negative => new Lwm2mValue.Float((double)negative.Value),
        CborItem.Float number => new Lwm2mValue.Float(number.Value),
        CborItem.Bytes octets => new Lwm2mValue.Octets(octets.Value),
        CborItem.Text text => new Lwm2mValue.Text(text.Value),
        CborItem.Simple { Value: CborItem.Simple.True } => new Lwm2mValue.Flag(true),
        CborItem.Simple { Value: CborItem.Simple.False } => new Lwm2mValue.Flag(false),
        CborItem.Tagged { Tag: EpochTag } time => Number(time.Content),
        CborItem.Tagged { Tag: DecimalFractionTag, Content: CborItem.Array { Items: [var exponent, var mantissa] } } =>
            Fraction(exponent, mantissa),
        _ => null,
    };

    /// <summary>What a resource of that type takes, for messages.</summary>
    public static string Required(ResourceType? type) => type is null ? "a value" : $"a value of type {type}";

    /// <summary>What an item is, for messages.</summary>
    public static string Kind(CborItem item) => item switch
    {
        CborItem.Unsigned or CborItem.Negative => "an integer",
        CborItem.Float => "a float",
        CborItem.Bytes => "a byte string",
        CborItem.Text text => $"'{Excerpt.Of(text.Value)}'",
        CborItem.Array => "an array",
        CborItem.Map => "a map",
        _ => Excerpt.Of(item.ToString()),
    };

    public static void Write(CborWriter writer, Lwm2mValue value)
    {
        switch (value)
        {
            case Lwm2mValue.Integer integer:
                writer.WriteInteger(integer.Value);
                break;
            case Lwm2mValue.Time time:
                writer.WriteInteger(time.Seconds);
                break;
            case Lwm2mValue.Unsigned unsigned:
                writer.WriteUnsigned(unsigned.Value);
                break;
            case Lwm2mValue.Float number:
                writer.WriteFloat(number.Value);
                break;
            case Lwm2mValue.Flag flag:
                writer.WriteBoolean(flag.Value);
                break;
            case Lwm2mValue.Octets octets:
                writer.WriteBytes(octets.Value.Span);
                break;
            default:
                writer.WriteText(value.ToText());
                break;
        }
    }

    private static Lwm2mValue? Number(CborItem item) =>
        Natural(item) is { } value && Typing.Number(value) is not null ? value : null;

    private static Lwm2mValue.Float? Fraction(CborItem exponent, CborItem mantissa) =>
        Natural(exponent) is Lwm2mValue.Integer { Value: >= -MaxExponent and <= MaxExponent } power
        && mantissa is (CborItem.Unsigned or CborItem.Negative)
            ? new(double.Parse($"{mantissa}E{power.ToText()}", CultureInfo.InvariantCulture))
            : null;
}
