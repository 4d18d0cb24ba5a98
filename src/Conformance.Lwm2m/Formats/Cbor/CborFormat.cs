using Conformance.Coap.Options;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Wire;
using Conformance.Wire.Cbor;

namespace Conformance.Lwm2m.Formats.Cbor;

/// <summary>CBOR: one data item, the value of one resource or resource instance.</summary>
/// <remarks>Core 1.2 §7.4.3 (LwM2M 1.1 and later).</remarks>
public sealed class CborFormat : IFormat
{
    private const string Clause = "Core 1.2 §7.4.3";

    public ContentFormat ContentFormat => ContentFormat.Cbor;

    public bool TryRead(
        ReadOnlySpan<byte> octets, Lwm2mPath basePath, ObjectModel model, out IReadOnlyList<Entry> entries, out DecodeError error)
    {
        entries = [];
        if (!SingleValue.Fits(basePath, model, Clause, out error) || !CborReader.TryReadDocument(octets, out var item, out error))
        {
            return false;
        }

        var type = model.TypeOf(basePath);
        Lwm2mValue? value = null;
        if (CborValue.Natural(item!) is not { } natural || !Typing.TryFit(natural, type, out value))
        {
            error = new(item!.Offset, Clause, $"{basePath} has {CborValue.Kind(item)}; {CborValue.Required(type)} is required");
            return false;
        }

        entries = [new(basePath, value)];
        return true;
    }

    public byte[] Write(IReadOnlyList<Entry> entries, Lwm2mPath basePath, ObjectModel model)
    {
        var writer = new SpanWriter();
        CborValue.Write(new(writer), SingleValue.Of(entries, ContentFormat));
        return writer.ToArray();
    }
}
