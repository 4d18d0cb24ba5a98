using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 26: which object of a device behind the gateway is mapped to which; nothing said is itself.</summary>
public sealed class Routing26(ObjectTree tree, FaultSwitch faults) : DeviceObject(26, tree)
{
    public override void Populate()
    {
        Instantiate(0, [("0", "3303"), ("1", string.Empty)]);
        Instantiate(1, [("0", "3435"), ("1", faults.Choose(GatewayFaults.BareMapping, "3303", "</3303>"))]);
    }
}
