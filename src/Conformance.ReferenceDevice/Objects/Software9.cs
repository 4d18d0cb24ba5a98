using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 9: one package that is delivered by Write, installed, switched on and off, and removed.</summary>
public sealed class Software9(ObjectTree tree) : DeviceObject(9, tree)
{
    private const ushort Package = 2;
    private const ushort Install = 4;
    private const ushort Uninstall = 6;
    private const ushort UpdateState = 7;
    private const ushort UpdateResult = 9;
    private const ushort Activate = 10;
    private const ushort Deactivate = 11;
    private const ushort ActivationState = 12;
    private const long Initial = 0;
    private const long Delivered = 3;
    private const long Installed = 4;
    private const long NoResult = 0;
    private const long InstalledWell = 2;
    private const long DownloadedWell = 3;

    private static readonly HashSet<ushort> Had =
        [0, 1, Package, Install, Uninstall, UpdateState, UpdateResult, Activate, Deactivate, ActivationState];

    private static Lwm2mPath Instance => Lwm2mPath.Of(9, 0);

    public override bool Supports(ushort resourceId) => Had.Contains(resourceId);

    public override void Populate() =>
        Instantiate(0, [("0", "sampler"), ("1", "1.0.0"), ("7", "4"), ("9", "2"), ("12", "1")]);

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId == Package)
        {
            Become(Delivered, DownloadedWell, active: false);
        }
    }

    /// <summary>What means nothing in the present state is refused.</summary>
    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        switch (path.ResourceId, Tree.Integer(Instance.Child(UpdateState)))
        {
            case (Install, Delivered):
                Become(Installed, InstalledWell, active: false);
                return CoapCode.Changed;
            case (Uninstall, _):
                Become(Initial, NoResult, active: false);
                return CoapCode.Changed;
            case (Activate, Installed):
                Become(Installed, InstalledWell, active: true);
                return CoapCode.Changed;
            case (Deactivate, Installed):
                Become(Installed, InstalledWell, active: false);
                return CoapCode.Changed;
            default:
                return CoapCode.MethodNotAllowed;
        }
    }

    private void Become(long state, long result, bool active)
    {
        Tree.Provide(Instance.Child(UpdateState), state);
        Tree.Provide(Instance.Child(UpdateResult), result);
        Tree.Set(Instance.Child(ActivationState), new Lwm2mValue.Flag(active));
    }
}
