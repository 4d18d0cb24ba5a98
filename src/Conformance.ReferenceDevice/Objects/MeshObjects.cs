using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>The objects of a node of a Wi-SUN network, and of its border router.</summary>
public static class MeshObjects
{
    private static readonly Dictionary<ushort, string> OfNodes = new() { [3410] = "2.0", [3411] = "1.1", [3415] = "2.0" };

    /// <summary>Two logs, where there are two, take a later Event Log than 1.0, which has one instance.</summary>
    private static readonly KeyValuePair<ushort, string> OfLogs = new(20, "2.1");

    /// <summary>Those that are not of version 1.0.</summary>
    public static IEnumerable<KeyValuePair<ushort, string>> Versions(MeshRole role) => role == MeshRole.BorderRouter ? [.. OfNodes, OfLogs] : OfNodes;

    /// <param name="node">What all of them tell of.</param>
    /// <param name="battery">Shared with object 3; a border router has none.</param>
    /// <returns>A leaf does without statistics and neighbours; only a border router has the object for its operator, and a log.</returns>
    public static IEnumerable<DeviceObject> Of(ObjectTree tree, DeviceSettings settings, IDeviceActions actions, MeshNode node, Battery battery)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(node);

        if (node.Role != MeshRole.Leaf || !settings.Faults.Has(NodeFaults.LeafWithoutRadio))
        {
            yield return new Lpwan3412(tree, settings, node);
        }

        yield return new Mesh3447(tree, settings, node);
        yield return new DeviceExtension3410(tree, settings, node);
        yield return new TimeSync3415(tree, settings.Faults);
        yield return new TestHook3463(tree, settings.Faults, actions);
        yield return new WisunNode42769(tree, settings, actions, node);
        if (node.Role != MeshRole.Leaf)
        {
            if (!node.IsRoot || !settings.Faults.Has(NodeFaults.RouterWithoutCounts))
            {
                yield return new MeshStatistics3448(tree, settings, actions);
            }

            yield return new WisunRouting42770(tree, settings, node);
            yield return new WisunNeighbour42771(tree, settings.Faults, node);
        }

        if (!node.IsRoot)
        {
            yield return new Battery3411(tree, settings.Faults, battery);
        }
        else
        {
            var log = new EventLog20(tree, settings, actions);
            yield return log;
            yield return new BorderRouter42772(tree, settings.Faults, log);
        }
    }
}
