using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 11: access points of the modem. Servers may add instances; those that are enabled are listed in object 10.</summary>
public sealed class AccessPoint11(ObjectTree tree, FaultSwitch faults) : DeviceObject(11, tree)
{
    private const ushort EnableStatus = 3;
    private static readonly HashSet<ushort> Had = [0, 1, EnableStatus, 4, 13, 14, 27];

    public override bool ServersCreate => true;

    public override bool Supports(ushort resourceId) => Had.Contains(resourceId);

    public override void Populate() =>
        Instantiate(0, [("0", "internet"), ("1", "iot.example"), ("3", "1"), ("4", "3"), ("13", "0"), ("14", "0"), ("27", "1")]);

    public override void Complete(Lwm2mPath instance)
    {
        base.Complete(instance);
        Follow(instance);
    }

    public override void Written(Lwm2mPath path) => Follow(path.Cut(2));

    public override void Removed(Lwm2mPath instance) => Tree.Clear(Listed(instance));

    private void Follow(Lwm2mPath instance)
    {
        if (!Tree.Has(Listed(instance).Cut(2)) || faults.Has(ObjectFaults.ForgetsProfiles))
        {
            return;
        }

        if (Tree.Flag(instance.Child(EnableStatus)) == true)
        {
            Tree.Set(Listed(instance), new Lwm2mValue.ObjectLink(Id, instance.InstanceId!.Value));
        }
        else
        {
            Tree.Clear(Listed(instance));
        }
    }

    /// <summary>Where object 10 names an access point.</summary>
    private static Lwm2mPath Listed(Lwm2mPath instance) =>
        Lwm2mPath.Of(10, 0, Cellular10.ActivatedProfiles).Child(instance.InstanceId!.Value);
}
