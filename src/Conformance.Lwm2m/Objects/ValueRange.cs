using System.Globalization;
using System.Text;
using Conformance.Lwm2m.Values;

namespace Conformance.Lwm2m.Objects;

/// <summary>What a definition allows of a number, or of the length of a text or of octets.</summary>
/// <remarks>
/// The registry writes <c>0..255</c>, <c>16|32|48</c>, or one number, which is the greatest length. It does not say whether the length of a
/// text is one of octets or of characters, so either will do.
/// </remarks>
public sealed class ValueRange
{
    private readonly IReadOnlyList<(double Least, double Most)> _spans;

    private ValueRange(IReadOnlyList<(double Least, double Most)> spans) => _spans = spans;

    /// <summary>The range of a resource.</summary>
    /// <returns><see langword="null"/> when its definition names none, or none that can be read.</returns>
    public static ValueRange? Of(ResourceDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);

        var text = definition.Range;
        if (text.Split("..") is [var low, var high])
        {
            return Number(low) is { } least && Number(high) is { } most ? new([(least, most)]) : null;
        }

        var numbers = text.Split('|').Select(Number).ToList();
        return numbers switch
        {
            [] => null,
            [{ } only] => new([(IsMeasured(definition.Type) ? 0 : only, only)]),
            _ when numbers.TrueForAll(number => number is not null) => new([.. numbers.Select(number => (number!.Value, number.Value))]),
            _ => null,
        };
    }

    /// <summary>Whether a value keeps to it; one that a range cannot measure does.</summary>
    public bool Holds(Lwm2mValue value)
    {
        IReadOnlyList<double> sizes = Number(value) is { } number ? [number] : value switch
        {
            Lwm2mValue.Text text => [Encoding.UTF8.GetByteCount(text.Value), text.Value.EnumerateRunes().Count()],
            Lwm2mValue.Octets octets => [octets.Value.Length],
            _ => [],
        };
        return sizes.Count == 0 || sizes.Any(size => _spans.Any(span => size >= span.Least && size <= span.Most));
    }

    /// <summary>Whether a number is the least or the most that it allows.</summary>
    public bool IsLimit(Lwm2mValue value) => Number(value) is { } number && _spans.Any(span => span.Least == number || span.Most == number);

    /// <summary>The whole numbers next to it, outside.</summary>
    public IReadOnlyList<long> Beyond() => [(long)Math.Floor(_spans.Min(span => span.Least)) - 1, (long)Math.Ceiling(_spans.Max(span => span.Most)) + 1];

    private static bool IsMeasured(ResourceType type) => type is ResourceType.String or ResourceType.Opaque or ResourceType.Corelnk;

    private static double? Number(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Integer integer => integer.Value,
        Lwm2mValue.Unsigned unsigned => unsigned.Value,
        Lwm2mValue.Float real => real.Value,
        _ => null,
    };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
