using System.Text.Json.Nodes;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceServer.Faults;
using Conformance.Wire.Cbor;

namespace Conformance.ReferenceServer.Formats;

/// <summary>The same of SenML.</summary>
internal sealed class SenmlMisreading(string text, FaultSwitch faults)
{
    private const string BaseName = "bn";
    private static readonly string[] s_labels = [BaseName, "bt", "bu", "bv", "bs", "bver", "n", "u", "v", "vs", "vb", "s", "t", "ut", "vd", "vlo"];

    /// <returns><see langword="null"/> for a pack that is refused.</returns>
    public IReadOnlyList<Entry>? OfJson(IReadOnlyList<Entry> entries)
    {
        var labels = (JsonNode.Parse(text) as JsonArray ?? []).OfType<JsonObject>().SelectMany(record => record).Select(field => field.Key).ToList();
        if (Refuses(labels, entries))
        {
            return null;
        }

        if (labels.Count(label => label == BaseName) > 1 && faults.Has(SenmlFaults.KeepsFirstBase))
        {
            return [.. entries.Select(entry => entry with { Path = entries[0].Path })];
        }

        return faults.Has(SenmlFaults.TakesOffsets) ? [.. entries.Select(entry => entry with { Timestamp = entry.Timestamp - entries[0].Timestamp })] : entries;
    }

    /// <returns><see langword="null"/> for a pack that is refused.</returns>
    public static IReadOnlyList<Entry>? OfCbor(ReadOnlyMemory<byte> body, IReadOnlyList<Entry> entries, FaultSwitch faults)
    {
        var hasBases = CborReader.TryReadDocument(body.Span, out var pack, out _)
            && pack is CborItem.Array { Items: var records }
            && records.OfType<CborItem.Map>().SelectMany(record => record.Pairs).Any(field => field.Key is CborItem.Negative);
        return hasBases && faults.Has(SenmlFaults.RefusesBaseFields) ? null : entries;
    }

    private bool Refuses(List<string> labels, IReadOnlyList<Entry> entries) =>
        (labels.Contains(BaseName) && faults.Has(SenmlFaults.WantsFullNames))
        || (labels.Contains("vb") && faults.Has(SenmlFaults.RefusesBooleans))
        || (labels.Contains("vlo") && faults.Has(SenmlFaults.RefusesLinks))
        || (labels.Except(s_labels).Any() && faults.Has(SenmlFaults.RefusesUnknownLabels))
        || (entries.Any(entry => entry.Value is Lwm2mValue.Octets) && text.AsSpan().IndexOfAny('-', '_') >= 0 && faults.Has(SenmlFaults.WantsPlainBase64));
}
