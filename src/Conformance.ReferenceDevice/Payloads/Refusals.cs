using System.Text;
using System.Text.RegularExpressions;
using Conformance.Coap.Options;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Payloads;

/// <summary>Which good payloads a device with a fault refuses.</summary>
public sealed partial class Refusals(FaultSwitch faults)
{
    private const byte TlvLengthField = 0x18;
    private const byte TlvLengthBits = 0x07;
    private const byte FourOctets = 0xC4;
    private const byte EightOctets = 0xC8;
    private const byte CborMajor = 0xE0;
    private const byte CborArray = 0x80;
    private const byte IndefiniteArray = 0x9F;
    private const byte IndefiniteMap = 0xBF;

    /// <summary>Whether it refuses what is good.</summary>
    public bool Refuses(ContentFormat format, ReadOnlySpan<byte> octets) =>
        format == ContentFormat.Tlv ? RefusesTlv(octets)
        : format == ContentFormat.SenmlJson ? RefusesSenml(Encoding.UTF8.GetString(octets))
        : format == ContentFormat.Lwm2mCbor && RefusesLwm2mCbor(octets);

    private bool RefusesTlv(ReadOnlySpan<byte> octets) => octets switch
    {
        [FourOctets, _, _, _, _, _] => faults.Has(TlvFaults.WantsLongFloats),
        [EightOctets, _, 8, ..] => faults.Has(TlvFaults.WantsShortFloats),
        [var type, ..] => (type & TlvLengthField) != 0 && (type & TlvLengthBits) != 0 && faults.Has(TlvFaults.RefusesLengthBits),
        _ => false,
    };

    private bool RefusesSenml(string text) =>
        (faults.Has(SenmlFaults.RefusesUnknownLabels) && UnknownLabel().IsMatch(text))
        || (faults.Has(SenmlFaults.WantsBaseName) && !text.Contains("\"bn\"", StringComparison.Ordinal))
        || (faults.Has(SenmlFaults.WantsName) && !text.Contains("\"n\"", StringComparison.Ordinal));

    private bool RefusesLwm2mCbor(ReadOnlySpan<byte> octets) => octets switch
    {
        [IndefiniteMap, ..] or [_, IndefiniteArray, ..] => faults.Has(Lwm2mCborFaults.WantsLengths),
        [_, var key, ..] => faults.Has((key & CborMajor) == CborArray ? Lwm2mCborFaults.WantsMaps : Lwm2mCborFaults.WantsArrays),
        _ => false,
    };

    [GeneratedRegex(@"""(?!(bn|bt|bu|bv|bs|bver|n|u|v|vs|vb|vd|vlo|s|t|ut)"")[^""]*"":")]
    private static partial Regex UnknownLabel();
}
