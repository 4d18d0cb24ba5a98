using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.Wire;
using Conformance.Wire.Cbor;

namespace Conformance.ReferenceDevice.Payloads;

/// <summary>How a device with a fault reads payloads: what it makes of those that cannot be read, and which good ones it refuses.</summary>
public sealed partial class Readings(ObjectModel model, FaultSwitch faults)
{
    private const byte ArrayOfOne = 0x81;
    private const byte ShortText = 0x60;
    private const byte ThreeOctets = 0xC3;
    private const byte FourOctets = 0xC4;
    private const byte TlvLengthField = 0x18;
    private const byte TlvLengthBits = 0x07;
    private const int LongestPadding = 8;

    private static readonly byte[] PackEnd = [(byte)']'];

    /// <summary>Whether it refuses what is good.</summary>
    public bool Refuses(ContentFormat format, ReadOnlyMemory<byte> octets) =>
        (format == ContentFormat.Tlv
            && faults.Has(TlvFaults.RefusesLengthBits)
            && octets.Span is [var type, ..]
            && (type & TlvLengthField) != 0
            && (type & TlvLengthBits) != 0)
        || (format == ContentFormat.SenmlJson
            && faults.Has(SenmlFaults.RefusesUnknownLabels)
            && UnknownLabel().IsMatch(Encoding.UTF8.GetString(octets.Span)));

    /// <summary>What it takes a payload for that cannot be read; none for a device without faults.</summary>
    public IEnumerable<(ContentFormat Format, byte[] Octets)> Guesses(ContentFormat format, byte[] octets, Lwm2mPath path)
    {
        if (format == ContentFormat.SenmlJson && faults.Has(SenmlFaults.TakesOldJson))
        {
            return [(ContentFormat.Json, octets)];
        }

        if (format == ContentFormat.Opaque) // what is not opaque gets here only when it is let in on purpose
        {
            return [(ContentFormat.Text, octets)];
        }

        var guesses = format == ContentFormat.Text ? TextGuesses(Encoding.UTF8.GetString(octets), path)
            : format == ContentFormat.Cbor ? [.. CborEndings(octets), .. CborKinds(octets)]
            : format == ContentFormat.Tlv ? TlvGuesses(octets)
            : format == ContentFormat.SenmlJson ? SenmlGuesses(octets)
            : [];
        return guesses.Select(guess => (format, guess));
    }

    private IEnumerable<byte[]> TextGuesses(string text, Lwm2mPath path) =>
        (model.TypeOf(path) == ResourceType.Boolean ? BooleanOf(text) : NumberOf(text)) is { } guess ? [Encoding.UTF8.GetBytes(guess)] : [];

    private string? BooleanOf(string text) =>
        faults.Has(FormatFaults.TakesAnyBoolean) ? "1"
        : !faults.Has(FormatFaults.TakesBooleanWords) ? null
        : text switch { "true" => "1", "false" => "0", _ => null };

    private string? NumberOf(string text) =>
        faults.Has(FormatFaults.TakesWordsForZero) ? "0"
        : faults.Has(FormatFaults.TakesLeadingDigits) ? LeadingDigits().Match(text).Value
        : faults.Has(FormatFaults.TakesHexadecimal) ? OfHexadecimal(text)
        : null;

    private static string? OfHexadecimal(string text) =>
        long.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private IEnumerable<byte[]> CborEndings(byte[] octets) =>
        faults.Has(FormatFaults.TakesCborRest) ? Prefixes(octets, [])
        : faults.Has(FormatFaults.PadsCbor) ? Enumerable.Range(1, LongestPadding).Select(more => (byte[])[.. octets, .. new byte[more]])
        : [];

    private IEnumerable<byte[]> CborKinds(byte[] octets) => octets switch
    {
        [ArrayOfOne, .. var item] when faults.Has(FormatFaults.TakesCborArray) => [item],
        [> ShortText, .. var text] when faults.Has(FormatFaults.TakesCborText)
            && long.TryParse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, out var number) => [CborOf(number)],
        _ => [],
    };

    private IEnumerable<byte[]> TlvGuesses(byte[] octets) => octets switch
    {
        [ThreeOctets, var id, .. var number] when faults.Has(TlvFaults.TakesThreeOctets) => [[FourOctets, id, 0, .. number]],
        _ when faults.Has(TlvFaults.TakesGoodPart) => Prefixes(octets, []),
        _ => [],
    };

    private IEnumerable<byte[]> SenmlGuesses(byte[] octets)
    {
        var text = Encoding.UTF8.GetString(octets);
        return faults.Has(SenmlFaults.TakesFirstOfTwo) ? [Encoding.UTF8.GetBytes(SecondValue().Replace(text, "$1"))]
            : faults.Has(SenmlFaults.IgnoresUnderscores) ? [Encoding.UTF8.GetBytes(text.Replace("_\":", "\":", StringComparison.Ordinal))]
            : faults.Has(SenmlFaults.TakesGoodPart) ? Prefixes(octets, PackEnd)
            : [];
    }

    /// <summary>The longest first.</summary>
    private static IEnumerable<byte[]> Prefixes(byte[] octets, byte[] end) =>
        Enumerable.Range(1, octets.Length).Reverse().Select(length => (byte[])[.. octets[..length], .. end]);

    private static byte[] CborOf(long number)
    {
        var writer = new SpanWriter();
        new CborWriter(writer).WriteInteger(number);
        return writer.ToArray();
    }

    [GeneratedRegex(@"^[0-9]*")]
    private static partial Regex LeadingDigits();

    [GeneratedRegex(@"""(?!(bn|bt|bu|bv|bs|bver|n|u|v|vs|vb|vd|vlo|s|t|ut)"")[^""]*"":")]
    private static partial Regex UnknownLabel();

    [GeneratedRegex(@"(""v"":[^,}]+),""v[sbd]"":[^,}]+")]
    private static partial Regex SecondValue();
}
