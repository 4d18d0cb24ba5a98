using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3415: where the device gets its time from.</summary>
public sealed class TimeSync3415(ObjectTree tree, FaultSwitch faults) : DeviceObject(3415, tree)
{
    private const ushort Server = 1;
    private const string FactoryServer = "fd00:5e::1";

    public override void Populate() => Instantiate(0, [("1", FactoryServer), ("2", "fd00:5e::2"), ("3", "24"), ("4", "1"), ("5", "0")]);

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId == Server && faults.Has(NodeFaults.KeepsTimeServer))
        {
            Tree.Provide(path, FactoryServer);
        }
    }
}
