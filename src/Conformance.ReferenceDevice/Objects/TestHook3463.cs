using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3463: while test mode is on, a value is put in the place of what a sensor measures.</summary>
public sealed class TestHook3463(ObjectTree tree, FaultSwitch faults, IDeviceActions actions) : DeviceObject(3463, tree)
{
    private const ushort Enabled = 0;
    private const ushort Target = 2;
    private const ushort Content = 3;

    private static Lwm2mPath Instance => Lwm2mPath.Of(3463, 0);

    private bool IsOn => Tree.Flag(Instance.Child(Enabled)) == true || faults.Has(NodeFaults.AlwaysInTestMode);

    public override void Populate() => Instantiate(0, [("0", "0"), ("2", string.Empty), ("3", string.Empty)]);

    /// <summary>A value is for a target, and for test mode only.</summary>
    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) =>
        path.ResourceId == Content && (!IsOn || !Lwm2mPath.TryParse(Tree.Text(Instance.Child(Target)) ?? string.Empty, out _)) ? CoapCode.BadRequest : null;

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId == Content && Lwm2mPath.TryParse(Tree.Text(Instance.Child(Target)) ?? string.Empty, out var target) && target.Depth > 2)
        {
            actions.Inject(target, Tree.Text(path) ?? string.Empty);
        }
    }

    /// <summary>Nobody wants to find test mode on after a restart.</summary>
    public override void PowerOn() => Tree.Provide(Instance.Child(Enabled), "0");
}
