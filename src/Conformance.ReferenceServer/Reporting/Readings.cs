using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Formats;

namespace Conformance.ReferenceServer.Reporting;

/// <summary>What clients reported by notification and Send, by endpoint.</summary>
internal sealed class Readings(FaultSwitch faults)
{
    private const int Most = 1000;

    private readonly bool _forgets = faults.Has(ReadingFaults.DropsTimes);
    private readonly Dictionary<string, List<Reading>> _byEndpoint = new(StringComparer.Ordinal);

    public IReadOnlyList<Reading> Of(string endpoint) => _byEndpoint.GetValueOrDefault(endpoint) ?? [];

    public void Forget(string endpoint) => _byEndpoint.Remove(endpoint);

    public void Keep(string endpoint, IEnumerable<Entry> entries)
    {
        if (!_byEndpoint.TryGetValue(endpoint, out var kept))
        {
            _byEndpoint[endpoint] = kept = [];
        }

        kept.AddRange(entries.Where(entry => entry.Value is not null).Select(entry => new Reading(entry.Path, entry.Value!, _forgets ? null : entry.Timestamp)));
        if (kept.Count > Most)
        {
            kept.RemoveRange(0, kept.Count - Most);
        }
    }

    /// <summary>Reads a body; what it holds of resources that nobody knows is left as it is.</summary>
    /// <param name="error">What is wrong with it, or empty.</param>
    public static IReadOnlyList<Entry> Decode(
        ContentFormat format, ReadOnlyMemory<byte> body, Lwm2mPath basePath, ObjectModel model, FaultSwitch faults, out string error)
    {
        if (PayloadFormats.Find(format) is not { } reader || Lacks(format, faults))
        {
            error = $"content format {format} is not known";
            return [];
        }

        var misreading = new Misreading(format, body, faults);
        if (!reader.TryRead(misreading.Body.Span, basePath, faults.Choose(ReadingFaults.TakesEveryType, lie: ObjectModel.Empty, truth: model), out var entries, out var unreadable))
        {
            error = unreadable.ToString();
            return [];
        }

        if (basePath.Depth == 2 && Lacking(basePath, entries, model) is { } lacking && faults.Has(ReadingFaults.WantsEverything))
        {
            error = $"{lacking} is missing";
            return [];
        }

        var unknown = entries.Any(entry => model[entry.Path.ObjectId ?? 0] is not null && entry.Path.Depth >= 3 && model.Resource(entry.Path) is null);
        if (unknown && faults.Has(ReadingFaults.StumblesOverUnknown))
        {
            error = "a resource is not known";
            return [];
        }

        var read = misreading.Of(entries);
        error = read is null ? $"{format} is not readable" : string.Empty;
        return read ?? [];
    }

    // A resource that may be missing and is.
    private static Lwm2mPath? Lacking(Lwm2mPath instance, IReadOnlyList<Entry> entries, ObjectModel model) => model[instance.ObjectId!.Value]?.Resources
        .Where(resource => resource.IsReadable && !resource.Mandatory)
        .Select(resource => (Lwm2mPath?)instance.Child(resource.Id))
        .FirstOrDefault(path => !entries.Any(entry => path!.Value.Contains(entry.Path)));

    private static bool Lacks(ContentFormat format, FaultSwitch faults) => format switch
    {
        _ when format == ContentFormat.Tlv => faults.Has(FormatFaults.LacksTlv),
        _ when format == ContentFormat.SenmlJson => faults.Has(FormatFaults.LacksSenmlJson),
        _ when format == ContentFormat.SenmlCbor => faults.Has(FormatFaults.LacksSenmlCbor),
        _ when format == ContentFormat.Json => faults.Has(FormatFaults.LacksJson),
        _ when format == ContentFormat.Cbor => faults.Has(FormatFaults.LacksCbor),
        _ when format == ContentFormat.Lwm2mCbor => faults.Has(FormatFaults.LacksLwm2mCbor),
        _ when format == ContentFormat.Text => faults.Has(FormatFaults.LacksText),
        _ when format == ContentFormat.Opaque => faults.Has(FormatFaults.LacksOpaque),
        _ => false,
    };
}
