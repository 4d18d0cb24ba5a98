using Conformance.Lwm2m.Attributes;
using Conformance.Lwm2m.Paths;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>The attributes one server has set, by node.</summary>
/// <remarks>Core 1.1 §5.1.1: resource instance over resource over object instance over object.</remarks>
public sealed class ServerAttributes
{
    private readonly Dictionary<Lwm2mPath, NotificationAttributes> _nodes = [];

    /// <summary>Whether anything was ever said about historical queues; then only what has one is stored (Core 1.2 §5.1.2).</summary>
    public bool UsesQueues => _nodes.Values.Any(attributes => attributes.Hqmax is not null);

    /// <summary>What is set at the node itself.</summary>
    public NotificationAttributes At(Lwm2mPath path) => _nodes.GetValueOrDefault(path, NotificationAttributes.None);

    /// <summary>What holds for the node: its own attributes over those of the levels above.</summary>
    public NotificationAttributes Effective(Lwm2mPath path) =>
        path.Depth == 0 ? At(path) : At(path).Over(Effective(path.Parent));

    /// <summary>Everything set at or below the node.</summary>
    public IEnumerable<NotificationAttributes> Below(Lwm2mPath path) =>
        _nodes.Where(node => path.Contains(node.Key)).Select(node => node.Value);

    public void Set(Lwm2mPath path, NotificationAttributes attributes) => _nodes[path] = attributes;

    /// <summary>Forgets a node that is gone.</summary>
    public void Forget(Lwm2mPath path)
    {
        foreach (var gone in _nodes.Keys.Where(node => path.Contains(node)).ToList())
        {
            _nodes.Remove(gone);
        }
    }
}
