using System.Globalization;
using System.Text;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Values;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Whether a value off the wire is one a resource can have.</summary>
/// <remarks>
/// Core 1.1 §6.3.3 and Appendix C; ranges as the object's facts give them, of strings and opaque values the length in octets.
/// </remarks>
public static class ValueRules
{
    /// <summary>The value in the type of the resource, or <see langword="null"/> when it does not fit type or range.</summary>
    public static Lwm2mValue? Fit(ResourceDefinition definition, Lwm2mValue value)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(value);

        var fitted = value.Type == definition.Type ? value : Convert(definition.Type, value);
        return fitted is not null && IsInRange(definition.Range, fitted) ? fitted : null;
    }

    /// <summary>Whether a number is the first or last of a range.</summary>
    public static bool IsLimit(ResourceDefinition definition, Lwm2mValue value)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(value);

        return value is Lwm2mValue.Integer or Lwm2mValue.Unsigned or Lwm2mValue.Float
            && definition.Range.Split("..") is [var low, var high]
            && (Measure(value) == Number(low) || Measure(value) == Number(high));
    }

    /// <summary>Numbers that a format could not tell apart, and text that stands for a link.</summary>
    private static Lwm2mValue? Convert(ResourceType type, Lwm2mValue value) => (type, value) switch
    {
        (ResourceType.Integer, Lwm2mValue.Unsigned { Value: <= long.MaxValue } number) => new Lwm2mValue.Integer((long)number.Value),
        (ResourceType.UnsignedInteger, Lwm2mValue.Integer { Value: >= 0 } number) => new Lwm2mValue.Unsigned((ulong)number.Value),
        (ResourceType.Time, Lwm2mValue.Integer number) => new Lwm2mValue.Time(number.Value),
        (ResourceType.Time, Lwm2mValue.Unsigned { Value: <= long.MaxValue } number) => new Lwm2mValue.Time((long)number.Value),
        (ResourceType.Float, Lwm2mValue.Integer number) => new Lwm2mValue.Float(number.Value),
        (ResourceType.Float, Lwm2mValue.Unsigned number) => new Lwm2mValue.Float(number.Value),
        (ResourceType.Integer or ResourceType.UnsignedInteger or ResourceType.Time, Lwm2mValue.Float { Value: var number })
            when double.IsInteger(number) && Math.Abs(number) < 1L << 53 => Convert(type, new Lwm2mValue.Integer((long)number))
                ?? (type == ResourceType.Integer ? new Lwm2mValue.Integer((long)number) : null),
        (ResourceType.Corelnk, Lwm2mValue.Text text) => new Lwm2mValue.Corelnk(text.Value),
        (ResourceType.Objlnk, Lwm2mValue.Text text) when Lwm2mValue.TryParse(ResourceType.Objlnk, text.Value, out var link) => link,
        _ => null,
    };

    private static bool IsInRange(string range, Lwm2mValue value)
    {
        if (range.Length == 0 || Measure(value) is not { } measured)
        {
            return true;
        }

        return range.Split("..") is [var low, var high]
            ? measured >= Number(low) && measured <= Number(high)
            : range.Split('|').Any(one => Number(one) == measured);
    }

    /// <summary>What a range counts: the number itself, or octets.</summary>
    private static double? Measure(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Integer integer => integer.Value,
        Lwm2mValue.Unsigned unsigned => unsigned.Value,
        Lwm2mValue.Float real => real.Value,
        Lwm2mValue.Text text => Encoding.UTF8.GetByteCount(text.Value),
        Lwm2mValue.Octets octets => octets.Value.Length,
        _ => null,
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
