using System.Globalization;
using Conformance.Coap.Links;
using Conformance.Lwm2m.Paths;
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
        var enabler = new Link("/", [new("lwm2m", version.ToString())]);
        var objects = _tree.Objects.Where(id => path.Depth == 0 || path.ObjectId == id);
        return LinkFormat.Write([enabler, .. objects.SelectMany(ObjectAndInstances)]);
    }

    private IEnumerable<Link> ObjectAndInstances(ushort objectId)
    {
        var link = state.Links.ObjectLink(objectId, version);
        var instances = _tree.Instances(objectId);
        if (instances.Count == 0 || link.Attributes.Count > 0)
        {
            yield return link;
        }

        foreach (var id in instances)
        {
            var instance = Lwm2mPath.Of(objectId, id);
            yield return new Link(instance.ToString(), [.. AccountOf(instance)]);
        }
    }

    /// <summary>Short Server ID of accounts, and the server's URI from 1.1 on; the bootstrap account has neither.</summary>
    private IEnumerable<KeyValuePair<string, string?>> AccountOf(Lwm2mPath instance)
    {
        var isSecurity = instance.ObjectId == SecurityResources.Object;
        if ((!isSecurity && instance.ObjectId != ServerResources.Object) || (isSecurity && state.Accounts.IsBootstrap(instance)))
        {
            yield break;
        }

        if (state.Accounts.SsidOf(instance) is { } ssid)
        {
            yield return new("ssid", ssid.ToString(CultureInfo.InvariantCulture));
        }

        if (isSecurity && version >= EnablerVersion.V11 && _tree.Text(instance.Child(SecurityResources.Uri)) is { } uri)
        {
            yield return new("uri", uri);
        }
    }
}
