using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Values;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Whether a value off the wire is one a resource can have.</summary>
/// <remarks>
/// Core 1.1 §6.3.3 and Appendix C; ranges as the object's facts give them, of strings and opaque values the length.
/// </remarks>
public static class ValueRules
{
    /// <summary>The value in the type of the resource, or <see langword="null"/> when it does not fit type or range.</summary>
    public static Lwm2mValue? Fit(ResourceDefinition definition, Lwm2mValue value)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(value);

        var fitted = value.Type == definition.Type ? value : Convert(definition.Type, value);
        return fitted is not null && (ValueRange.Of(definition)?.Holds(fitted) ?? true) ? fitted : null;
    }

    /// <summary>Whether a number is the first or last of a range.</summary>
    public static bool IsLimit(ResourceDefinition definition, Lwm2mValue value)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(value);

        return ValueRange.Of(definition)?.IsLimit(value) ?? false;
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
}
