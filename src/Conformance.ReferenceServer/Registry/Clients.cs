using System.Diagnostics.CodeAnalysis;
using System.Net;
using Conformance.Wire;

namespace Conformance.ReferenceServer.Registry;

/// <summary>The clients that are registered, by location.</summary>
internal sealed class Clients(TimeProvider clock, FaultSwitch faults)
{
    // What an Update needs that was lost once (RFC 7252 §4.8, ACK_TIMEOUT).
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, Client> _byLocation = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Client> _silent = new(StringComparer.Ordinal);

    private const string Registered = "registered";

    /// <summary>Called with a client whose registration has ended, and whether another one takes its place.</summary>
    public Action<Client, bool>? Left { get; set; }

    public IReadOnlyList<Client> All
    {
        get
        {
            Expire();
            return [.. _byLocation.Values];
        }
    }

    /// <summary>The client of that name; the youngest registration of it, should there be two.</summary>
    public Client? Named(string endpoint) => All.LastOrDefault(client => client.Endpoint == endpoint);

    /// <summary>The client of that name whose lifetime is over, until it registers again.</summary>
    public Client? Offline(string endpoint) => Named(endpoint) is null ? _silent.GetValueOrDefault(endpoint) : null;

    /// <summary>How a client is shown to users.</summary>
    public string StatusOf(Client client) =>
        _byLocation.ContainsKey(client.Location) ? Registered : faults.Choose(Faults.LifetimeFaults.ShowsGone, lie: Registered, truth: "offline");

    public Client? From(IPEndPoint remote) => All.LastOrDefault(client => client.Remote.Equals(remote));

    public bool TryAt(string location, [NotNullWhen(true)] out Client? client)
    {
        Expire();
        return _byLocation.TryGetValue(location, out client);
    }

    public bool IsTaken(string location) => _byLocation.ContainsKey(location);

    public void Add(Client client) => _byLocation[client.Location] = client;

    public void Remove(Client client, bool replaced = false)
    {
        _byLocation.Remove(client.Location);
        Left?.Invoke(client, replaced);
    }

    private void Expire()
    {
        if (faults.Has(Faults.LifetimeFaults.NeverEnds))
        {
            return;
        }

        var now = clock.Monotonic - Grace;
        foreach (var over in _byLocation.Values.Where(client => client.IsOverAt(now)).ToList())
        {
            _silent[over.Endpoint] = over;
            Remove(over);
        }
    }
}
