using Conformance.Lwm2m.Formats.Cbor;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Wire;
using Conformance.Wire.Cbor;

namespace Conformance.Lwm2m.Formats.Lwm2mCbor;

/// <summary>Flattens nested maps into leaves, and leaves into entries.</summary>
/// <remarks>Core 1.2 §7.4.4; duplicate keys are refused by RFC 8949 §5.6.</remarks>
internal static class Leaves
{
    private const string Clause = Lwm2mCborFormat.Clause;

    public static bool TryCollect(CborItem document, out List<Leaf> leaves, out DecodeError error)
    {
        leaves = [];
        if (document is CborItem.Map map)
        {
            return TryCollect(map, [], leaves, out error) && AreDistinct(leaves, out error);
        }

        error = new(document.Offset, Clause, $"document is {CborValue.Kind(document)}; a map is required");
        return false;
    }

    public static bool TryResolve(
        List<Leaf> leaves, Lwm2mPath basePath, ObjectModel model, out IReadOnlyList<Entry> entries, out DecodeError error)
    {
        entries = [];
        var resolved = new List<Entry>();
        foreach (var leaf in leaves)
        {
            if (!TryResolve(leaf, basePath, model, out var entry, out error))
            {
                return false;
            }

            resolved.Add(entry!);
        }

        entries = resolved;
        error = default;
        return true;
    }

    private static bool TryCollect(CborItem.Map map, ushort[] above, List<Leaf> leaves, out DecodeError error)
    {
        foreach (var (key, value) in map.Pairs)
        {
            if (!TryIds(key, out var ids, out error))
            {
                return false;
            }

            ushort[] path = [.. above, .. ids];
            if (path.Length > Leaf.MaxDepth)
            {
                error = new(key.Offset, Clause, $"keys lead to {path.Length} ids; up to {Leaf.MaxDepth} are allowed");
                return false;
            }

            if (value is CborItem.Map { Pairs.Count: > 0 } nested)
            {
                if (!TryCollect(nested, path, leaves, out error))
                {
                    return false;
                }
            }
            else
            {
                leaves.Add(new(path, value));
            }
        }

        error = default;
        return true;
    }

    private static bool TryIds(CborItem key, out IReadOnlyList<ushort> ids, out DecodeError error)
    {
        var items = key is CborItem.Array array ? array.Items : [key];
        var read = new List<ushort>(items.Count);
        foreach (var item in items)
        {
            if (item is not CborItem.Unsigned { Value: < ushort.MaxValue } id)
            {
                ids = [];
                error = new(item.Offset, Clause, $"key has {CborValue.Kind(item)}; an id from 0 to 65534 is required");
                return false;
            }

            read.Add((ushort)id.Value);
        }

        ids = read;
        error = read.Count > 0 ? default : new(key.Offset, Clause, "key is an empty array; one id or more is required");
        return read.Count > 0;
    }

    private static bool AreDistinct(List<Leaf> leaves, out DecodeError error)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var twice = leaves.Find(leaf => !known.Add(Name(leaf, leaf.Ids.Count)));
        if (twice is not null)
        {
            error = new(twice.Value.Offset, "RFC 8949 §5.6", $"{Name(twice, twice.Ids.Count)} stands twice; keys of a map are unique");
            return false;
        }

        var inside = leaves.Find(leaf => Enumerable.Range(1, leaf.Ids.Count - 1).Any(depth => known.Contains(Name(leaf, depth))));
        error = inside is null
            ? default
            : new(inside.Value.Offset, Clause, $"{Name(inside, inside.Ids.Count)} stands below a node that has a value; one or the other is allowed");
        return inside is null;
    }

    private static string Name(Leaf leaf, int depth) => $"/{string.Join('/', leaf.Ids.Take(depth))}";

    private static bool TryResolve(Leaf leaf, Lwm2mPath basePath, ObjectModel model, out Entry? entry, out DecodeError error)
    {
        entry = null;
        error = default;
        if (!leaf.FitsBelow(basePath))
        {
            error = new(
                leaf.Value.Offset,
                Clause,
                $"/{string.Join('/', leaf.Ids)} has {CborValue.Kind(leaf.Value)}; a value needs the ids of a resource or its instance");
            return false;
        }

        var path = leaf.PathBelow(basePath);
        if (leaf.Value is CborItem.Map or CborItem.Simple { IsNull: true })
        {
            entry = new(path, null);
            return true;
        }

        Lwm2mValue? value = null;
        if (CborValue.Natural(leaf.Value) is not { } natural || !Typing.TryFit(natural, model.TypeOf(path), out value))
        {
            error = new(
                leaf.Value.Offset,
                Clause,
                $"{path} has {CborValue.Kind(leaf.Value)}; {CborValue.Required(model.TypeOf(path))} is required");
            return false;
        }

        entry = new(path, value);
        return true;
    }
}
