using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Values;

namespace Conformance.ReferenceDevice.Tree;

/// <summary>An instantiated resource: its facts and its values. An executable one has none.</summary>
public sealed class Resource(ResourceDefinition definition)
{
    /// <summary>The key of the one value of a single resource.</summary>
    public const ushort Only = 0;

    public ResourceDefinition Definition => definition;

    /// <summary>By resource instance; a single resource holds its value under <see cref="Only"/>.</summary>
    public SortedList<ushort, Lwm2mValue> Values { get; } = [];

    /// <summary>Where a single resource gets its value from when it is read; <see langword="null"/> for stored values.</summary>
    public Func<Lwm2mValue>? Live { get; init; }

    /// <summary>The value of a resource instance, or of a single resource.</summary>
    public Lwm2mValue? this[ushort resourceInstance] => Live is null ? Values.GetValueOrDefault(resourceInstance) : Live();

    public Resource Copy()
    {
        var copy = new Resource(definition) { Live = Live };
        foreach (var (id, value) in Values)
        {
            copy.Values.Add(id, value);
        }

        return copy;
    }
}
