using Conformance.Coap.Options;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Wire;
using Conformance.Wire.Cbor;

namespace Conformance.Lwm2m.Formats.Lwm2mCbor;

/// <summary>LwM2M CBOR: nested maps whose keys are an id or an array of ids.</summary>
/// <remarks>Core 1.2 §7.4.4 (LwM2M 1.2 and later). <c>{[3, 0, 9]: 95}</c> and <c>{3: {0: {9: 95}}}</c> mean the same.</remarks>
public sealed class Lwm2mCborFormat : IFormat
{
    internal const string Clause = "Core 1.2 §7.4.4";

    public ContentFormat ContentFormat => ContentFormat.Lwm2mCbor;

    /// <summary>
    /// As <see cref="TryRead(ReadOnlySpan{byte}, Lwm2mPath, ObjectModel, out IReadOnlyList{Entry}, out DecodeError, out bool)"/>.
    /// </summary>
    public bool TryRead(
        ReadOnlySpan<byte> octets, Lwm2mPath basePath, ObjectModel model, out IReadOnlyList<Entry> entries, out DecodeError error) =>
        TryRead(octets, basePath, model, out entries, out error, out _);

    /// <summary>Decodes a payload and tells how its keys were meant.</summary>
    /// <param name="isRelative">
    /// Whether the keys start below the path of the request, which only Write and Create allow; else they start with the object id. Keys
    /// are
    /// taken as relative when they reach no resource by themselves and do so, all of them, below <paramref name="basePath"/>.
    /// </param>
    public static bool TryRead(
        ReadOnlySpan<byte> octets,
        Lwm2mPath basePath,
        ObjectModel model,
        out IReadOnlyList<Entry> entries,
        out DecodeError error,
        out bool isRelative)
    {
        entries = [];
        isRelative = false;
        if (!CborReader.TryReadDocument(octets, out var item, out error) || !Leaves.TryCollect(item!, out var leaves, out error))
        {
            return false;
        }

        isRelative = basePath.Depth > 0 && leaves.Count > 0 && leaves.Exists(leaf => !leaf.FitsBelow(Lwm2mPath.Root))
            && leaves.TrueForAll(leaf => leaf.FitsBelow(basePath));
        return Leaves.TryResolve(leaves, isRelative ? basePath : Lwm2mPath.Root, model, out entries, out error);
    }

    /// <summary>Encodes entries with keys that start with the object id; ids that all share stand in one array.</summary>
    public byte[] Write(IReadOnlyList<Entry> entries, Lwm2mPath basePath, ObjectModel model)
    {
        var writer = new SpanWriter();
        IdTree.Of(entries).Write(new CborWriter(writer));
        return writer.ToArray();
    }
}
