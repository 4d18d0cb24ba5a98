using Conformance.Lwm2m.Paths;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>The objects a device supports.</summary>
public sealed class ObjectSet(IEnumerable<DeviceObject> objects)
{
    private readonly SortedDictionary<ushort, DeviceObject> _objects = new(objects.ToDictionary(one => one.Id));

    public IEnumerable<DeviceObject> All => _objects.Values;

    /// <summary>The object a path lies in, or <see langword="null"/> when the device does not support it.</summary>
    public DeviceObject? this[Lwm2mPath path] => path.ObjectId is { } id ? _objects.GetValueOrDefault(id) : null;
}
