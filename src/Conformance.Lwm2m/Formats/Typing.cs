using Conformance.Lwm2m.Values;

namespace Conformance.Lwm2m.Formats;

/// <summary>Turns what a format carries into the type the object's facts give.</summary>
/// <remarks>Core 1.1 Appendix C. A number fits when its value does: <c>5.0</c> is an Integer, <c>5.5</c> is not.</remarks>
internal static class Typing
{
    private const double LongLimit = 9223372036854775808.0;
    private const double UnsignedLimit = 18446744073709551616.0;

    /// <summary>Converts a value.</summary>
    /// <param name="natural">As the format carries it.</param>
    /// <param name="type">The model's type; <see langword="null"/> or <see cref="ResourceType.None"/> leaves the value as it is.</param>
    /// <returns><see langword="false"/> when the value is not of that type.</returns>
    public static bool TryFit(Lwm2mValue natural, ResourceType? type, out Lwm2mValue? value)
    {
        value = type switch
        {
            null or ResourceType.None => natural,
            ResourceType.Integer => Signed(natural) is { } integer ? new Lwm2mValue.Integer(integer) : null,
            ResourceType.Time => Signed(natural) is { } seconds ? new Lwm2mValue.Time(seconds) : null,
            ResourceType.UnsignedInteger => Unsigned(natural) is { } unsigned ? new Lwm2mValue.Unsigned(unsigned) : null,
            ResourceType.Float => Number(natural) is { } number ? new Lwm2mValue.Float(number) : null,
            ResourceType.Objlnk => natural is Lwm2mValue.Text text ? PlainText.Link(text.Value) : natural as Lwm2mValue.ObjectLink,
            ResourceType.Corelnk => natural is Lwm2mValue.Text links ? new Lwm2mValue.Corelnk(links.Value) : null,
            _ => natural.Type == type ? natural : null,
        };
        return value is not null;
    }

    /// <summary>The value of any numeric type; <see langword="null"/> for the others.</summary>
    public static double? Number(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Integer integer => integer.Value,
        Lwm2mValue.Unsigned unsigned => unsigned.Value,
        Lwm2mValue.Float number => number.Value,
        Lwm2mValue.Time time => time.Seconds,
        _ => null,
    };

    private static long? Signed(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Integer integer => integer.Value,
        Lwm2mValue.Unsigned { Value: <= long.MaxValue } unsigned => (long)unsigned.Value,
        Lwm2mValue.Float { Value: >= -LongLimit and < LongLimit } number when double.IsInteger(number.Value) => (long)number.Value,
        _ => null,
    };

    private static ulong? Unsigned(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Integer { Value: >= 0 } integer => (ulong)integer.Value,
        Lwm2mValue.Unsigned unsigned => unsigned.Value,
        Lwm2mValue.Float { Value: >= 0 and < UnsignedLimit } number when double.IsInteger(number.Value) => (ulong)number.Value,
        _ => null,
    };
}
