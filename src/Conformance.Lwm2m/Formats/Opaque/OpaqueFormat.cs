using Conformance.Coap.Options;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Wire;

namespace Conformance.Lwm2m.Formats.Opaque;

/// <summary>The octets of one opaque resource or resource instance.</summary>
/// <remarks>Core 1.1 §7.4.2.</remarks>
public sealed class OpaqueFormat : IFormat
{
    private const string Clause = "Core 1.1 §7.4.2";

    public ContentFormat ContentFormat => ContentFormat.Opaque;

    public bool TryRead(
        ReadOnlySpan<byte> octets, Lwm2mPath basePath, ObjectModel model, out IReadOnlyList<Entry> entries, out DecodeError error)
    {
        entries = [];
        if (!SingleValue.Fits(basePath, model, Clause, out error))
        {
            return false;
        }

        if (model.TypeOf(basePath) is { } type and not (ResourceType.Opaque or ResourceType.None))
        {
            error = new(0, Clause, $"{basePath} is of type {type}; the format carries Opaque only");
            return false;
        }

        entries = [new(basePath, new Lwm2mValue.Octets(octets.ToArray()))];
        return true;
    }

    public byte[] Write(IReadOnlyList<Entry> entries, Lwm2mPath basePath, ObjectModel model) =>
        SingleValue.Of(entries, ContentFormat) is Lwm2mValue.Octets octets
            ? octets.Value.ToArray()
            : throw new NotSupportedException($"{ContentFormat} carries octets only");
}
