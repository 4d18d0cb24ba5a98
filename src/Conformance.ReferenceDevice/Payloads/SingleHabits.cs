using System.Globalization;
using System.Text;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Payloads;

/// <summary>Habits in plain text, opaque and CBOR.</summary>
public sealed class SingleHabits(FaultSwitch faults) : PayloadHabits
{
    private const byte ArrayOfOne = 0x81;

    public override IReadOnlyList<Entry> Values(ContentFormat format, IReadOnlyList<Entry> entries, Lwm2mPath path) =>
    [
        .. entries
            .Where(entry => entry.Value is not null)
            .Take(1)
            .Select(entry => entry with { Value = format == ContentFormat.Text ? InText(entry.Value!) : InOctets(format, entry.Value!) }),
    ];

    public override byte[] Octets(ContentFormat format, byte[] octets) =>
        format == ContentFormat.Cbor && faults.Has(FormatFaults.CborInArray) ? [ArrayOfOne, .. octets] : octets;

    private Lwm2mValue InText(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Integer number when faults.Has(FormatFaults.HexadecimalNumbers) =>
            new Lwm2mValue.Text(number.Value.ToString("x", CultureInfo.InvariantCulture)),
        Lwm2mValue.Flag flag when faults.Has(FormatFaults.BooleanWords) => new Lwm2mValue.Text(flag.Value ? "true" : "false"),
        Lwm2mValue.Float number when faults.Has(FormatFaults.DecimalComma) =>
            new Lwm2mValue.Text(number.ToText().Replace('.', ',')),
        Lwm2mValue.Octets octets when faults.Has(FormatFaults.RawOpaque) =>
            new Lwm2mValue.Text(Encoding.Latin1.GetString(octets.Value.Span)),
        Lwm2mValue.ObjectLink link when faults.Has(FormatFaults.SlashLink) =>
            new Lwm2mValue.Text(string.Create(CultureInfo.InvariantCulture, $"/{link.ObjectId}/{link.InstanceId}")),
        Lwm2mValue.Time time when faults.Has(FormatFaults.TimeInWords) =>
            new Lwm2mValue.Text(DateTimeOffset.FromUnixTimeSeconds(time.Seconds).ToString("u", CultureInfo.InvariantCulture)),
        Lwm2mValue.Text text when faults.Has(FormatFaults.NarrowText) =>
            new Lwm2mValue.Text(Encoding.Latin1.GetString(Encoding.Latin1.GetBytes(text.Value))),
        _ => value,
    };

    private Lwm2mValue InOctets(ContentFormat format, Lwm2mValue value) => (format == ContentFormat.Cbor, value) switch
    {
        (true, Lwm2mValue.Integer number) when faults.Has(FormatFaults.CborNumbersAsText) => new Lwm2mValue.Text(number.ToText()),
        (false, Lwm2mValue.Text text) => new Lwm2mValue.Octets(Encoding.UTF8.GetBytes(text.Value)),
        _ => value,
    };
}
