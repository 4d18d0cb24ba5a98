using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;

namespace Conformance.Lwm2m.Objects;

/// <summary>One version of each object: what formats need to give octets a type.</summary>
public sealed class ObjectModel(IReadOnlyDictionary<ushort, ObjectDefinition> objects)
{
    public static ObjectModel Empty { get; } = new(new Dictionary<ushort, ObjectDefinition>());

    public IEnumerable<ObjectDefinition> Objects => objects.Values;

    public ObjectDefinition? this[ushort objectId] => objects.GetValueOrDefault(objectId);

    /// <summary>The definition of the resource a path names; <see langword="null"/> when unknown or the path is shallower than a resource.</summary>
    public ResourceDefinition? Resource(Lwm2mPath path) =>
        path is { ObjectId: { } objectId, ResourceId: { } resourceId } ? this[objectId]?[resourceId] : null;

    /// <summary>The type of a resource, or <see langword="null"/> when nothing is known of it.</summary>
    public ResourceType? TypeOf(Lwm2mPath path) => Resource(path)?.Type;
}
