using Conformance.Lwm2m.Paths;
using Conformance.Wire.Cbor;

namespace Conformance.Lwm2m.Formats.Lwm2mCbor;

/// <summary>A value of the nested maps with the ids that lead to it.</summary>
/// <param name="Value">A scalar, null, or an empty map.</param>
internal sealed record Leaf(IReadOnlyList<ushort> Ids, CborItem Value)
{
    public const int MaxDepth = 4;

    private const int InstanceDepth = 2;
    private const int ResourceDepth = 3;

    /// <summary>Whether the value may stand where its ids lead: values at resources and their instances, empty maps above.</summary>
    public bool FitsBelow(Lwm2mPath path) =>
        path.Depth + Ids.Count is var depth
        && (Value is CborItem.Map ? depth is InstanceDepth or ResourceDepth : depth is ResourceDepth or MaxDepth);

    public Lwm2mPath PathBelow(Lwm2mPath path) => Ids.Aggregate(path, (parent, id) => parent.Child(id));
}
