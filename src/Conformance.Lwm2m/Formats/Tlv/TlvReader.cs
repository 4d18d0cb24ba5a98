using Conformance.Wire;

namespace Conformance.Lwm2m.Formats.Tlv;

/// <summary>The raw tree of a TLV payload, before any value gets a type.</summary>
/// <remarks>
/// Core 1.2 §7.4.5. Heads longer than needed are read; bits 2–0 beside an explicit length are ignored, as the clause says.
/// </remarks>
public static class TlvReader
{
    internal const string Clause = "Core 1.2 §7.4.5";

    /// <summary>Reads every record of a payload.</summary>
    /// <param name="octets">The payload.</param>
    /// <param name="records">In the order of the payload.</param>
    /// <param name="error">On failure, the offending octet and the clause it breaks.</param>
    public static bool TryRead(ReadOnlySpan<byte> octets, out IReadOnlyList<TlvRecord> records, out DecodeError error) =>
        TryRead(octets, start: 0, within: null, out records, out error);

    private static bool TryRead(
        ReadOnlySpan<byte> octets, int start, TlvKind? within, out IReadOnlyList<TlvRecord> records, out DecodeError error)
    {
        records = [];
        var read = new List<TlvRecord>();
        var known = new HashSet<ushort>();
        var reader = new SpanReader(octets);
        while (reader.Remaining > 0)
        {
            if (!TryReadRecord(ref reader, start, within, out var record, out error))
            {
                return false;
            }

            if (!known.Add(record!.Id))
            {
                error = new(record.Offset, Clause, $"{TlvRecord.NameOf(record.Kind)} {record.Id} stands twice; once is allowed");
                return false;
            }

            read.Add(record);
        }

        records = read;
        error = default;
        return true;
    }

    private static bool TryReadRecord(ref SpanReader reader, int start, TlvKind? within, out TlvRecord? record, out DecodeError error)
    {
        record = null;
        var offset = start + reader.Position;
        reader.TryReadByte(out var type);
        var kind = (TlvKind)(type >> 6);
        if (!MayStandIn(within, kind))
        {
            error = new(
                offset,
                Clause,
                $"{TlvRecord.NameOf(kind)} stands in {TlvRecord.NameOf(within!.Value)}; {RequiredIn(within.Value)} is required");
            return false;
        }

        var idOctets = (type & 0b0010_0000) != 0 ? 2 : 1;
        var lengthOctets = (type >> 3) & 0b11;
        if (!reader.TryReadSlice(idOctets, out var id) || !reader.TryReadSlice(lengthOctets, out var explicitLength))
        {
            error = new(offset, Clause, $"record ends in its head; a head of {1 + idOctets + lengthOctets} octets is required");
            return false;
        }

        var length = lengthOctets == 0 ? type & 0b111 : (int)Unsigned(explicitLength);
        if (!reader.TryReadSlice(length, out var value))
        {
            error = new(offset, Clause, $"value of {length} octets has {reader.Remaining} left; all of them are required");
            return false;
        }

        IReadOnlyList<TlvRecord> children = [];
        if (kind is TlvKind.ObjectInstance or TlvKind.MultipleResource
            && !TryRead(value, offset + 1 + idOctets + lengthOctets, kind, out children, out error))
        {
            return false;
        }

        record = new(kind, (ushort)Unsigned(id), value.ToArray(), children, offset, idOctets, lengthOctets);
        error = default;
        return true;
    }

    private static bool MayStandIn(TlvKind? within, TlvKind kind) => within switch
    {
        TlvKind.ObjectInstance => kind is TlvKind.Resource or TlvKind.MultipleResource,
        TlvKind.MultipleResource => kind is TlvKind.ResourceInstance,
        _ => true,
    };

    private static string RequiredIn(TlvKind within) =>
        within == TlvKind.ObjectInstance ? "resource or multiple-resource" : "resource-instance";

    private static uint Unsigned(ReadOnlySpan<byte> octets)
    {
        var value = 0u;
        foreach (var octet in octets)
        {
            value = (value << 8) | octet;
        }

        return value;
    }
}
