using System.Buffers.Binary;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Formats.Tlv;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceServer.Faults;

namespace Conformance.ReferenceServer.Formats;

/// <summary>The same of TLV.</summary>
internal sealed class TlvMisreading(ReadOnlyMemory<byte> body, FaultSwitch faults)
{
    private const int LengthBits = 0b111;

    /// <returns><see langword="null"/> for a body that is refused.</returns>
    public IReadOnlyList<Entry>? Of(IReadOnlyList<Entry> entries)
    {
        TlvReader.TryRead(body.Span, out var records, out _);
        if (Refuses(records, entries))
        {
            return null;
        }

        var kept = faults.Has(TlvFaults.DropsArrays) ? entries.Where(entry => entry.Path.ResourceInstanceId is null) : entries;
        return Misreading.Each(faults.Has(TlvFaults.CutsIdentifiers) ? kept.Select(Cut) : kept, Value);
    }

    private bool Refuses(IReadOnlyList<TlvRecord> records, IReadOnlyList<Entry> entries) =>
        (records.Any(record => record.LengthOctets > 1) && faults.Has(TlvFaults.RefusesLongLengths))
        || (records.Any(record => record.Kind == TlvKind.ObjectInstance) && faults.Has(TlvFaults.RefusesWrapped))
        || (records.Any(record => record.LengthOctets > 0 && (body.Span[record.Offset] & LengthBits) != 0) && faults.Has(TlvFaults.MindsLengthBits))
        || (entries is [{ Value: Lwm2mValue.Integer }] && records[0].Value.Span is [0, < 128, ..] && faults.Has(TlvFaults.WantsShortest))
        || (entries is [{ Value: Lwm2mValue.Float }] && records[0].Value.Length == sizeof(double) && faults.Has(TlvFaults.RefusesDoubles))
        || (entries is [{ Value: Lwm2mValue.Float }] && records[0].Value.Length == sizeof(float) && faults.Has(TlvFaults.RefusesSingles))
        || (entries is [{ Value: Lwm2mValue.Integer }] && records[0].Value.Length == 1 && faults.Has(TlvFaults.RefusesOctets))
        || (entries is [{ Value: Lwm2mValue.Time }] && faults.Has(TlvFaults.RefusesTimes));

    private static Entry Cut(Entry entry) => entry.Path.ResourceId is > byte.MaxValue and var id
        ? entry with { Path = entry.Path.Cut(2).Child((ushort)(id >> 8)) }
        : entry;

    private Lwm2mValue Value(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Integer integer when faults.Has(TlvFaults.ReadsBackwards) && integer.Value is > sbyte.MaxValue and <= short.MaxValue =>
            new Lwm2mValue.Integer(BinaryPrimitives.ReverseEndianness((ushort)integer.Value)),
        Lwm2mValue.Integer integer when faults.Has(TlvFaults.ReadsUnsigned) && integer.Value is < 0 and >= sbyte.MinValue => new Lwm2mValue.Integer((byte)integer.Value),
        Lwm2mValue.Unsigned unsigned when faults.Has(TlvFaults.ReadsNegative) && unsigned.Value <= byte.MaxValue => new Lwm2mValue.Integer((sbyte)unsigned.Value),
        Lwm2mValue.ObjectLink link when faults.Has(TlvFaults.TurnsLinks) => new Lwm2mValue.ObjectLink(link.InstanceId, link.ObjectId),
        Lwm2mValue.Flag when faults.Has(TlvFaults.ReadsTrue) => new Lwm2mValue.Flag(true),
        Lwm2mValue.Flag when faults.Has(TlvFaults.ReadsFalse) => new Lwm2mValue.Flag(false),
        _ => value,
    };
}
