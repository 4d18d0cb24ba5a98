using System.Globalization;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Captures;

/// <summary>Between typed resource values and the values of the language.</summary>
public static class Lwm2mValues
{
    public static Value ToValue(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Text text => new Value.Text(text.Value),
        Lwm2mValue.Integer number => new Value.Number(number.Value),
        Lwm2mValue.Unsigned number => new Value.Number(number.Value),
        Lwm2mValue.Float number => Value.Of(number.Value),
        Lwm2mValue.Flag flag => new Value.Flag(flag.Value),
        Lwm2mValue.Octets octets => new Value.Octets(octets.Value),
        Lwm2mValue.Time time => new Value.Number(time.Seconds),
        Lwm2mValue.ObjectLink link => new Value.Text(link.ToText()),
        Lwm2mValue.Corelnk links => new Value.Text(links.Value),
        _ => throw new NotSupportedException($"no language value for {value.GetType().Name}"),
    };

    /// <summary>A value of a case as a resource of that type.</summary>
    /// <param name="type">The resource's type; <see langword="null"/> when nothing is known of it, then the value's own form decides.</param>
    /// <returns><see langword="null"/> when the value does not fit the type.</returns>
    public static Lwm2mValue? FromValue(Value value, ResourceType? type) => (type, value) switch
    {
        (null, Value.Number number) when decimal.Truncate(number.Content) == number.Content => new Lwm2mValue.Integer((long)number.Content),
        (null, Value.Number number) => new Lwm2mValue.Float((double)number.Content),
        (null, Value.Real real) => new Lwm2mValue.Float(real.Content),
        (null, Value.Flag flag) => new Lwm2mValue.Flag(flag.Content),
        (null, Value.Text text) => new Lwm2mValue.Text(text.Content),
        (ResourceType.Float, Value.Real real) => new Lwm2mValue.Float(real.Content),
        (ResourceType.Float, Value.Number number) => new Lwm2mValue.Float((double)number.Content),
        (ResourceType.Boolean, Value.Flag flag) => new Lwm2mValue.Flag(flag.Content),
        (ResourceType.Opaque or null, Value.Octets octets) => new Lwm2mValue.Octets(octets.Content),
        (ResourceType.String, Value.Octets octets) => new Lwm2mValue.Text(Convert.ToHexString(octets.Content.Span)),
        (ResourceType.Opaque, Value.Text hex) when Wire.Hex.TryParse(hex.Content, out var octets) => new Lwm2mValue.Octets(octets),
        (ResourceType.Boolean, Value.Text { Content: "true" or "false" } text) => new Lwm2mValue.Flag(text.Content == "true"),
        (ResourceType.Boolean, Value.Number number) => new Lwm2mValue.Flag(number.Content != 0),
        (ResourceType.String, Value.Flag flag) => new Lwm2mValue.Text(flag.Content ? "true" : "false"),
        (ResourceType.Integer or ResourceType.UnsignedInteger or ResourceType.Time, Value.Duration duration) =>
            Parsed(type.Value, ((long)duration.Content.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
        (ResourceType.Objlnk, Value.Map or Value.List) => null,
        ({ } known, _) => Parsed(known, value is Value.Text written ? written.Content : value.ToDisplay()),
        _ => null,
    };

    /// <summary>What a body holds, as fields shared by exchanges and events.</summary>
    public static void AddTo(Dictionary<string, Value> fields, IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(fields);

        fields["values"] = Of(entries);
        fields["times"] = new Value.List([.. entries.Select(entry => entry.Timestamp).OfType<double>().Select(Value.Of)]);
        fields["repeated"] = LinkValues.Paths(entries
            .GroupBy(entry => (entry.Path, entry.Timestamp))
            .Where(group => group.Count() > 1)
            .Select(group => group.Key.Path));
    }

    /// <summary>Path → value for every entry, and for a multiple resource also its own path → list.</summary>
    public static Value.Map Of(IReadOnlyList<Entry> entries)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            values[entry.Path.ToString()] = entry.Value is null ? new Value.List([]) : ToValue(entry.Value);
        }

        foreach (var multiple in entries.Where(entry => entry.Path.Depth == 4 && entry.Value is not null).GroupBy(entry => entry.Path.Parent))
        {
            values[multiple.Key.ToString()] = new Value.List([.. multiple.Select(entry => ToValue(entry.Value!))]);
        }

        return new(values);
    }

    /// <summary>The value of one resource: itself, or the list of its instances; <see cref="Value.Nothing"/> when the entries hold no such resource.</summary>
    public static Value Single(IReadOnlyList<Entry> entries, Lwm2mPath path)
    {
        var below = entries.Where(entry => path.Contains(entry.Path) && entry.Value is not null).ToList();
        return below switch
        {
            [] => Value.Nothing,
            [var only] when only.Path == path || path.Depth < 3 => ToValue(only.Value!),
            _ => new Value.List([.. below.Select(entry => ToValue(entry.Value!))]),
        };
    }

    private static Lwm2mValue? Parsed(ResourceType type, string text) => Lwm2mValue.TryParse(type, text, out var value) ? value : null;
}
