using Conformance.Lwm2m.Formats.Tlv;
using Conformance.Lwm2m.Paths;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Captures;

/// <summary>Which kind of TLV record stands for which path.</summary>
public static class TlvKinds
{
    /// <param name="octets">The payload.</param>
    /// <param name="basePath">The path it was read from; its records lie below it, or are it (a Read of one resource).</param>
    /// <returns><see langword="null"/> when the octets are no TLV.</returns>
    public static Value.Map? Of(ReadOnlyMemory<byte> octets, Lwm2mPath basePath)
    {
        if (!TlvReader.TryRead(octets.Span, out var records, out _))
        {
            return null;
        }

        var kinds = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            Add(kinds, record, At(record.Kind, basePath));
        }

        return new Value.Map(kinds);
    }

    // The level that a kind of record stands on decides how much of the request path is above it (Core 1.1 §7.4.3).
    private static Lwm2mPath At(TlvKind kind, Lwm2mPath basePath) => kind switch
    {
        TlvKind.ObjectInstance => basePath.Cut(1),
        TlvKind.ResourceInstance => basePath.Cut(3),
        _ => basePath.Cut(2),
    };

    private static void Add(Dictionary<string, Value> kinds, TlvRecord record, Lwm2mPath above)
    {
        var path = above.Child(record.Id);
        kinds[path.ToString()] = new Value.Text(TlvRecord.NameOf(record.Kind));
        foreach (var child in record.Children)
        {
            Add(kinds, child, path);
        }
    }
}
