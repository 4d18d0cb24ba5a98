using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 15: abilities of the device that can be taken away and given back.</summary>
public sealed class Capability15(ObjectTree tree) : DeviceObject(15, tree)
{
    private const ushort Enabled = 4;
    private const ushort Enable = 5;

    public override void Populate()
    {
        Instantiate(0, [("0", "temperature"), ("1", "0"), ("2", "a sensor"), ("3", "1"), ("4", "1"), ("7", "0")]);
        Instantiate(1, [("0", "mesh"), ("1", "4"), ("2", "a radio"), ("3", "1"), ("4", "1"), ("7", "0")]);
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        Tree.Set(path.Cut(2).Child(Enabled), new Lwm2mValue.Flag(path.ResourceId == Enable));
        return CoapCode.Changed;
    }
}
