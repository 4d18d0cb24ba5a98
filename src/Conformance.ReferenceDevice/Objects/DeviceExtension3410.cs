using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3410: more of the device than object 3 tells.</summary>
public sealed class DeviceExtension3410(ObjectTree tree, DeviceSettings settings, MeshNode node) : DeviceObject(3410, tree)
{
    private const ushort Uptime = 14;
    private static readonly HashSet<ushort> Had = [2, 3, 4, 9, Uptime, 15];
    private DateTimeOffset _on = settings.Clock.GetUtcNow();

    private static Lwm2mPath Instance => Lwm2mPath.Of(3410, 0);

    public override bool Supports(ushort resourceId) => Had.Contains(resourceId);

    public override void Populate()
    {
        var sleeps = node.Role == MeshRole.Leaf;
        Instantiate(0,
        [
            ("2", settings.Faults.Choose(NodeFaults.OtherMaker, "AABBCC", MeshNode.Eui64[..6])), ("3", "lamp 7"), ("4", "A-0007"), ("9", "12"),
            ("15", sleeps == settings.Faults.Has(NodeFaults.SleepsAgainstRole) ? "0" : "1"),
        ]);
        Tree.Offer(Instance.Child(Uptime), () => new Lwm2mValue.Integer(settings.Faults.Choose(NodeFaults.UptimeStands, 3600, Seconds)));
    }

    public override void PowerOn() => _on = settings.Clock.GetUtcNow();

    private long Seconds => (long)(settings.Clock.GetUtcNow() - _on).TotalSeconds;
}
