using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Values that come from inside the device: from sensors, from buttons, from the test object.</summary>
public sealed class Sensing(ObjectTree tree, ObjectSet objects)
{
    /// <param name="path">A resource or resource instance, writable or not.</param>
    /// <param name="text">The value as plain text.</param>
    /// <returns><see langword="false"/> when there is no such instance or the value does not fit.</returns>
    public bool Set(Lwm2mPath path, string text)
    {
        if (!tree.Has(path.Cut(2))
            || tree.Model.Resource(path) is not { } definition
            || definition.Multiple != (path.Depth == 4)
            || !Lwm2mValue.TryParse(definition.Type, text, out var value)
            || value is null
            || ValueRules.Fit(definition, value) is null)
        {
            return false;
        }

        tree.Set(path, value);
        objects[path]?.Sensed(path);
        return true;
    }
}
