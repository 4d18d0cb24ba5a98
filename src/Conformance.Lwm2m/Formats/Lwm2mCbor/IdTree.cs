using Conformance.Lwm2m.Formats.Cbor;
using Conformance.Lwm2m.Values;
using Conformance.Wire.Cbor;

namespace Conformance.Lwm2m.Formats.Lwm2mCbor;

/// <summary>Entries as a tree of ids, in the order they were given.</summary>
internal sealed class IdTree
{
    private const int InstanceDepth = 2;
    private const int ResourceDepth = 3;

    private readonly List<KeyValuePair<ushort, IdTree>> _children = [];
    private Lwm2mValue? _value;
    private bool _isNull;

    /// <exception cref="NotSupportedException">
    /// A value stands above a resource, or nothing stands at an object: the caller's mistake.
    /// </exception>
    public static IdTree Of(IEnumerable<Entry> entries)
    {
        var root = new IdTree();
        foreach (var entry in entries)
        {
            if (entry.Path.Depth < (entry.Value is null ? InstanceDepth : ResourceDepth))
            {
                throw new NotSupportedException($"{entry.Path} is too shallow for what it holds");
            }

            var node = root;
            for (var depth = 1; depth <= entry.Path.Depth; depth++)
            {
                node = node.Child(LastId(entry.Path.Cut(depth)));
            }

            node._value = entry.Value;
            node._isNull = entry is { Value: null, Path.ResourceInstanceId: not null };
        }

        return root;
    }

    /// <summary>Writes the tree as one map; a chain of only children becomes one array key.</summary>
    public void Write(CborWriter cbor)
    {
        cbor.WriteMapStart(_children.Count);
        foreach (var (id, child) in _children)
        {
            var ids = new List<ushort> { id };
            var node = child;
            while (node._children is [var only])
            {
                ids.Add(only.Key);
                node = only.Value;
            }

            WriteKey(cbor, ids);
            node.WriteValue(cbor);
        }
    }

    private static ushort LastId(Paths.Lwm2mPath path) =>
        (path.ResourceInstanceId ?? path.ResourceId ?? path.InstanceId ?? path.ObjectId)!.Value;

    private static void WriteKey(CborWriter cbor, List<ushort> ids)
    {
        if (ids.Count > 1)
        {
            cbor.WriteArrayStart(ids.Count);
        }

        foreach (var id in ids)
        {
            cbor.WriteUnsigned(id);
        }
    }

    private IdTree Child(ushort id)
    {
        var index = _children.FindIndex(child => child.Key == id);
        if (index >= 0)
        {
            return _children[index].Value;
        }

        var added = new IdTree();
        _children.Add(new(id, added));
        return added;
    }

    private void WriteValue(CborWriter cbor)
    {
        if (_value is not null)
        {
            CborValue.Write(cbor, _value);
        }
        else if (_isNull)
        {
            cbor.WriteNull();
        }
        else
        {
            Write(cbor);
        }
    }
}
