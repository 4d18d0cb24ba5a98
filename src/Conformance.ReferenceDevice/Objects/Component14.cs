using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 14: a part of the software that can be switched on and off.</summary>
public sealed class Component14(ObjectTree tree) : DeviceObject(14, tree)
{
    private const ushort Pack = 1;
    private const ushort Activate = 3;
    private const ushort ActivationState = 5;

    public override bool Supports(ushort resourceId) => base.Supports(resourceId) && resourceId != Pack;

    public override void Populate() => Instantiate(0, [("0", "sampler"), ("2", "1.0.0"), ("5", "1")]);

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        Tree.Set(path.Cut(2).Child(ActivationState), new Lwm2mValue.Flag(path.ResourceId == Activate));
        return CoapCode.Changed;
    }
}
