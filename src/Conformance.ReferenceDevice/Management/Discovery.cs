using System.Globalization;
using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Discover: what there is below a node, and the attributes the asking server gave it.</summary>
/// <remarks>Core 1.1 §6.3.2, Core 1.2 §6.3.2 for <c>depth</c>. Needs no access right (§8.2).</remarks>
public sealed class Discovery(DeviceState state)
{
    private const int ResourceDepth = 3;
    private const int ResourceInstanceDepth = 4;
    private const string DepthQuery = "depth=";
    private readonly ObjectTree _tree = state.Tree;

    public Reply Discover(ManagementRequest request)
    {
        var path = request.Path;
        if (path.Depth is 0 or ResourceInstanceDepth)
        {
            return Reply.Of(_tree.Missing(path) ?? CoapCode.MethodNotAllowed);
        }

        if (_tree.Missing(path) is { } missing)
        {
            return Reply.Of(missing);
        }

        if (!TryDeepest(request, out var deepest))
        {
            return Reply.Of(CoapCode.BadRequest);
        }

        var links = Nodes(path, deepest).Select(node => LinkOf(request, node));
        return Reply.Content(ContentFormat.LinkFormat, LinkFormat.Write(links));
    }

    /// <summary>
    /// How deep the list goes: to the resources, and below a resource to its instances from 1.2 on, unless <c>depth</c> says otherwise.
    /// </summary>
    private static bool TryDeepest(ManagementRequest request, out int deepest)
    {
        var own = request.Path.Depth;
        deepest = own < ResourceDepth || request.Version < EnablerVersion.V12 ? ResourceDepth : ResourceInstanceDepth;
        var asked = request.Options.Queries.FirstOrDefault(query => query.StartsWith(DepthQuery, StringComparison.Ordinal));
        if (asked is null || request.Version < EnablerVersion.V12)
        {
            return true;
        }

        if (!int.TryParse(asked[DepthQuery.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var depth)
            || depth > ResourceDepth)
        {
            return false;
        }

        deepest = own + depth;
        return true;
    }

    private IEnumerable<Lwm2mPath> Nodes(Lwm2mPath path, int deepest) =>
        path.Depth < deepest ? Children(path).SelectMany(child => Nodes(child, deepest)).Prepend(path) : [path];

    private IEnumerable<Lwm2mPath> Children(Lwm2mPath path) => path.Depth switch
    {
        1 => _tree.Instances(path.ObjectId!.Value).Select(path.Child),
        2 => _tree.Resources(path).Keys.Select(path.Child),
        3 when _tree.ResourceAt(path) is { Definition.Multiple: true } array => array.Values.Keys.Select(path.Child),
        _ => [],
    };

    private Link LinkOf(ManagementRequest request, Lwm2mPath node)
    {
        var own = node.Depth == 1 ? state.Links.ObjectLink(node.ObjectId!.Value, request.Version).Attributes : [];
        var dimension = node.Depth == ResourceDepth && _tree.ResourceAt(node) is { Definition.Multiple: true } array
            ? [new KeyValuePair<string, string?>("dim", array.Values.Count.ToString(CultureInfo.InvariantCulture))]
            : Enumerable.Empty<KeyValuePair<string, string?>>();
        var table = state.Attributes.Of(request.Server);
        var attributes = request.Path.Depth >= ResourceDepth && node == request.Path ? table.Effective(node) : table.At(node);
        return new Link(node.ToString(), [.. own, .. dimension, .. attributes.ToLinkAttributes()]);
    }
}
