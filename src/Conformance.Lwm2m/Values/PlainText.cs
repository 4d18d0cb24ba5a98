using System.Globalization;
using System.Text.RegularExpressions;

namespace Conformance.Lwm2m.Values;

/// <summary>Values as plain text carries them.</summary>
/// <remarks>Core 1.1 §7.4.1 and Appendix C: decimal ASCII without padding, Booleans 0 or 1, opaque as Base64 (RFC 4648 §4).</remarks>
internal static partial class PlainText
{
    private const char LinkSeparator = ':';
    private const char ExponentMark = 'E';

    public static string Of(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Text text => text.Value,
        Lwm2mValue.Integer integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        Lwm2mValue.Unsigned unsigned => unsigned.Value.ToString(CultureInfo.InvariantCulture),
        Lwm2mValue.Float number => Decimal(number.Value),
        Lwm2mValue.Flag flag => flag.Value ? "1" : "0",
        Lwm2mValue.Octets octets => Convert.ToBase64String(octets.Value.Span),
        Lwm2mValue.Time time => time.Seconds.ToString(CultureInfo.InvariantCulture),
        Lwm2mValue.ObjectLink link => string.Create(CultureInfo.InvariantCulture, $"{link.ObjectId}{LinkSeparator}{link.InstanceId}"),
        Lwm2mValue.Corelnk links => links.Value,
        _ => throw new NotSupportedException($"no text for {value.GetType().Name}"),
    };

    public static bool TryParse(ResourceType type, string text, out Lwm2mValue? value)
    {
        value = type switch
        {
            ResourceType.String => new Lwm2mValue.Text(text),
            ResourceType.Integer => Signed(text) is { } integer ? new Lwm2mValue.Integer(integer) : null,
            ResourceType.UnsignedInteger => Unsigned(text) is { } unsigned ? new Lwm2mValue.Unsigned(unsigned) : null,
            ResourceType.Float => Number(text) is { } number ? new Lwm2mValue.Float(number) : null,
            ResourceType.Boolean => text is "0" or "1" ? new Lwm2mValue.Flag(text == "1") : null,
            ResourceType.Opaque => Octets(text),
            ResourceType.Time => Signed(text) is { } seconds ? new Lwm2mValue.Time(seconds) : null,
            ResourceType.Objlnk => Link(text),
            ResourceType.Corelnk => new Lwm2mValue.Corelnk(text),
            _ => null,
        };
        return value is not null;
    }

    /// <summary>A number without exponent, with as many digits as it takes to read the same value back.</summary>
    public static string Decimal(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf(ExponentMark, StringComparison.Ordinal);
        if (mark < 0)
        {
            return shortest;
        }

        var sign = shortest[0] == '-' ? "-" : "";
        var mantissa = shortest[sign.Length..mark];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var point = 1 + int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return point <= 0 ? $"{sign}0.{new string('0', -point)}{digits}" : sign + digits.PadRight(point, '0');
    }

    public static double? Number(string text) =>
        NumberForm().IsMatch(text)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    public static Lwm2mValue.ObjectLink? Link(string text) =>
        text.Split(LinkSeparator) is [var objectId, var instanceId] && Id(objectId) is { } left && Id(instanceId) is { } right
            ? new(left, right)
            : null;

    /// <summary>Octets of strict Base64: padded, no blanks.</summary>
    public static Lwm2mValue.Octets? Octets(string text)
    {
        var octets = new byte[text.Length];
        return !text.Any(char.IsWhiteSpace) && Convert.TryFromBase64String(text, octets, out var written)
            ? new(octets.AsMemory(0, written))
            : null;
    }

    private static long? Signed(string text) =>
        IntegerForm().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    private static ulong? Unsigned(string text) =>
        IntegerForm().IsMatch(text) && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static ushort? Id(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex IntegerForm();

    [GeneratedRegex(@"\A-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberForm();
}
