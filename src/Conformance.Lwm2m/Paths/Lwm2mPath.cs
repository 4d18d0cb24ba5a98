using System.Globalization;

namespace Conformance.Lwm2m.Paths;

/// <summary>Address of a node in the LwM2M tree: root, object, instance, resource or resource instance.</summary>
/// <remarks>Identifiers are 16-bit; 65535 is reserved (Core 1.1 §7.1). <see langword="null"/> means "not that deep".</remarks>
public readonly record struct Lwm2mPath
{
    private const int MaxDepth = 4;

    private Lwm2mPath(ushort? objectId, ushort? instanceId, ushort? resourceId, ushort? resourceInstanceId) =>
        (ObjectId, InstanceId, ResourceId, ResourceInstanceId) = (objectId, instanceId, resourceId, resourceInstanceId);

    public static Lwm2mPath Root => default;

    public ushort? ObjectId { get; }
    public ushort? InstanceId { get; }
    public ushort? ResourceId { get; }
    public ushort? ResourceInstanceId { get; }

    /// <summary>How many identifiers the path has: 0 for the root, 4 for a resource instance.</summary>
    public int Depth => this switch
    {
        { ObjectId: null } => 0,
        { InstanceId: null } => 1,
        { ResourceId: null } => 2,
        { ResourceInstanceId: null } => 3,
        _ => 4,
    };

    /// <summary>The path with the last identifier removed; the root is its own parent.</summary>
    public Lwm2mPath Parent => Depth switch
    {
        4 => new(ObjectId, InstanceId, ResourceId, null),
        3 => new(ObjectId, InstanceId, null, null),
        2 => new(ObjectId, null, null, null),
        _ => Root,
    };

    public static Lwm2mPath Of(ushort objectId) => new(objectId, null, null, null);

    public static Lwm2mPath Of(ushort objectId, ushort instanceId) => new(objectId, instanceId, null, null);

    public static Lwm2mPath Of(ushort objectId, ushort instanceId, ushort resourceId) => new(objectId, instanceId, resourceId, null);

    public static Lwm2mPath Of(ushort objectId, ushort instanceId, ushort resourceId, ushort resourceInstanceId) =>
        new(objectId, instanceId, resourceId, resourceInstanceId);

    /// <summary>One level deeper.</summary>
    /// <exception cref="InvalidOperationException">The path is a resource instance already.</exception>
    public Lwm2mPath Child(ushort id) => Depth switch
    {
        0 => new(id, null, null, null),
        1 => new(ObjectId, id, null, null),
        2 => new(ObjectId, InstanceId, id, null),
        3 => new(ObjectId, InstanceId, ResourceId, id),
        _ => throw new InvalidOperationException($"{this} has no children"),
    };

    /// <summary>The first <paramref name="depth"/> identifiers of the path.</summary>
    public Lwm2mPath Cut(int depth)
    {
        var cut = this;
        while (cut.Depth > depth)
        {
            cut = cut.Parent;
        }

        return cut;
    }

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <exception cref="FormatException">The text is no path. A harness bug: text from a device goes through <see cref="TryParse"/>.</exception>
    public static Lwm2mPath Parse(string text) =>
        TryParse(text, out var path) ? path : throw new FormatException($"'{text}' is no LwM2M path");

    /// <summary>Parses <c>/</c>, <c>/3</c>, <c>/3/0</c>, <c>/3/0/11</c> or <c>/3/0/11/0</c>.</summary>
    /// <returns><see langword="false"/> when a segment is not a decimal 0..65534, or the path is deeper than four.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Lwm2mPath path)
    {
        path = Root;
        if (text is not ['/', .. var rest])
        {
            return false;
        }

        if (rest.IsEmpty)
        {
            return true;
        }

        Span<ushort?> ids = [null, null, null, null];
        var depth = 0;
        foreach (var range in rest.Split('/'))
        {
            if (depth == MaxDepth
                || !ushort.TryParse(rest[range], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || id == ushort.MaxValue)
            {
                return false;
            }

            ids[depth++] = id;
        }

        path = new(ids[0], ids[1], ids[2], ids[3]);
        return true;
    }

    /// <summary>Whether <paramref name="other"/> is this node or lies below it. Two claims conflict when either contains the other.</summary>
    public bool Contains(Lwm2mPath other) =>
        Matches(ObjectId, other.ObjectId)
        && Matches(InstanceId, other.InstanceId)
        && Matches(ResourceId, other.ResourceId)
        && Matches(ResourceInstanceId, other.ResourceInstanceId);

    public override string ToString() =>
        this switch
        {
            { ObjectId: null } => "/",
            { InstanceId: null } => $"/{ObjectId}",
            { ResourceId: null } => $"/{ObjectId}/{InstanceId}",
            { ResourceInstanceId: null } => $"/{ObjectId}/{InstanceId}/{ResourceId}",
            _ => $"/{ObjectId}/{InstanceId}/{ResourceId}/{ResourceInstanceId}",
        };

    private static bool Matches(ushort? own, ushort? others) => own is null || own == others;
}
