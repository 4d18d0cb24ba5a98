namespace Conformance.Est.Certificates;

/// <summary>Another name of a subject.</summary>
/// <remarks>RFC 5280 §4.2.1.6.</remarks>
/// <param name="Kind">Its number in GeneralName: 2 for DNS, 6 for a URI, 7 for an IP address.</param>
/// <param name="Value">Its octets.</param>
public sealed record AlternativeName(int Kind, ReadOnlyMemory<byte> Value)
{
    public const int Mail = 1;
    public const int Dns = 2;
    public const int Uri = 6;
    public const int Address = 7;

    public static AlternativeName OfHost(string host) => System.Net.IPAddress.TryParse(host, out var address)
        ? new(Address, address.GetAddressBytes())
        : new(Dns, System.Text.Encoding.ASCII.GetBytes(host));

    public static AlternativeName OfUri(string uri) => new(Uri, System.Text.Encoding.ASCII.GetBytes(uri));

    public bool Equals(AlternativeName? other) => other is not null && Kind == other.Kind && Value.Span.SequenceEqual(other.Value.Span);

    public override int GetHashCode() => HashCode.Combine(Kind, Value.Length);

    public override string ToString() => Kind switch
    {
        Mail or Dns or Uri => $"{(Kind == Dns ? "DNS" : Kind == Uri ? "URI" : "mail")}:{System.Text.Encoding.Latin1.GetString(Value.Span)}",
        Address when Value.Length is 4 or 16 => $"IP:{new System.Net.IPAddress(Value.Span)}",
        _ => $"[{Kind}]:{Convert.ToHexString(Value.Span)}",
    };
}
