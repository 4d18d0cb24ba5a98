using System.Buffers.Text;
using System.Text;
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
    private const string ObjectLink = "vlo";
    private static readonly string[] s_labels = [BaseName, "bt", "bu", "bv", "bs", "bver", "n", "u", "v", "vs", "vb", "s", "t", "ut", "vd", ObjectLink];

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

        if (entries is [{ Value: Lwm2mValue.Octets octets }] && faults.Has(SenmlFaults.LeavesBase64))
        {
            return Misreading.Each(entries, _ => new Lwm2mValue.Octets(Encoding.ASCII.GetBytes(Base64Url.EncodeToString(octets.Value.Span))));
        }

        return faults.Has(SenmlFaults.TakesOffsets) ? [.. entries.Select(entry => entry with { Timestamp = entry.Timestamp - entries[0].Timestamp })] : entries;
    }

    /// <returns><see langword="null"/> for a pack that is refused.</returns>
    public static IReadOnlyList<Entry>? OfCbor(ReadOnlyMemory<byte> body, IReadOnlyList<Entry> entries, FaultSwitch faults)
    {
        CborReader.TryReadDocument(body.Span, out var pack, out _);
        var records = (pack as CborItem.Array)?.Items ?? [];
        var labels = records.OfType<CborItem.Map>().SelectMany(record => record.Pairs).Select(field => field.Key).ToList();
        var hasBases = labels.OfType<CborItem.Negative>().Any();
        var refuses = (hasBases && faults.Has(SenmlFaults.RefusesBaseFields))
            || (!hasBases && faults.Has(SenmlFaults.WantsBaseFields))
            || (labels.OfType<CborItem.Text>().Any(label => label.Value != ObjectLink) && faults.Has(SenmlFaults.RefusesTextLabels));
        return refuses ? null : entries;
    }

    private bool Refuses(List<string> labels, IReadOnlyList<Entry> entries) =>
        (labels.Contains(BaseName) && faults.Has(SenmlFaults.WantsFullNames))
        || (!labels.Contains(BaseName) && faults.Has(SenmlFaults.WantsBaseName))
        || (labels.Contains("v") && faults.Has(SenmlFaults.RefusesNumbers))
        || (labels.Contains("vs") && faults.Has(SenmlFaults.RefusesStrings))
        || (labels.Contains("vb") && faults.Has(SenmlFaults.RefusesBooleans))
        || (labels.Contains(ObjectLink) && faults.Has(SenmlFaults.RefusesLinks))
        || (labels.Except(s_labels).Any() && faults.Has(SenmlFaults.RefusesUnknownLabels))
        || (entries.Any(entry => entry.Value is Lwm2mValue.Octets) && text.AsSpan().IndexOfAny('-', '_') >= 0 && faults.Has(SenmlFaults.WantsPlainBase64));
}
