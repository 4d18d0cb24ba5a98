using System.Buffers.Binary;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Payloads;

/// <summary>Habits in TLV.</summary>
public sealed class TlvHabits(FaultSwitch faults) : PayloadHabits
{
    private const byte KindBit = 0x40;
    private const byte LongId = 0x20;
    private const byte LengthField = 0x18;
    private const byte LengthBits = 0x07;
    private const int ResourceDepth = 3;

    public override IReadOnlyList<Entry> Values(ContentFormat format, IReadOnlyList<Entry> entries, Lwm2mPath path)
    {
        var values = faults.Has(TlvFaults.ArrayOfOneAsSingle) && path.Depth <= ResourceDepth ? ArraysOfOneAsSingle(entries) : entries;
        return [.. values.Select(entry => entry with { Value = InOctets(entry.Value) })];
    }

    public override Lwm2mPath From(Lwm2mPath path, IReadOnlyList<Entry> values) => (path.Depth, values) switch
    {
        (1, [var first, ..]) when faults.Has(TlvFaults.NoInstances) => first.Path.Cut(2),
        (ResourceDepth, [var first, ..]) when faults.Has(TlvFaults.BareArray) => first.Path,
        (ResourceDepth, _) when faults.Has(TlvFaults.WrapsResource) => path.Cut(1),
        _ => path,
    };

    public override byte[] Octets(ContentFormat format, byte[] octets)
    {
        if (octets.Length > 0 && faults.Has(TlvFaults.KindBit))
        {
            octets[0] ^= KindBit;
        }

        if (octets.Length > 0 && faults.Has(TlvFaults.ShortLength))
        {
            octets[LengthAt(octets[0])]--;
        }

        return octets;
    }

    private static IReadOnlyList<Entry> ArraysOfOneAsSingle(IReadOnlyList<Entry> entries) =>
    [
        .. from entry in entries
           let alone = entries.Count(other => other.Path.Cut(ResourceDepth) == entry.Path.Cut(ResourceDepth)) == 1
           select alone ? entry with { Path = entry.Path.Cut(ResourceDepth) } : entry,
    ];

    /// <summary>Numbers of one octet look the same either way.</summary>
    private Lwm2mValue? InOctets(Lwm2mValue? value) => value switch
    {
        Lwm2mValue.Integer { Value: > sbyte.MaxValue and < ushort.MaxValue } number when faults.Has(TlvFaults.ThreeOctets) =>
            new Lwm2mValue.Octets(new byte[] { 0, (byte)(number.Value >> 8), (byte)number.Value }),
        Lwm2mValue.Integer { Value: > sbyte.MaxValue and < short.MaxValue } number when faults.Has(TlvFaults.LittleEndian) =>
            new Lwm2mValue.Integer(BinaryPrimitives.ReverseEndianness((short)number.Value)),
        _ => value,
    };

    private static int LengthAt(byte type) =>
        (type & LengthField) == 0 && (type & LengthBits) > 0 ? 0
        : (type & LongId) == 0 ? 2
        : 3;
}
