using System.Globalization;
using Conformance.Lwm2m.Values;

namespace Conformance.Lwm2m.Attributes;

/// <summary>Name, form and field of every notification attribute, in the order of Core's table.</summary>
/// <remarks>Core 1.2 §5.1.2.</remarks>
internal static class AttributeTable
{
    private const string Seconds = "a number of seconds from 0";

    public static IReadOnlyList<AttributeRow> Rows { get; } =
    [
        Whole("pmin", Seconds, a => a.Pmin, (a, value) => a with { Pmin = value }),
        Whole("pmax", Seconds, a => a.Pmax, (a, value) => a with { Pmax = value }),
        Decimal("gt", "a decimal number", a => a.Gt, (a, value) => a with { Gt = value }),
        Decimal("lt", "a decimal number", a => a.Lt, (a, value) => a with { Lt = value }),
        Decimal("st", "a decimal number from 0", a => a.St, (a, value) => a with { St = value }, least: 0),
        Whole("epmin", Seconds, a => a.Epmin, (a, value) => a with { Epmin = value }),
        Whole("epmax", Seconds, a => a.Epmax, (a, value) => a with { Epmax = value }),
        Whole("edge", "0 or 1", a => a.Edge, (a, value) => a with { Edge = (int?)value }, most: 1),
        Whole("con", "0 or 1", a => a.Con, (a, value) => a with { Con = (int?)value }, most: 1),
        Whole("hqmax", "a count from 0", a => a.Hqmax, (a, value) => a with { Hqmax = value }),
    ];

    public static string Names { get; } = string.Join(", ", Rows.Select(row => row.Name));

    public static AttributeRow? Find(string name) => Rows.FirstOrDefault(row => row.Name == name);

    private static AttributeRow Whole(
        string name,
        string required,
        Func<NotificationAttributes, long?> get,
        Func<NotificationAttributes, long?, NotificationAttributes> set,
        long most = long.MaxValue) => new(
            name,
            required,
            attributes => get(attributes)?.ToString(CultureInfo.InvariantCulture),
            (attributes, text) =>
                text.Length == 0 ? set(attributes, null)
                : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most
                    ? set(attributes, value)
                    : null);

    private static AttributeRow Decimal(
        string name,
        string required,
        Func<NotificationAttributes, double?> get,
        Func<NotificationAttributes, double?, NotificationAttributes> set,
        double least = double.MinValue) => new(
            name,
            required,
            attributes => get(attributes) is { } value ? PlainText.Decimal(value) : null,
            (attributes, text) =>
                text.Length == 0 ? set(attributes, null)
                : PlainText.Number(text) is { } value && value >= least ? set(attributes, value)
                : null);
}
