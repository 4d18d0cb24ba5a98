using System.Net;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Engine.Control.Servers;
using Conformance.Engine.Worlds;
using Conformance.Roles;
using Conformance.Roles.Clients;
using Conformance.Wire;

namespace Conformance.Engine.Benches;

/// <summary>The place of our clients on a bench: none, until a case speaks through one.</summary>
/// <param name="world">Where they stand.</param>
/// <param name="settings">The bench's.</param>
/// <param name="role">What a role is made of, given its name and its URI.</param>
public sealed class ClientStand(World world, BenchSettings settings, Func<string, Uri, RoleSettings> role) : IAsyncDisposable
{
    private readonly Dictionary<string, ScriptedClient> _open = new(StringComparer.Ordinal);

    /// <summary>Where the server under test is.</summary>
    public ServerPlace? Place { get; set; }

    /// <summary>Sees every datagram of every client.</summary>
    public required Action<CapturedDatagram> Tap { get; init; }

    /// <summary>Sees every message of every client.</summary>
    public required Action<RoleTrace> Trace { get; init; }

    public required Action<Exception> Faulted { get; init; }

    public required IReplyRules Rules { get; init; }

    /// <summary>The client of that name, opened when it is asked for first.</summary>
    /// <exception cref="InvalidOperationException">No server is under test.</exception>
    public ScriptedClient this[string name] => _open.TryGetValue(name, out var open) ? open : _open[name] = Open(name);

    /// <summary>Endpoint name that a client goes by.</summary>
    public string NameOf(string role) => role == RoleNames.Other ? settings.OtherEndpoint : settings.Endpoint;

    /// <summary>Our clients hold, and take, what they did from the start.</summary>
    public void BehaveAgain()
    {
        foreach (var client in _open.Values)
        {
            client.Tree.Restore();
            client.TakesBlocksUpTo = Block.MaxSizeExponent;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _open.Values)
        {
            await client.DisposeAsync();
        }
    }

    private ScriptedClient Open(string name)
    {
        var place = Place ?? throw new InvalidOperationException("no server is under test");
        var local = IPAddress.IsLoopback(place.Server.Address) ? IPAddress.Loopback : IPAddress.Any;
        var socket = world.Bind(new IPEndPoint(local, 0));
        socket.Tap = Tap;
        var endpoint = new Endpoint(socket, new EndpointSettings { Clock = world.Clock, Random = world.Random });
        var own = new ClientSettings
        {
            Role = role(name, new Uri($"coap://{socket.LocalEndPoint}")),
            Server = place.Server,
            Bootstrap = place.Bootstrap,
            Name = NameOf(name),
            Lifetime = (int)settings.Lifetime.TotalSeconds,
        };
        return new ScriptedClient(endpoint, own) { Rules = Rules, Trace = Trace, Faulted = Faulted };
    }
}
