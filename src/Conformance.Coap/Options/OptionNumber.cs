namespace Conformance.Coap.Options;

/// <summary>The number of a CoAP option; unknown numbers are legal and printable.</summary>
/// <remarks>RFC 7252 §5.4.6 and §5.10; RFC 7641 §2; RFC 7959 §2.1; RFC 8613 §2.</remarks>
public readonly record struct OptionNumber(int Value) : IComparable<OptionNumber>
{
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
    public static OptionNumber NoResponse => new(258);

    /// <summary>An endpoint that does not know a critical option must refuse the message (RFC 7252 §5.4.1).</summary>
    public bool IsCritical => (Value & 1) != 0;

    public static bool operator <(OptionNumber left, OptionNumber right) => left.Value < right.Value;

    public static bool operator >(OptionNumber left, OptionNumber right) => left.Value > right.Value;

    public static bool operator <=(OptionNumber left, OptionNumber right) => left.Value <= right.Value;

    public static bool operator >=(OptionNumber left, OptionNumber right) => left.Value >= right.Value;

    public int CompareTo(OptionNumber other) => Value.CompareTo(other.Value);

    /// <returns>The registered name, or <c>Option 2049</c>.</returns>
    public override string ToString() => throw new NotImplementedException();
}
