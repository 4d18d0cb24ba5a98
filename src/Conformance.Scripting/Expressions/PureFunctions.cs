using System.Globalization;
using System.Net;

namespace Conformance.Scripting.Expressions;

/// <summary>The functions of the language that need nothing but their argument.</summary>
internal static class PureFunctions
{
    private const int MostNumbers = 4096;
    private const int OctetsInEui64 = 8;
    private const byte UniversalBit = 2;

    private static readonly IReadOnlyDictionary<string, Func<Value, Value?>> s_all = new Dictionary<string, Func<Value, Value?>>
    {
        ["hex"] = Hex,
        ["len"] = Length,
        ["base64"] = value => value is Value.Octets octets ? new Value.Text(Convert.ToBase64String(octets.Content.Span)) : null,
        ["lower"] = value => value is Value.Text text ? new Value.Text(text.Content.ToLowerInvariant()) : null,
        ["parts"] = value => value is Value.Text text ? new Value.List([.. text.Content.Split('/').Select(part => new Value.Text(part))]) : null,
        ["numbers"] = value => value is Value.Text text ? Numbers(text.Content) : null,
        ["least"] = value => value is Value.List list ? Extreme(list.Content, -1) : null,
        ["greatest"] = value => value is Value.List list ? Extreme(list.Content, 1) : null,
        ["address"] = value => value is Value.Text text ? Address(text.Content) : null,
        ["link-local"] = value => value is Value.Text text ? LinkLocal(text.Content) : null,
    };

    public static IEnumerable<string> Names => s_all.Keys;

    /// <returns><see langword="null"/> when the function has no value for that argument.</returns>
    public static Value? Of(string function, Value argument) => s_all.TryGetValue(function, out var known) ? known(argument) : null;

    private static Value? Hex(Value value) => value switch
    {
        Value.Octets octets => new Value.Text(Convert.ToHexString(octets.Content.Span)),
        Value.Text digits when ValueText.TryHex(digits.Content, out var octets) => new Value.Octets(octets),
        _ => null,
    };

    private static Value.Number? Length(Value value) => value switch
    {
        Value.Absent => new Value.Number(0),
        Value.Text text => new Value.Number(text.Content.Length),
        Value.Octets octets => new Value.Number(octets.Content.Length),
        Value.List list => new Value.Number(list.Content.Count),
        Value.Map map => new Value.Number(map.Content.Count),
        _ => null,
    };

    /// <summary><c>0-2,5</c> is 0, 1, 2 and 5; what is no such list is absent.</summary>
    private static Value Numbers(string text)
    {
        var numbers = new List<Value>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryNumber(ends[0], out var first) || !TryNumber(ends[^1], out var last) || last < first || last - first >= MostNumbers - numbers.Count)
            {
                return Value.Nothing;
            }

            numbers.AddRange(Enumerable.Range(first, last - first + 1).Select(number => new Value.Number(number)));
        }

        return new Value.List(numbers);
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>The item that no other is beyond; absent when there is none, or no order.</summary>
    private static Value Extreme(IReadOnlyList<Value> items, int sign) =>
        items.FirstOrDefault(item => items.All(other => Comparison.Order(item, other) is { } order && order * sign >= 0)) ?? Value.Nothing;

    /// <summary>The IP address of a text, with or without a port, in the form of RFC 5952; absent when it is none.</summary>
    private static Value Address(string text) =>
        IPAddress.TryParse(text, out var address) ? new Value.Text(address.ToString())
        : IPEndPoint.TryParse(text, out var endpoint) ? new Value.Text(endpoint.Address.ToString())
        : Value.Nothing;

    /// <summary>The link-local address with the interface id of an EUI-64 (RFC 4291 appendix A, RFC 4862 §5.3); absent when it is none.</summary>
    private static Value LinkLocal(string text)
    {
        if (!ValueText.TryHex(text, out var eui64) || eui64.Length != OctetsInEui64)
        {
            return Value.Nothing;
        }

        byte[] octets = [0xFE, 0x80, 0, 0, 0, 0, 0, 0, .. eui64];
        octets[OctetsInEui64] ^= UniversalBit;
        return new Value.Text(new IPAddress(octets).ToString());
    }
}
