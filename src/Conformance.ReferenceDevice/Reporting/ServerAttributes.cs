using Conformance.Lwm2m.Attributes;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>The attributes one server has set, by node.</summary>
/// <remarks>Core 1.1 §5.1.1: resource instance over resource over object instance over object.</remarks>
/// <param name="faults">What the device does wrong.</param>
public sealed class ServerAttributes(FaultSwitch faults)
{
    private readonly Dictionary<Lwm2mPath, NotificationAttributes> _nodes = [];

    /// <summary>Whether anything was ever said about historical queues; then only what has one is stored (Core 1.2 §5.1.2).</summary>
    public bool UsesQueues => _nodes.Values.Any(attributes => attributes.Hqmax is not null);

    /// <summary>What is set at the node itself.</summary>
    public NotificationAttributes At(Lwm2mPath path) => _nodes.GetValueOrDefault(path, NotificationAttributes.None);

    /// <summary>What holds for the node: its own attributes over those of the levels above.</summary>
    public NotificationAttributes Effective(Lwm2mPath path)
    {
        if (path.Depth == 0 || !Inherits(path))
        {
            return At(path);
        }

        var above = Effective(path.Parent);
        return faults.Has(NotifyFaults.OuterWins) ? above.Over(At(path)) : At(path).Over(above);
    }

    /// <summary>Everything set at or below the node.</summary>
    public IEnumerable<NotificationAttributes> Below(Lwm2mPath path) =>
        _nodes.Where(node => path.Contains(node.Key)).Select(node => node.Value);

    public void Set(Lwm2mPath path, NotificationAttributes attributes) => _nodes[path] = attributes;

    private bool Inherits(Lwm2mPath path) => path.Depth switch
    {
        2 => !faults.Has(NotifyFaults.NotFromObject),
        3 => !faults.Has(NotifyFaults.NotFromInstance),
        _ => true,
    };

    /// <summary>Forgets a node that is gone.</summary>
    public void Forget(Lwm2mPath path)
    {
        foreach (var gone in _nodes.Keys.Where(node => path.Contains(node)).ToList())
        {
            _nodes.Remove(gone);
        }
    }
}
