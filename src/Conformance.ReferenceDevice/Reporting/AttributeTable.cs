using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>The notification attributes of every server, by Short Server ID. They outlive registrations.</summary>
/// <remarks>Core 1.1 §5.1 and §6.4.1.</remarks>
/// <param name="faults">What the device does wrong.</param>
public sealed class AttributeTable(FaultSwitch faults)
{
    private readonly Dictionary<ushort, ServerAttributes> _servers = [];

    public ServerAttributes Of(ushort server)
    {
        if (faults.Has(AttributeFaults.OneTable) && _servers.Values.FirstOrDefault() is { } shared)
        {
            return shared;
        }

        if (!_servers.TryGetValue(server, out var attributes))
        {
            _servers.Add(server, attributes = new ServerAttributes(faults));
        }

        return attributes;
    }

    /// <summary>Forgets a node that is gone.</summary>
    public void Forget(Lwm2mPath path)
    {
        foreach (var attributes in _servers.Values)
        {
            attributes.Forget(path);
        }
    }

    public void Clear() => _servers.Clear();
}
