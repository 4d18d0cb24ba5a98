using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 2: instances only where two servers have to get along.</summary>
/// <remarks>
/// Core 1.1 §8.1. From the factory the first server owns everything and the second may read; each owns its own Server instance.
/// </remarks>
public sealed class AccessControl2(ObjectTree tree, DeviceSettings settings, AccessControl access)
    : DeviceObject(AccessControl.Object, tree)
{
    private const ushort Everybody = 0;
    private const long WholeObject = 65535;
    private const long BootstrapServer = 65535;
    private const ushort List = 2;
    private const ushort Owner = 3;
    private const long AllBits = 31;

    /// <summary>Says who may do what with the instances there are; called when all other objects are populated.</summary>
    public void Share(IEnumerable<DeviceObject> objects)
    {
        if (settings is not { Server: { } first, SecondServer: { } second })
        {
            return;
        }

        foreach (var one in objects.Where(one => one.Id > Id))
        {
            foreach (var instance in Tree.Instances(one.Id))
            {
                access.Add(one.Id, instance, first.ShortServerId, Everybody, Rights.Read);
            }

            if (one.ServersCreate)
            {
                access.Add(one.Id, WholeObject, BootstrapServer, first.ShortServerId, Rights.Create);
            }
        }

        access.Add(ServerResources.Object, 0, first.ShortServerId, first.ShortServerId, Rights.Owner);
        access.Add(ServerResources.Object, 1, second.ShortServerId, second.ShortServerId, Rights.Owner);
    }

    public override bool Supports(ushort resourceId) => base.Supports(resourceId) && resourceId switch
    {
        List => !settings.Faults.Has(AccessFaults.NoRights),
        Owner => !settings.Faults.Has(AccessFaults.NoOwner),
        _ => true,
    };

    /// <summary>Nobody but the one who writes an entry knows what belongs into it.</summary>
    public override void Complete(Lwm2mPath instance)
    {
    }

    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) =>
        path.ResourceId == List && value is Lwm2mValue.Integer { Value: < 0 or > AllBits } ? CoapCode.BadRequest : null;
}
