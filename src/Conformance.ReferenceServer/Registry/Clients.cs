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
    private readonly Dictionary<string, List<Client>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<IPEndPoint, List<Client>> _byRemote = [];
    private readonly Dictionary<string, Client> _silent = new(StringComparer.Ordinal);

    private const string Registered = "registered";

    // No registration ends before; thousands of them are not looked through for each datagram.
    private TimeSpan _firstEnd = TimeSpan.MaxValue;

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
    public Client? Named(string endpoint) => Youngest(_byName, endpoint);

    /// <summary>The client of that name whose lifetime is over, until it registers again.</summary>
    public Client? Offline(string endpoint) => Named(endpoint) is null ? _silent.GetValueOrDefault(endpoint) : null;

    /// <summary>How a client is shown to users.</summary>
    public string StatusOf(Client client) =>
        _byLocation.ContainsKey(client.Location) ? Registered : faults.Choose(Faults.LifetimeFaults.ShowsGone, lie: Registered, truth: "offline");

    /// <summary>The client at that address; the one that came there last, should there be two.</summary>
    public Client? From(IPEndPoint remote) => Youngest(_byRemote, remote);

    public bool TryAt(string location, [NotNullWhen(true)] out Client? client)
    {
        Expire();
        return _byLocation.TryGetValue(location, out client);
    }

    public bool IsTaken(string location) => _byLocation.ContainsKey(location);

    public void Add(Client client)
    {
        _byLocation[client.Location] = client;
        Enter(_byName, client.Endpoint, client);
        Enter(_byRemote, client.Remote, client);
        Refreshed(client);
    }

    public void Remove(Client client, bool replaced = false)
    {
        _byLocation.Remove(client.Location);
        Leave(_byName, client.Endpoint, client);
        Leave(_byRemote, client.Remote, client);
        Left?.Invoke(client, replaced);
    }

    /// <summary>The client speaks from another address.</summary>
    public void Move(Client client, IPEndPoint remote)
    {
        Leave(_byRemote, client.Remote, client);
        client.Remote = remote;
        Enter(_byRemote, remote, client);
    }

    /// <summary>The end of a registration has changed.</summary>
    public void Refreshed(Client client) => _firstEnd = client.Ends < _firstEnd ? client.Ends : _firstEnd;

    private Client? Youngest<TKey>(Dictionary<TKey, List<Client>> clients, TKey key)
        where TKey : notnull
    {
        Expire();
        return clients.TryGetValue(key, out var found) ? found[^1] : null;
    }

    private static void Enter<TKey>(Dictionary<TKey, List<Client>> clients, TKey key, Client client)
        where TKey : notnull
    {
        if (!clients.TryGetValue(key, out var there))
        {
            clients[key] = there = [];
        }

        there.Add(client);
    }

    private static void Leave<TKey>(Dictionary<TKey, List<Client>> clients, TKey key, Client client)
        where TKey : notnull
    {
        if (clients.TryGetValue(key, out var there) && there.Remove(client) && there.Count == 0)
        {
            clients.Remove(key);
        }
    }

    private void Expire()
    {
        var now = clock.Monotonic - Grace;
        if (now <= _firstEnd || faults.Has(Faults.LifetimeFaults.NeverEnds))
        {
            return;
        }

        foreach (var over in _byLocation.Values.Where(client => now > client.Ends).ToList())
        {
            _silent[over.Endpoint] = over;
            Remove(over);
        }

        _firstEnd = _byLocation.Values.Select(client => client.Ends).DefaultIfEmpty(TimeSpan.MaxValue).Min();
    }
}
