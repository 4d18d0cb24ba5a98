using System.Globalization;
using Conformance.Coap.Links;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Bootstrap;

/// <summary>The answer to Bootstrap-Discover: enabler version, objects, instances, and which account is which.</summary>
/// <remarks>Core 1.1 §6.1.7.3.</remarks>
public sealed class BootstrapDiscovery(DeviceState state, EnablerVersion version)
{
    private readonly ObjectTree _tree = state.Tree;

    /// <param name="path">The root or an object.</param>
    public byte[] Of(Lwm2mPath path)
    {
        var objects = _tree.Objects.Where(id => path.Depth == 0 || path.ObjectId == id);
        return LinkFormat.Write([.. Enabler(), .. objects.SelectMany(ObjectAndInstances)]);
    }

    private Link[] Enabler() =>
        state.Faults.Has(BootstrapFaults.OmitsEnabler)
            ? []
            : [new("/", [new("lwm2m", state.Faults.Choose(BootstrapFaults.WrongEnabler, "1.3", version.ToString()))])];

    private IEnumerable<Link> ObjectAndInstances(ushort objectId)
    {
        var link = state.Links.ObjectLink(objectId, version);
        link = state.Faults.Has(BootstrapFaults.OmitsVersions) ? link with { Attributes = [] } : link;
        var instances = _tree.Instances(objectId);
        if (instances.Count == 0 ? !state.Faults.Has(BootstrapFaults.HidesEmptyObjects) : link.Attributes.Count > 0)
        {
            yield return link;
        }

        foreach (var id in instances)
        {
            var instance = Lwm2mPath.Of(objectId, id);
            yield return new Link(instance.ToString(), [.. AccountOf(instance)]);
            foreach (var resource in state.Faults.Has(BootstrapFaults.ListsResources) ? _tree.Resources(instance).Keys : [])
            {
                yield return new Link(instance.Child(resource).ToString(), []);
            }
        }
    }

    /// <summary>Short Server ID of accounts, and the server's URI from 1.1 on; the bootstrap account has neither.</summary>
    private IEnumerable<KeyValuePair<string, string?>> AccountOf(Lwm2mPath instance)
    {
        var isSecurity = instance.ObjectId == SecurityResources.Object;
        if (isSecurity && state.Accounts.IsBootstrap(instance))
        {
            if (state.Faults.Has(BootstrapFaults.ShowsOwnShortServerId))
            {
                yield return new("ssid", "65535");
            }

            yield break;
        }

        if (!isSecurity && instance.ObjectId != ServerResources.Object)
        {
            yield break;
        }

        if (ShortServerIdOf(instance) is { } ssid)
        {
            yield return new("ssid", ssid.ToString(CultureInfo.InvariantCulture));
        }

        if (isSecurity && version >= EnablerVersion.V11 && _tree.Text(instance.Child(SecurityResources.Uri)) is { } uri)
        {
            yield return new("uri", uri);
        }
    }

    private long? ShortServerIdOf(Lwm2mPath account) =>
        state.Faults.Has(BootstrapFaults.OmitsShortServerId) ? null
        : state.Faults.Has(BootstrapFaults.InstanceForShortServerId) ? account.InstanceId
        : state.Accounts.SsidOf(account);
}
