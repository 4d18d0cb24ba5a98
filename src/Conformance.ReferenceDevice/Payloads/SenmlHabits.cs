using System.Text;
using System.Text.RegularExpressions;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Payloads;

/// <summary>Habits in SenML.</summary>
public sealed partial class SenmlHabits(ObjectModel model, FaultSwitch faults) : PayloadHabits
{
    /// <summary>The label -2, which is the first of a pack with a base name.</summary>
    private const byte BaseNameLabel = 0x21;

    private static readonly byte[] LabelOfJson = [0x62, (byte)'b', (byte)'n'];

    public override IReadOnlyList<Entry> Values(ContentFormat format, IReadOnlyList<Entry> entries, Lwm2mPath path) =>
        [.. entries.Select(entry => entry with { Value = Kind(entry.Value), Unit = UnitOf(entry) })];

    /// <summary>Whether the unit that a definition gives goes along.</summary>
    public bool NamesUnits { get; set; }

    private string? UnitOf(Entry entry) =>
        entry.Value is null || model.Resource(entry.Path) is not { Unit: { Length: > 0 } unit } ? entry.Unit
        : faults.Has(DatasetFaults.OtherUnits) ? "furlong"
        : NamesUnits ? unit
        : entry.Unit;

    public override byte[] Octets(ContentFormat format, byte[] octets) =>
        format == ContentFormat.SenmlJson
            ? faults.Has(SenmlFaults.RelativeNames) ? WithoutFirstSlash(octets) : InBase64(octets)
            : faults.Has(SenmlFaults.TextLabels) ? WithTextLabel(octets) : octets;

    private Lwm2mValue? Kind(Lwm2mValue? value) => value switch
    {
        not null when faults.Has(SenmlFaults.ValuesAsText) => new Lwm2mValue.Text(value.ToText()),
        Lwm2mValue.Float number when faults.Has(ObjectFaults.SensorAsText) => new Lwm2mValue.Text(number.ToText()),
        Lwm2mValue.Flag flag when faults.Has(SenmlFaults.FlagsAsNumbers) => new Lwm2mValue.Integer(flag.Value ? 1 : 0),
        _ => value,
    };

    private byte[] InBase64(byte[] octets) =>
        faults.Has(SenmlFaults.StandardBase64) ? Rewritten(octets, text => text.Replace('-', '+').Replace('_', '/'))
        : faults.Has(SenmlFaults.PaddedBase64) ? Rewritten(octets, text => text.PadRight((text.Length + 3) / 4 * 4, '='))
        : octets;

    private static byte[] Rewritten(byte[] octets, Func<string, string> base64) =>
        Encoding.UTF8.GetBytes(OctetsValue().Replace(Encoding.UTF8.GetString(octets), match => $"\"vd\":\"{base64(match.Groups[1].Value)}\""));

    [GeneratedRegex(@"""vd"":""([^""]*)""")]
    private static partial Regex OctetsValue();

    private static byte[] WithoutFirstSlash(byte[] octets) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(octets).Replace("\"bn\":\"/", "\"bn\":\"", StringComparison.Ordinal));

    private static byte[] WithTextLabel(byte[] octets) => Array.IndexOf(octets, BaseNameLabel) is >= 0 and var at
        ? [.. octets[..at], .. LabelOfJson, .. octets[(at + 1)..]]
        : octets;
}
