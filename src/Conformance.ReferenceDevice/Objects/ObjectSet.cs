using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>The objects a device supports.</summary>
public sealed class ObjectSet(IEnumerable<DeviceObject> objects)
{
    /// <summary>Every client has Security, Server and Device, and it may need Access Control.</summary>
    private const ushort FirstOptional = 4;

    private readonly SortedDictionary<ushort, DeviceObject> _objects = new(objects.ToDictionary(one => one.Id));

    public IEnumerable<DeviceObject> All => _objects.Values;

    /// <summary>Instantiates what leaves the factory.</summary>
    public void Populate(ObjectTree tree, FaultSwitch faults)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(faults);

        foreach (var one in All)
        {
            one.Populate();
        }

        var lacking = faults.Choose(DatasetFaults.LacksMandatory, tree.Objects.Where(id => id >= FirstOptional), []);
        foreach (var instance in lacking.SelectMany(id => tree.Instances(id).Select(instance => Lwm2mPath.Of(id, instance))).ToList())
        {
            if (tree.Model[instance.ObjectId!.Value]!.Resources.FirstOrDefault(resource => resource.Mandatory) is { } mandatory)
            {
                tree.Clear(instance.Child(mandatory.Id));
            }
        }
    }

    /// <summary>The object a path lies in, or <see langword="null"/> when the device does not support it.</summary>
    public DeviceObject? this[Lwm2mPath path] => path.ObjectId is { } id ? _objects.GetValueOrDefault(id) : null;
}
