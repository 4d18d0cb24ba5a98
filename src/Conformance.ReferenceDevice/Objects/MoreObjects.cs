using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>The objects of a device that has more than a sensor in a mesh needs.</summary>
public static class MoreObjects
{
    /// <summary>Those that are not of version 1.0.</summary>
    public static IReadOnlyDictionary<ushort, string> Versions { get; } =
        new Dictionary<ushort, string> { [10] = "1.1", [11] = "1.1", [12] = "1.1", [13] = "1.1", [15] = "2.0", [19] = "1.1", [20] = "2.1", [25] = "2.0" };

    /// <summary>None, unless the settings ask for them.</summary>
    public static IEnumerable<DeviceObject> Of(ObjectTree tree, DeviceSettings settings, IDeviceActions actions)
    {
        ArgumentNullException.ThrowIfNull(settings);

        var filling = new Filling3435(tree);
        return !settings.MoreObjects ? [] :
        [
            new LockWipe8(tree, settings.Faults), new Software9(tree, settings, actions, filling), filling, new Cellular10(tree, settings.Faults), new AccessPoint11(tree, settings.Faults),
            new Wlan12(tree, actions), new Bearer13(tree), new Component14(tree), new Capability15(tree),
            new AppData19(tree, settings), .. Log(tree, settings, actions), new Gateway25(tree, settings.Faults),
            new Routing26(tree, settings.Faults), new CoapConfig500(tree, settings, actions),
            new TestValues3442(tree, settings), new Components33629(tree, settings, actions), new Compact511(tree, settings.Faults), .. TradeObjects.Of(tree, settings.Faults),
        ];
    }

    /// <summary>A border router has one anyway.</summary>
    private static EventLog20[] Log(ObjectTree tree, DeviceSettings settings, IDeviceActions actions) =>
        settings.Role == MeshRole.BorderRouter ? [] : [new EventLog20(tree, settings, actions)];
}
