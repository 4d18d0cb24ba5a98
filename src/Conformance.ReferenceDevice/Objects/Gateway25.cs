using System.Text;
using Conformance.Coap.Links;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 25: who is behind the gateway, below which prefix, and with which objects.</summary>
public sealed class Gateway25(ObjectTree tree, FaultSwitch faults) : DeviceObject(Object, tree)
{
    public const ushort Object = 25;

    private const ushort DeviceId = 0;
    private const ushort Prefix = 1;
    private const ushort DeviceObjects = 3;

    public override bool IsToldAtOnce => !faults.Has(GatewayFaults.JoinsSilently);

    /// <param name="seat">The instance.</param>
    /// <param name="identity">The device's id.</param>
    /// <param name="prefix">What goes before its paths.</param>
    /// <param name="links">Its objects and instances, without prefix.</param>
    public void Show(ushort seat, string identity, string prefix, IEnumerable<Link> links)
    {
        ArgumentNullException.ThrowIfNull(links);

        var instance = Lwm2mPath.Of(Object, seat);
        Tree.Add(instance);
        if (!faults.Has(GatewayFaults.HidesIdentity))
        {
            Tree.Provide(instance.Child(DeviceId), identity);
        }

        Tree.Provide(instance.Child(Prefix), prefix);
        Tree.Provide(instance.Child(DeviceObjects), Encoding.UTF8.GetString(LinkFormat.Write([.. Told(links, prefix)])));
    }

    public void Hide(ushort seat) => Tree.Remove(Lwm2mPath.Of(Object, seat));

    private IEnumerable<Link> Told(IEnumerable<Link> links, string prefix) =>
        faults.Has(GatewayFaults.ListsSecurity) ? links.Prepend(new Link("/0/0", []))
        : faults.Has(GatewayFaults.ListsPrefix) ? links.Select(link => link with { Target = $"/{prefix}{link.Target}" })
        : links;
}
