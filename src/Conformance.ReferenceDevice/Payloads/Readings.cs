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

/// <summary>How a device with a fault reads payloads: what it makes of those that cannot be read.</summary>
public sealed partial class Readings(ObjectModel model, FaultSwitch faults)
{
    private const byte ArrayOfOne = 0x81;
    private const byte ShortText = 0x60;
    private const byte SmallNegative = 0x20;
    private const byte InHead = 24;
    private const byte ThreeOctets = 0xC3;
    private const byte FourOctets = 0xC4;
    private const byte MapOfOne = 0xA1;
    private const byte EmptyMap = 0xA0;
    private const byte EmptyArray = 0x80;
    private const int LongestPadding = 8;

    private static readonly byte[] PackEnd = [(byte)']'];

    /// <summary>What it takes a payload for that cannot be read; none for a device without faults.</summary>
    public IEnumerable<(ContentFormat Format, byte[] Octets)> Guesses(ContentFormat format, byte[] octets, Lwm2mPath path)
    {
        if (format == ContentFormat.SenmlJson && faults.Has(SenmlFaults.TakesOldJson))
        {
            return [(ContentFormat.Json, octets)];
        }

        if (format == ContentFormat.Lwm2mCbor)
        {
            return Lwm2mCborGuesses(octets).Select(guess => (format, guess));
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
        Guess(text, model.TypeOf(path)) is { } guess ? [Encoding.UTF8.GetBytes(guess)] : [];

    private string? Guess(string text, ResourceType? type) => type switch
    {
        ResourceType.Boolean => BooleanOf(text),
        ResourceType.Float => FloatOf(text),
        ResourceType.Objlnk => faults.Has(FormatFaults.TakesSlashLink) ? text.Trim('/').Replace('/', ':') : null,
        ResourceType.Opaque => faults.Has(FormatFaults.TakesRawOpaque) ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : null,
        ResourceType.UnsignedInteger => IgnoresSigns ? text.TrimStart('-') : null,
        _ => NumberOf(text),
    };

    private bool IgnoresSigns => faults.Has(FormatFaults.TakesNegativeUnsigned);

    private string? FloatOf(string text) =>
        faults.Has(FormatFaults.TakesDecimalComma) ? text.Replace(',', '.')
        : faults.Has(FormatFaults.TakesNotANumber) ? "0"
        : NumberOf(text);

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
        [>= SmallNegative and < SmallNegative + InHead and var negative] when IgnoresSigns => [[(byte)(negative - SmallNegative + 1)]],
        [ArrayOfOne, .. var item] when faults.Has(FormatFaults.TakesCborArray) => [item],
        [> ShortText, .. var text] when faults.Has(FormatFaults.TakesCborText)
            && long.TryParse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, out var number) => [CborOf(number)],
        _ => [],
    };

    private IEnumerable<byte[]> TlvGuesses(byte[] octets) => octets switch
    {
        [0xC1, var id, > 1] when faults.Has(TlvFaults.TakesAnyBoolean) => [[0xC1, id, 1]],
        [ThreeOctets, var id, .. var link] when faults.Has(TlvFaults.TakesShortLinks) => [[FourOctets, id, .. link, 0]],
        [ThreeOctets, var id, .. var number] when faults.Has(TlvFaults.TakesThreeOctets) => [[FourOctets, id, 0, .. number]],
        _ when faults.Has(TlvFaults.TakesGoodPart) => Prefixes(octets, []),
        _ => [],
    };

    private IEnumerable<byte[]> Lwm2mCborGuesses(byte[] octets) => octets switch
    {
        [EmptyArray, ..] or [_, EmptyArray, ..] when faults.Has(Lwm2mCborFaults.TakesEmptyKeys) => [[EmptyMap]],
        [MapOfOne, ShortText + 2, var ten, var one, .. var rest] when faults.Has(Lwm2mCborFaults.TakesTextKeys) =>
            [[MapOfOne, (byte)(((ten - '0') * 10) + one - '0'), .. rest]],
        _ => [],
    };

    private IEnumerable<byte[]> SenmlGuesses(byte[] octets)
    {
        var text = Encoding.UTF8.GetString(octets);
        return faults.Has(SenmlFaults.TakesFirstOfTwo) ? [Encoding.UTF8.GetBytes(SecondValue().Replace(text, "$1"))]
            : faults.Has(SenmlFaults.IgnoresUnderscores) ? [Encoding.UTF8.GetBytes(text.Replace("_\":", "\":", StringComparison.Ordinal))]
            : IgnoresSigns ? [Encoding.UTF8.GetBytes(text.Replace("\":-", "\":", StringComparison.Ordinal))]
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

    [GeneratedRegex(@"(""v"":[^,}]+),""v[sbd]"":[^,}]+")]
    private static partial Regex SecondValue();
}
