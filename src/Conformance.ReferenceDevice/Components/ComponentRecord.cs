using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Components;

/// <summary>What object 33629 shows of a component.</summary>
internal sealed class ComponentRecord(ObjectTree tree, FaultSwitch faults)
{
    public const ushort Object = 33629;
    public const ushort PackageUri = 1;
    public const ushort State = 3;
    public const ushort Result = 5;
    private const ushort PackageName = 6;
    private const ushort PackageVersion = 7;
    private const ushort CurrentVersion = 15;
    private const ushort Linked = 16;
    private const ushort Conflicting = 17;

    public UpdateState StateOf(ushort id) => (UpdateState)(tree.Integer(At(id, State)) ?? 0);

    public void Become(ushort id, UpdateState state, UpdateResult result)
    {
        foreach (var one in faults.Has(RolloutFaults.SharesState) ? tree.Instances(Object) : [id])
        {
            tree.Provide(At(one, State), (long)state);
        }

        tree.Provide(At(id, Result), (long)result);
    }

    public void Name(ushort id, FirmwarePackage? package)
    {
        tree.Provide(At(id, PackageName), package?.Name ?? string.Empty);
        tree.Provide(At(id, PackageVersion), package?.Version ?? string.Empty);
    }

    public void ForgetUri(ushort id) => tree.Provide(At(id, PackageUri), string.Empty);

    public void Run(ushort id, string version) => tree.Provide(At(id, CurrentVersion), version);

    /// <summary>Which others a plain Update takes along.</summary>
    public void Link(ushort id, IEnumerable<ushort> others) => Point(At(id, Linked), others);

    /// <summary>Which others were in the way.</summary>
    public void Conflict(ushort id, IEnumerable<ushort> others) => Point(At(id, Conflicting), others);

    private void Point(Lwm2mPath resource, IEnumerable<ushort> others)
    {
        tree.Clear(resource);
        tree.Offer(resource);
        ushort index = 0;
        foreach (var other in others)
        {
            tree.Set(resource.Child(index++), new Lwm2mValue.ObjectLink(Object, other));
        }
    }

    private static Lwm2mPath At(ushort id, ushort resource) => Lwm2mPath.Of(Object, id, resource);
}
