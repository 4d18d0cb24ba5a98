using Conformance.Coap.Options;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Wire;

namespace Conformance.Lwm2m.Formats;

/// <summary>What the formats of one value (text, opaque, CBOR) share.</summary>
internal static class SingleValue
{
    private const int ResourceDepth = 3;

    /// <summary>Whether a format of one value may stand at that path.</summary>
    public static bool Fits(Lwm2mPath path, ObjectModel model, string clause, out DecodeError error)
    {
        error = default;
        if (path.Depth < ResourceDepth)
        {
            error = new(0, clause, $"{path} holds more than one value; the format carries the value of one resource");
            return false;
        }

        if (path.Depth == ResourceDepth && model.Resource(path) is { Multiple: true })
        {
            error = new(0, clause, $"{path} has instances; the format carries a single one");
            return false;
        }

        return true;
    }

    /// <summary>The only value of the entries.</summary>
    /// <exception cref="NotSupportedException">There are more or none: the caller's mistake.</exception>
    public static Lwm2mValue Of(IReadOnlyList<Entry> entries, ContentFormat format) =>
        entries is [{ Value: { } value }]
            ? value
            : throw new NotSupportedException($"{format} carries one value; {entries.Count} entries were given");
}
