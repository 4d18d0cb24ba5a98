using System.Globalization;
using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Attributes;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Reporting;
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
    private readonly FaultSwitch _faults = state.Faults;

    public Reply Discover(ManagementRequest request)
    {
        var path = request.Path;
        if (path.Depth is 0 or ResourceInstanceDepth)
        {
            return Reply.Of(Missing(path) ?? CoapCode.MethodNotAllowed);
        }

        if (Missing(path) is { } missing)
        {
            return missing == CoapCode.NotFound ? Unknown() : Reply.Of(missing);
        }

        if (path.Depth > 1 && _faults.Has(DiscoverFaults.AsksForRight) && !state.Access.May(request.Server, path, Rights.Read))
        {
            return Reply.Of(CoapCode.Unauthorized);
        }

        if (!TryDeepest(request, out var deepest))
        {
            return Reply.Of(CoapCode.BadRequest);
        }

        var links = Nodes(First(path), deepest).Where(node => IsListed(node, path) && IsShown(request.Server, node)).Select(node => LinkOf(request, node));
        var named = _faults.Has(DiscoverFaults.NamesText) ? ContentFormat.Text : ContentFormat.LinkFormat;
        return Reply.Content(named, LinkFormat.Write(links));
    }

    private CoapCode? Missing(Lwm2mPath path) => state.Missing(path, opens: SecurityFaults.Discoverable);

    private Reply Unknown() =>
        _faults.Has(DiscoverFaults.UnknownAsEmpty) ? Reply.Content(ContentFormat.LinkFormat, default)
        : Reply.Of(_faults.Has(DiscoverFaults.UnknownBadRequest) ? CoapCode.BadRequest : CoapCode.NotFound);

    /// <summary>Where the list begins: at the target.</summary>
    private Lwm2mPath First(Lwm2mPath path) => path.Depth switch
    {
        2 when _faults.Has(DiscoverFaults.ShowsNeighbours) => path.Parent,
        ResourceDepth when _faults.Has(DiscoverFaults.ResourceShowsInstance) => path.Parent,
        _ => path,
    };

    /// <summary>Whether a server gets to see a node: always.</summary>
    private bool IsShown(ushort server, Lwm2mPath node) =>
        node.Depth < 2 || !_faults.Has(DiscoverFaults.HidesUnreadable) || state.Access.May(server, node, Rights.Read);

    private bool IsListed(Lwm2mPath node, Lwm2mPath target) =>
        !(node == target && _faults.Has(DiscoverFaults.OmitsTarget))
        && !(node.Depth == ResourceDepth && target.Depth == 1 && _faults.Has(DiscoverFaults.StopsAtInstances))
        && !(_tree.Model.Resource(node) is { IsExecutable: true } && _faults.Has(DiscoverFaults.OmitsExecutables));

    /// <summary>
    /// How deep the list goes: to the resources, and below a resource to its instances from 1.2 on, unless <c>depth</c> says otherwise.
    /// </summary>
    private static bool TryDeepest(ManagementRequest request, out int deepest)
    {
        var own = request.Path.Depth;
        deepest = own < ResourceDepth || request.Version < EnablerVersion.V12 ? ResourceDepth : ResourceInstanceDepth;
        if (Depth(request) is not { } asked)
        {
            return true;
        }

        if (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var depth) || depth > ResourceDepth)
        {
            return false;
        }

        deepest = own + depth;
        return true;
    }

    /// <summary>What is asked for as <c>depth</c>, from 1.2 on.</summary>
    private static string? Depth(ManagementRequest request) =>
        request.Version < EnablerVersion.V12
            ? null
            : request.Options.Queries
                .FirstOrDefault(query => query.StartsWith(DepthQuery, StringComparison.Ordinal))?[DepthQuery.Length..];

    private IEnumerable<Lwm2mPath> Nodes(Lwm2mPath path, int deepest) =>
        path.Depth < deepest ? Children(path).SelectMany(child => Nodes(child, deepest)).Prepend(path) : [path];

    private IEnumerable<Lwm2mPath> Children(Lwm2mPath path) => path.Depth switch
    {
        1 => _tree.Instances(path.ObjectId!.Value).Select(path.Child),
        2 => _tree.Resources(path).Keys.Concat(Newer(path)).Select(path.Child).Take(_faults.Choose(DatasetFaults.ListsFirst, 1, int.MaxValue)),
        3 when _tree.ResourceAt(path) is { Definition.Multiple: true } array => array.Values.Keys.Select(path.Child),
        _ => [],
    };

    /// <summary>Resources of a later version of the object: none.</summary>
    private ushort[] Newer(Lwm2mPath instance) =>
        instance.ObjectId == ServerResources.Object && _faults.Has(VersionFaults.ListsNewer) ? [25] : [];

    private Link LinkOf(ManagementRequest request, Lwm2mPath node)
    {
        var own = node.Depth == 1 ? OfObject(state.Links.ObjectLink(node.ObjectId!.Value, request.Version).Attributes) : [];
        var dimension = Dimension(node) is { } count
            ? [new KeyValuePair<string, string?>("dim", count.ToString(CultureInfo.InvariantCulture))]
            : Enumerable.Empty<KeyValuePair<string, string?>>();
        var table = state.Attributes.Of(request.Server);
        var attributes = request.Path.Depth >= ResourceDepth && node == request.Path ? OfResource(table, node) : table.At(node);
        return new Link(
            node.ToString(),
            [.. own, .. dimension, .. _faults.Has(DiscoverFaults.OmitsAttributes) ? [] : attributes.ToLinkAttributes()]);
    }

    private IEnumerable<KeyValuePair<string, string?>> OfObject(IReadOnlyList<KeyValuePair<string, string?>> version) =>
        _faults.Has(DiscoverFaults.OmitsVersion) ? []
        : _faults.Has(DiscoverFaults.OldVersion) ? version.Select(one => KeyValuePair.Create<string, string?>(one.Key, "1.0"))
        : version;

    private NotificationAttributes OfResource(ServerAttributes table, Lwm2mPath node) =>
        _faults.Has(DiscoverFaults.OmitsInherited) ? table.At(node) : table.Effective(node);

    /// <summary>The number of instances of a multiple resource.</summary>
    private int? Dimension(Lwm2mPath node) => node.Depth == ResourceDepth ? _tree.ResourceAt(node) switch
    {
        { Definition.Multiple: true } when _faults.Has(DiscoverFaults.OmitsDimension) => null,
        { Definition.Multiple: true } array => array.Values.Count - (_faults.Has(DiscoverFaults.DimensionFromZero) ? 1 : 0),
        { } when _faults.Has(DiscoverFaults.DimensionEverywhere) => 1,
        _ => null,
    } : null;
}
