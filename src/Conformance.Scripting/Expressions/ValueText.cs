using System.Globalization;

namespace Conformance.Scripting.Expressions;

/// <summary>Values to text and back.</summary>
public static class ValueText
{
    private const int ShownOctets = 64;

    private const NumberStyles NumberForm = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly (string Unit, decimal Ticks)[] s_units =
    [
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("min", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
        ("d", TimeSpan.TicksPerDay),
    ];

    /// <summary>The units a duration is written in.</summary>
    public static IEnumerable<string> Units => s_units.Select(unit => unit.Unit);

    /// <inheritdoc cref="Value.ToDisplay"/>
    public static string Of(Value value) => value switch
    {
        Value.Absent => "absent",
        Value.Text text => text.Content,
        Value.Number number => number.Content.ToString("0.############################", CultureInfo.InvariantCulture),
        Value.Real real => real.Content.ToString("R", CultureInfo.InvariantCulture),
        Value.Flag flag => flag.Content ? "true" : "false",
        Value.Duration duration => Of(duration.Content),
        Value.Octets octets => Of(octets.Content.Span),
        Value.List list => $"[{string.Join(", ", list.Content.Select(Of))}]",
        Value.Map map => $"{{{string.Join(", ", map.Content.Select(entry => $"{entry.Key}: {Of(entry.Value)}"))}}}",
        _ => throw new NotSupportedException($"no text for {value?.GetType().Name}"),
    };

    /// <returns>Milliseconds below a second, else seconds: <c>250 ms</c>, <c>3.2 s</c>.</returns>
    public static string Of(TimeSpan duration)
    {
        var (unit, ticks) = s_units[Math.Abs(duration.Ticks) < TimeSpan.TicksPerSecond && duration != TimeSpan.Zero ? 0 : 1];
        return $"{(duration.Ticks / ticks).ToString("0.#######", CultureInfo.InvariantCulture)} {unit}";
    }

    /// <summary>Reads <c>5 s</c>, <c>250 ms</c>, <c>1.5 min</c>: a number, one blank, a unit.</summary>
    public static bool TryDuration(string text, out TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(text);

        duration = default;
        var parts = text.Split(' ');
        if (parts.Length != 2
            || Array.Find(s_units, unit => unit.Unit == parts[1]) is not { Unit: not null } unit
            || !decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            || count > TimeSpan.MaxValue.Ticks / unit.Ticks)
        {
            return false;
        }

        duration = new TimeSpan((long)(count * unit.Ticks));
        return true;
    }

    /// <summary>Reads a decimal number, with sign, fraction and exponent.</summary>
    public static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberForm, CultureInfo.InvariantCulture, out number);

    /// <summary>Reads a floating-point number, in the form of a decimal one or <c>NaN</c>, <c>Infinity</c>, <c>-Infinity</c>.</summary>
    public static bool TryReal(string text, out double number) =>
        double.TryParse(text, NumberForm, CultureInfo.InvariantCulture, out number);

    /// <summary>Reads <c>0x0A1b</c>; at least one octet.</summary>
    public static bool TryOctets(string text, out byte[] octets)
    {
        ArgumentNullException.ThrowIfNull(text);

        octets = [];
        return text is ['0', 'x', _, _, ..] && TryHex(text[2..], out octets);
    }

    /// <summary>Reads hex digits without prefix or blanks.</summary>
    public static bool TryHex(string digits, out byte[] octets)
    {
        ArgumentNullException.ThrowIfNull(digits);

        var good = digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit);
        octets = good ? Convert.FromHexString(digits) : [];
        return good;
    }

    private static string Of(ReadOnlySpan<byte> octets) =>
        octets.Length <= ShownOctets
            ? "0x" + Convert.ToHexString(octets)
            : $"0x{Convert.ToHexString(octets[..ShownOctets])}… ({octets.Length} octets)";
}
