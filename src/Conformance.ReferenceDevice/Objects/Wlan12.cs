using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 12: a wireless interface that is switched on and off.</summary>
public sealed class Wlan12(ObjectTree tree, IDeviceActions actions) : DeviceObject(12, tree)
{
    private const ushort Enable = 1;
    private const ushort Status = 3;
    private const ushort BytesSent = 33;
    private const ushort BytesReceived = 34;
    private const long Disabled = 0;
    private const long Up = 1;

    private static readonly HashSet<ushort> Had = [0, Enable, Status, 4, 5, 8, 9, 14, 15, BytesSent, BytesReceived];

    private static Lwm2mPath Instance => Lwm2mPath.Of(12, 0);

    public override bool Supports(ushort resourceId) => Had.Contains(resourceId);

    public override void Populate()
    {
        Instantiate(0,
        [
            ("0", "wlan0"), ("1", "1"), ("3", "1"), ("4", "00005E005301"), ("5", "conformance"), ("8", "1"), ("9", "6"), ("14", "3"),
            ("15", "3"),
        ]);
        Tree.Offer(Instance.Child(BytesSent), () => new Lwm2mValue.Integer(actions.Traffic.Sent));
        Tree.Offer(Instance.Child(BytesReceived), () => new Lwm2mValue.Integer(actions.Traffic.Received));
    }

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId == Enable)
        {
            Tree.Provide(Instance.Child(Status), Tree.Flag(path) == true ? Up : Disabled);
        }
    }
}
