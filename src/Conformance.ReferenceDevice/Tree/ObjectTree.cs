using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;

namespace Conformance.ReferenceDevice.Tree;

/// <summary>Everything the device has: objects it supports, their instances, resources and values. Knows types, not rights.</summary>
public sealed class ObjectTree(ObjectModel model)
{
    private SortedList<ushort, SortedList<ushort, SortedList<ushort, Resource>>> _objects = [];

    /// <summary>Called after every change, one at a time.</summary>
    public event Action<TreeChange>? Changed;

    public ObjectModel Model => model;

    /// <summary>The objects the device supports, instantiated or not.</summary>
    public IEnumerable<ushort> Objects => _objects.Keys;

    /// <summary>Declares support of an object the model knows.</summary>
    public void Support(ushort objectId) => _objects.TryAdd(objectId, []);

    public bool Supports(ushort objectId) => _objects.ContainsKey(objectId);

    public IReadOnlyList<ushort> Instances(ushort objectId) => _objects.TryGetValue(objectId, out var instances) ? [.. instances.Keys] : [];

    /// <summary>The resources of an instance by id; empty when there is no such instance.</summary>
    public IReadOnlyDictionary<ushort, Resource> Resources(Lwm2mPath path) => InstanceAt(path) ?? [];

    /// <summary>Whether the node exists: a supported object, or an instantiated instance, resource or resource instance.</summary>
    public bool Has(Lwm2mPath path) => path.Depth switch
    {
        0 => true,
        1 => Supports(path.ObjectId!.Value),
        2 => InstanceAt(path) is not null,
        3 => ResourceAt(path) is not null,
        _ => ResourceAt(path) is { Definition.Multiple: true } resource && resource.Values.ContainsKey(path.ResourceInstanceId!.Value),
    };

    /// <summary>The resource a path of depth 3 or 4 names, when it is instantiated.</summary>
    public Resource? ResourceAt(Lwm2mPath path) => path.ResourceId is { } id ? InstanceAt(path)?.GetValueOrDefault(id) : null;

    /// <summary>The value of a single resource or of a resource instance.</summary>
    public Lwm2mValue? Value(Lwm2mPath path) => ResourceAt(path)?[path.ResourceInstanceId ?? Resource.Only];

    /// <summary>Instantiates an empty object instance; one that exists stays as it is.</summary>
    public void Add(Lwm2mPath instance)
    {
        Support(instance.ObjectId!.Value);
        if (_objects[instance.ObjectId.Value].TryAdd(instance.InstanceId!.Value, []))
        {
            Changed?.Invoke(new InstanceAdded(instance.Cut(2)));
        }
    }

    public void Remove(Lwm2mPath instance)
    {
        if (_objects.TryGetValue(instance.ObjectId!.Value, out var instances) && instances.Remove(instance.InstanceId!.Value))
        {
            Changed?.Invoke(new InstanceRemoved(instance.Cut(2)));
        }
    }

    /// <summary>Ends the support of an object; its instances go.</summary>
    public void Withdraw(ushort objectId)
    {
        foreach (var instance in Instances(objectId))
        {
            Remove(Lwm2mPath.Of(objectId, instance));
        }

        _objects.Remove(objectId);
    }

    /// <summary>
    /// Instantiates a resource without a value: an executable, a write-only or an empty multiple one. Does nothing when the model has no
    /// such resource.
    /// </summary>
    public void Offer(Lwm2mPath path) => EnsureResource(path.Cut(3), live: null);

    /// <summary>
    /// Gives a single resource a source of values in place of a stored one. Does nothing when the model has no such resource.
    /// </summary>
    public void Offer(Lwm2mPath path, Func<Lwm2mValue> live)
    {
        InstanceAt(path)?.Remove(path.ResourceId!.Value);
        EnsureResource(path, live);
    }

    /// <summary>Stores a value, creating the resource when needed. Does nothing when the model has no such resource.</summary>
    public void Set(Lwm2mPath path, Lwm2mValue value)
    {
        if (EnsureResource(path.Cut(3), live: null) is not { } resource)
        {
            return;
        }

        var key = path.ResourceInstanceId ?? Resource.Only;
        if (!resource.Values.TryGetValue(key, out var old) || !old.Equals(value))
        {
            resource.Values[key] = value;
            Changed?.Invoke(new ValueChanged(path));
        }
    }

    /// <summary>Removes a resource or a resource instance.</summary>
    public void Clear(Lwm2mPath path)
    {
        var removed = path.ResourceInstanceId is { } resourceInstance
            ? ResourceAt(path)?.Values.Remove(resourceInstance)
            : InstanceAt(path)?.Remove(path.ResourceId!.Value);
        if (removed == true)
        {
            Changed?.Invoke(new ValueChanged(path));
        }
    }

    /// <summary>
    /// Every value at or below a node, in ascending order; a multiple resource without instances as itself with a null value.
    /// </summary>
    public IEnumerable<Entry> Leaves(Lwm2mPath path) =>
        from objectId in path.ObjectId is { } id ? [id] : _objects.Keys.ToArray()
        from instanceId in path.InstanceId is { } id ? [id] : Instances(objectId)
        let instance = Lwm2mPath.Of(objectId, instanceId)
        from resource in Resources(instance).ToArray()
        where path.ResourceId is not { } wanted || wanted == resource.Key
        from leaf in Leaves(instance.Child(resource.Key), resource.Value)
        where path.Contains(leaf.Path)
        select leaf;

    /// <summary>A copy of all instances and values, for <see cref="Restore"/>.</summary>
    public ObjectTree Copy()
    {
        var copy = new ObjectTree(model);
        foreach (var (objectId, instances) in _objects)
        {
            copy.Support(objectId);
            foreach (var (instanceId, resources) in instances)
            {
                copy.Add(Lwm2mPath.Of(objectId, instanceId));
                foreach (var (resourceId, resource) in resources)
                {
                    copy._objects[objectId][instanceId].Add(resourceId, resource.Copy());
                }
            }
        }

        return copy;
    }

    /// <summary>Goes back to what was copied, without telling anybody.</summary>
    public void Restore(ObjectTree copy) => _objects = copy.Copy()._objects;

    private static IEnumerable<Entry> Leaves(Lwm2mPath path, Resource resource)
    {
        if (resource.Definition.IsExecutable)
        {
            return [];
        }

        if (!resource.Definition.Multiple)
        {
            return resource[Resource.Only] is { } only ? [new Entry(path, only)] : [];
        }

        return resource.Values.Count == 0
            ? [new Entry(path, null)]
            : [.. resource.Values.Select(value => new Entry(path.Child(value.Key), value.Value))];
    }

    private SortedList<ushort, Resource>? InstanceAt(Lwm2mPath path) =>
        path is { ObjectId: { } objectId, InstanceId: { } instanceId } && _objects.TryGetValue(objectId, out var instances)
            ? instances.GetValueOrDefault(instanceId)
            : null;

    private Resource? EnsureResource(Lwm2mPath path, Func<Lwm2mValue>? live)
    {
        if (ResourceAt(path) is { } existing)
        {
            return existing;
        }

        if (model.Resource(path) is not { } definition)
        {
            return null;
        }

        Add(path.Cut(2));
        var resource = new Resource(definition) { Live = live };
        InstanceAt(path)!.Add(path.ResourceId!.Value, resource);
        return resource;
    }
}
