using System.Globalization;
using System.Text;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Formats.Tlv;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceServer.Faults;
using Conformance.Wire;

namespace Conformance.ReferenceServer.Formats;

/// <summary>What a server makes of a body that it writes: nothing else, unless it has a fault.</summary>
/// <remarks>Core 1.2 §7.4, Appendix C; RFC 8428. The faults bend bodies of one value, which is what they are told by.</remarks>
internal sealed class Miswriting(FaultSwitch faults)
{
    private const byte ThreeIds = 0x83;
    private const byte TextHead = 0x60;
    private const byte BaseName = 0x21;

    /// <summary>What is to be written in a format.</summary>
    public IReadOnlyList<Entry> Of(ContentFormat format, IReadOnlyList<Entry> entries) => entries switch
    {
        [{ Value: Lwm2mValue.Text text }] when faults.Has(TextFaults.EncodesTwice) => [entries[0] with { Value = new Lwm2mValue.Text(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text.Value))) }],
        [{ Value: not null and not Lwm2mValue.Octets and var value }] when (format == ContentFormat.SenmlJson || format == ContentFormat.SenmlCbor) && faults.Has(SenmlFaults.WritesStrings) =>
            [entries[0] with { Value = new Lwm2mValue.Text(value.ToText()) }],
        _ => entries,
    };

    /// <summary>What is written.</summary>
    /// <param name="format">The format.</param>
    /// <param name="entries">What it holds.</param>
    /// <param name="below">What it is written to.</param>
    /// <param name="octets">As the format wants it.</param>
    public byte[] Of(ContentFormat format, IReadOnlyList<Entry> entries, Lwm2mPath below, byte[] octets) => entries switch
    {
        [{ Value: { } value }] when format == ContentFormat.Text => Encoding.UTF8.GetBytes(AsText(value, Encoding.UTF8.GetString(octets))),
        [{ Value: { } value }] when format == ContentFormat.Tlv => AsTlv(value, octets),
        [{ Value: { } value }] when format == ContentFormat.SenmlJson => Encoding.UTF8.GetBytes(AsJson(value, below, Encoding.UTF8.GetString(octets))),
        [_] when format == ContentFormat.SenmlCbor && octets[2] == BaseName && faults.Has(SenmlFaults.WritesTextLabels) =>
            [.. octets[..2], TextHead + 2, (byte)'b', (byte)'n', .. octets[3..]],
        [var only] when format == ContentFormat.Lwm2mCbor && octets[1] == ThreeIds && faults.Has(NestedCborFaults.WritesTextKeys) =>
            [octets[0], (byte)(TextHead + only.Path.ToString().Length), .. Encoding.UTF8.GetBytes(only.Path.ToString()), .. octets[(2 + 3)..]],
        _ => octets,
    };

    private string AsText(Lwm2mValue value, string text) => value switch
    {
        Lwm2mValue.Integer => faults.Choose(TextFaults.PadsIntegers, lie: $" {text}", truth: text),
        Lwm2mValue.Float => faults.Choose(TextFaults.WritesCommas, lie: text.Replace('.', ','), truth: text),
        Lwm2mValue.Flag flag => faults.Choose(TextFaults.WritesWords, lie: flag.Value ? "true" : "false", truth: text),
        Lwm2mValue.Time => faults.Choose(TextFaults.WritesMilliseconds, lie: $"{text}000", truth: text),
        Lwm2mValue.ObjectLink => faults.Choose(TextFaults.WritesSlashes, lie: text.Replace(':', '/'), truth: text),
        Lwm2mValue.Octets octets => faults.Choose(TextFaults.WritesHex, lie: Convert.ToHexString(octets.Value.Span), truth: text),
        _ => text,
    };

    private byte[] AsTlv(Lwm2mValue value, byte[] octets) => value switch
    {
        Lwm2mValue.Integer integer when faults.Has(TlvFaults.WritesThreeOctets) =>
            Record(octets, [(byte)(integer.Value >> 16), (byte)(integer.Value >> 8), (byte)integer.Value]),
        not Lwm2mValue.Octets when faults.Has(TlvFaults.WritesText) => Record(octets, Encoding.UTF8.GetBytes(value.ToText())),
        _ when octets[0] >> 6 == (int)TlvKind.Resource && faults.Has(TlvFaults.WritesOtherKind) =>
            [(byte)((octets[0] & 0b0011_1111) | ((int)TlvKind.ResourceInstance << 6)), .. octets[1..]],
        _ => octets,
    };

    // The same record with another value.
    private static byte[] Record(byte[] octets, byte[] value)
    {
        TlvReader.TryRead(octets, out var records, out _);
        var writer = new SpanWriter();
        TlvWriter.Write(writer, records[0].Kind, records[0].Id, value);
        return writer.ToArray();
    }

    private string AsJson(Lwm2mValue value, Lwm2mPath below, string text) => value switch
    {
        _ when below.Depth == 2 && faults.Has(VersionFaults.CreatesReserved) => text.Replace($"{below}/", string.Create(CultureInfo.InvariantCulture, $"{below.Parent}/{ushort.MaxValue}/"), StringComparison.Ordinal),
        _ when faults.Has(SenmlFaults.WritesRelativeNames) => text.Replace("\"bn\":\"/", "\"bn\":\"", StringComparison.Ordinal),
        Lwm2mValue.Flag flag when faults.Has(SenmlFaults.WritesNumbers) => text.Replace($"\"vb\":{(flag.Value ? "true" : "false")}", $"\"v\":{flag.ToText()}", StringComparison.Ordinal),
        Lwm2mValue.Octets octets when faults.Has(SenmlFaults.WritesPadding) => $"[{{\"bn\":\"{below}\",\"vd\":\"{octets.ToText()}\"}}]",
        _ => text,
    };
}
