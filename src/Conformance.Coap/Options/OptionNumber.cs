using System.Collections.Frozen;
using System.Globalization;

namespace Conformance.Coap.Options;

/// <summary>The number of a CoAP option; unknown numbers are legal and printable.</summary>
/// <remarks>RFC 7252 §5.4.6 and §5.10; RFC 7641 §2; RFC 7959 §2.1; RFC 8613 §2; RFC 9175 §2.2; IANA CoAP Option Numbers.</remarks>
public readonly record struct OptionNumber(int Value) : IComparable<OptionNumber>
{
    private static readonly FrozenDictionary<int, string> Names = new Dictionary<int, string>
    {
        [1] = "If-Match",
        [3] = "Uri-Host",
        [4] = "ETag",
        [5] = "If-None-Match",
        [6] = "Observe",
        [7] = "Uri-Port",
        [8] = "Location-Path",
        [9] = "OSCORE",
        [11] = "Uri-Path",
        [12] = "Content-Format",
        [14] = "Max-Age",
        [15] = "Uri-Query",
        [16] = "Hop-Limit",
        [17] = "Accept",
        [19] = "Q-Block1",
        [20] = "Location-Query",
        [21] = "EDHOC",
        [23] = "Block2",
        [27] = "Block1",
        [28] = "Size2",
        [31] = "Q-Block2",
        [35] = "Proxy-Uri",
        [39] = "Proxy-Scheme",
        [60] = "Size1",
        [252] = "Echo",
        [258] = "No-Response",
        [292] = "Request-Tag",
    }.ToFrozenDictionary();

    public static OptionNumber IfMatch => new(1);
    public static OptionNumber UriHost => new(3);
    public static OptionNumber ETag => new(4);
    public static OptionNumber IfNoneMatch => new(5);
    public static OptionNumber Observe => new(6);
    public static OptionNumber UriPort => new(7);
    public static OptionNumber LocationPath => new(8);
    public static OptionNumber Oscore => new(9);
    public static OptionNumber UriPath => new(11);
    public static OptionNumber ContentFormat => new(12);
    public static OptionNumber MaxAge => new(14);
    public static OptionNumber UriQuery => new(15);
    public static OptionNumber Accept => new(17);
    public static OptionNumber LocationQuery => new(20);
    public static OptionNumber Block2 => new(23);
    public static OptionNumber Block1 => new(27);
    public static OptionNumber Size2 => new(28);
    public static OptionNumber ProxyUri => new(35);
    public static OptionNumber ProxyScheme => new(39);
    public static OptionNumber Size1 => new(60);
    public static OptionNumber Echo => new(252);
    public static OptionNumber NoResponse => new(258);
    public static OptionNumber RequestTag => new(292);

    /// <summary>An endpoint that does not know a critical option must refuse the message (RFC 7252 §5.4.1).</summary>
    public bool IsCritical => (Value & 1) != 0;

    /// <summary>A proxy that does not know the option must not forward the message (RFC 7252 §5.4.2).</summary>
    public bool IsUnsafe => (Value & 0b10) != 0;

    /// <summary>Does not tell two cached responses apart (RFC 7252 §5.4.2 and §5.4.6).</summary>
    public bool IsNoCacheKey => (Value & 0b11110) == 0b11100;

    /// <summary>May stand more than once in a message (RFC 7252 §5.10, table 4).</summary>
    public bool IsRepeatable => Value is 1 or 4 or 8 or 11 or 15 or 20;

    public static bool operator <(OptionNumber left, OptionNumber right) => left.Value < right.Value;

    public static bool operator >(OptionNumber left, OptionNumber right) => left.Value > right.Value;

    public static bool operator <=(OptionNumber left, OptionNumber right) => left.Value <= right.Value;

    public static bool operator >=(OptionNumber left, OptionNumber right) => left.Value >= right.Value;

    public int CompareTo(OptionNumber other) => Value.CompareTo(other.Value);

    /// <returns>The registered name, or <c>Option 2049</c>.</returns>
    public override string ToString() => Names.GetValueOrDefault(Value) ?? string.Create(CultureInfo.InvariantCulture, $"Option {Value}");
}
