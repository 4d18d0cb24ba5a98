using System.Globalization;

namespace Conformance.Coap.Options;

/// <summary>A CoAP Content-Format number; any number is legal and printable.</summary>
/// <remarks>IANA CoAP Content-Formats; Core 1.1 §7.4, Core 1.2 §7.4 for 11544.</remarks>
public readonly record struct ContentFormat(int Value)
{
    public static ContentFormat Text => new(0);
    public static ContentFormat LinkFormat => new(40);
    public static ContentFormat Opaque => new(42);
    public static ContentFormat Cbor => new(60);
    public static ContentFormat SenmlJson => new(110);
    public static ContentFormat SenmlCbor => new(112);
    public static ContentFormat SenmlEtchJson => new(320);
    public static ContentFormat SenmlEtchCbor => new(322);
    public static ContentFormat Tlv => new(11542);
    public static ContentFormat Json => new(11543);
    public static ContentFormat Lwm2mCbor => new(11544);

    /// <summary>The formats that have a name in the test language, by that name (<c>text</c>, <c>link-format</c>, <c>tlv</c> …).</summary>
    public static IReadOnlyDictionary<string, ContentFormat> ByName { get; } = new Dictionary<string, ContentFormat>(StringComparer.Ordinal)
    {
        ["text"] = Text,
        ["link-format"] = LinkFormat,
        ["opaque"] = Opaque,
        ["octet-stream"] = Opaque,
        ["cbor"] = Cbor,
        ["senml-json"] = SenmlJson,
        ["senml-cbor"] = SenmlCbor,
        ["senml-etch-json"] = SenmlEtchJson,
        ["senml-etch-cbor"] = SenmlEtchCbor,
        ["tlv"] = Tlv,
        ["json"] = Json,
        ["lwm2m-cbor"] = Lwm2mCbor,
    };

    /// <returns>The name in the test language, or the number.</returns>
    public override string ToString()
    {
        var value = Value;
        return ByName.FirstOrDefault(entry => entry.Value.Value == value).Key ?? value.ToString(CultureInfo.InvariantCulture);
    }
}
