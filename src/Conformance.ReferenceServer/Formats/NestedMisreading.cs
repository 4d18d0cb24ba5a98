using Conformance.Lwm2m.Formats;
using Conformance.ReferenceServer.Faults;
using Conformance.Wire.Cbor;

namespace Conformance.ReferenceServer.Formats;

/// <summary>The same of LwM2M CBOR.</summary>
internal static class NestedMisreading
{
    private const byte EndlessMap = 0xBF;
    private const byte EndlessList = 0x9F;

    /// <returns><see langword="null"/> for a body that is refused.</returns>
    public static IReadOnlyList<Entry>? Of(ReadOnlyMemory<byte> body, IReadOnlyList<Entry> entries, FaultSwitch faults)
    {
        CborReader.TryReadDocument(body.Span, out var document, out _);
        var pairs = document is CborItem.Map map ? map.Pairs : [];
        var refuses = (pairs.Any(pair => pair.Key is CborItem.Array) && faults.Has(NestedCborFaults.RefusesLists))
            || (pairs.Any(pair => pair.Value is CborItem.Map) && faults.Has(NestedCborFaults.RefusesMaps))
            || (body.Span.Contains(EndlessMap) && faults.Has(NestedCborFaults.RefusesEndlessMaps))
            || (body.Span.Contains(EndlessList) && faults.Has(NestedCborFaults.RefusesEndlessLists));
        return refuses ? null : entries;
    }
}
