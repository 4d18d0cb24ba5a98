using System.Globalization;
using System.Text;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceServer.Faults;

namespace Conformance.ReferenceServer.Formats;

/// <summary>What a server makes of a body that it reads: what it says, unless it has a fault.</summary>
/// <remarks>Core 1.2 §7.4, Appendix C; RFC 8428.</remarks>
internal sealed class Misreading(ContentFormat format, ReadOnlyMemory<byte> body, FaultSwitch faults)
{
    private const int MillisecondsInSecond = 1000;
    private string Text => Encoding.UTF8.GetString(body.Span);

    /// <summary>What is read.</summary>
    public ReadOnlyMemory<byte> Body => format == ContentFormat.SenmlJson && faults.Has(SenmlFaults.PassesOverBound)
        ? Encoding.UTF8.GetBytes(Text.Replace("_\":", "\":", StringComparison.Ordinal))
        : body;

    /// <returns>What was understood; <see langword="null"/> for a body that is refused.</returns>
    public IReadOnlyList<Entry>? Of(IReadOnlyList<Entry> entries) => Strings(format switch
    {
        _ when format == ContentFormat.Text => entries is [{ Value: Lwm2mValue.Flag }] && faults.Has(TextFaults.WantsWords) ? null : Each(entries, OfText),
        _ when format == ContentFormat.Tlv => new TlvMisreading(body, faults).Of(entries),
        _ when format == ContentFormat.SenmlJson => new SenmlMisreading(Text, faults).OfJson(entries),
        _ when format == ContentFormat.SenmlCbor => SenmlMisreading.OfCbor(body, entries, faults),
        _ when format == ContentFormat.Lwm2mCbor => NestedMisreading.Of(body, entries, faults),
        _ => entries,
    });

    public static IReadOnlyList<Entry> Each(IEnumerable<Entry> entries, Func<Lwm2mValue, Lwm2mValue> change) =>
        [.. entries.Select(entry => entry.Value is { } value ? entry with { Value = change(value) } : entry)];

    private IReadOnlyList<Entry>? Strings(IReadOnlyList<Entry>? entries) => entries is not null && faults.Has(TextFaults.ReadsLatin)
        ? Each(entries, value => value is Lwm2mValue.Text text ? new Lwm2mValue.Text(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text.Value))) : value)
        : entries;

    private Lwm2mValue OfText(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Integer integer when faults.Has(TextFaults.DropsSigns) => new Lwm2mValue.Integer(Math.Abs(integer.Value)),
        Lwm2mValue.Integer when faults.Has(TextFaults.ReadsHex) && long.TryParse(Text.TrimStart('-'), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var read) => new Lwm2mValue.Integer(read),
        Lwm2mValue.Float number when faults.Has(TextFaults.CutsFloats) => new Lwm2mValue.Float(Math.Truncate(number.Value)),
        Lwm2mValue.Float when faults.Has(TextFaults.StopsAtExponents) && Lwm2mValue.TryParse(ResourceType.Float, Text.Split('e', 'E')[0], out var mantissa) => mantissa!,
        Lwm2mValue.Time time when faults.Has(TextFaults.TakesMilliseconds) => new Lwm2mValue.Time(time.Seconds / MillisecondsInSecond),
        Lwm2mValue.ObjectLink link when faults.Has(TextFaults.CutsLinks) => new Lwm2mValue.ObjectLink(link.ObjectId, 0),
        Lwm2mValue.Octets when faults.Has(TextFaults.LeavesBase64) => new Lwm2mValue.Octets(body),
        _ => value,
    };
}
