using System.Net;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.Dtls;
using Conformance.Dtls.Transport;
using Conformance.Engine.Control.Servers;
using Conformance.Engine.Worlds;
using Conformance.Lwm2m.Operations;
using Conformance.Oscore.Transport;
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
    private const string OfFleet = "fleet-";
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, ClientSeat> _open = new(StringComparer.Ordinal);
    private readonly List<IDatagramTransport> _strangers = [];

    /// <summary>Where the server under test is.</summary>
    public ServerPlace? Place { get; set; }

    /// <summary>Sees every datagram of every client.</summary>
    public required Action<CapturedDatagram> Tap { get; init; }

    /// <summary>Sees every message of every client.</summary>
    public required Action<RoleTrace> Trace { get; init; }

    public required Action<Exception> Faulted { get; init; }

    /// <summary>Gets the secrets of each handshake, as lines of an NSS key log.</summary>
    public required Action<string> KeyLog { get; init; }

    public required IReplyRules Rules { get; init; }

    /// <summary>What the server was asked to observe and not to end.</summary>
    public StandingObservations Observed { get; } = new();

    /// <summary>Why the server could not be asked what a case asked it; <see langword="null"/> as long as it could.</summary>
    public string? NotAsked { get; set; }

    /// <summary>The client of that name, opened when it is asked for first.</summary>
    /// <exception cref="InvalidOperationException">No server is under test.</exception>
    public ScriptedClient this[string name] => SeatOf(name).Client;

    /// <summary>Where that client sits, opened when it is asked for first.</summary>
    /// <exception cref="InvalidOperationException">No server is under test.</exception>
    public ClientSeat SeatOf(string name) => _open.TryGetValue(name, out var open) ? open : _open[name] = Open(name);

    /// <summary>What those that are open are bound to, by name.</summary>
    public IReadOnlyDictionary<string, IPEndPoint> Sockets => _open.ToDictionary(seat => seat.Key, seat => seat.Value.Client.Local, StringComparer.Ordinal);

    /// <summary>Endpoint name that a client goes by.</summary>
    public string NameOf(string role) => role switch
    {
        RoleNames.Other => settings.OtherEndpoint,
        _ when role.StartsWith(OfFleet, StringComparison.Ordinal) => $"{settings.Endpoint}-{role[OfFleet.Length..]}",
        _ => settings.Endpoint,
    };

    /// <summary>Another socket beside those of our clients, from which nobody speaks yet.</summary>
    public IDatagramTransport BindBeside() => world.Bind(new IPEndPoint(Local, 0));

    /// <summary>Sends a datagram from somewhere else than our clients are.</summary>
    /// <param name="name">Whose association it belongs to.</param>
    /// <param name="said">What it is, for the log.</param>
    /// <param name="heard">Gets what comes back; unless given nobody listens.</param>
    public void SendFromElsewhere(ReadOnlyMemory<byte> datagram, IPEndPoint server, string name, string said, Action<ReceivedDatagram>? heard = null)
    {
        var stranger = BindBeside();
        (stranger.Tap, stranger.Received) = (Tap, heard);
        _strangers.Add(stranger);
        stranger.Send(datagram, server);
        Trace(new(name, new(world.Clock.Monotonic, Sent: true, server, default, null, default, "DTLS"), $"from {stranger.LocalEndPoint}, {datagram.Length} octets") { Said = said });
    }

    /// <summary>Many clients at once; <see langword="null"/> until a case asks for them.</summary>
    public Fleet? Fleet { get; private set; }

    /// <summary>Opens so many clients besides the others.</summary>
    public Fleet OpenFleet(FleetTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);

        Fleet?.Dispose();
        List<ScriptedClient> clients = [.. Enumerable.Range(1, terms.Size).Select(number => this[$"{OfFleet}{number}"])];
        var fleet = Fleet = new(clients, terms, world.Clock);
        foreach (var client in clients)
        {
            client.AnswersAfter = terms.AnswersAfter;
            client.Trace = passed =>
            {
                fleet.Note(client, passed.Event.Message, passed.Event.Sent, passed.Event.Time);
                Trace(passed);
            };
        }

        return fleet;
    }

    /// <summary>Our clients hold, and take, what they did from the start.</summary>
    public void BehaveAgain()
    {
        NotAsked = null;
        foreach (var seat in _open.Values)
        {
            seat.Unveil();
            seat.Client.Tree.Restore();
            seat.Client.TakesBlocksUpTo = Block.MaxSizeExponent;
            seat.Client.AnswersAfter = TimeSpan.Zero;
            seat.Client.IsMute = false;
            seat.Client.Served = null;
            seat.Client.Trace = Trace;
        }

        Fleet?.Dispose();
        Fleet = null;
    }

    /// <summary>Our clients leave, so that a server that is kept has nothing more to say to those of the next case, which come from other addresses.</summary>
    /// <param name="server">Asked to end what it was asked to observe.</param>
    /// <param name="asks">What it can be asked.</param>
    public async Task LeaveAsync(IServerControl server, IReadOnlySet<ServerAsk> asks)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(asks);

        using var giveUp = new CancellationTokenSource(s_farewell, world.Clock);
        try
        {
            foreach (var ending in Observed.Endings.Where(ending => asks.Contains(ending.Ask)))
            {
                await server.AskAsync(ending, giveUp.Token);
            }

            foreach (var seat in _open.Values.Where(seat => seat.Client.Server is StreamPeer { IsOver: true }))
            {
                seat.SpeakByDatagram();
            }

            await Task.WhenAll([.. _open.Values.Select(seat => seat.Client).Where(client => client.Location is not null).Select(client => client.PerformAsync(
                new() { Kind = OperationKind.Deregister, Path = client.Location!, Within = s_farewell }, giveUp.Token))]);
        }
        catch (OperationCanceledException)
        {
            // A server that answers nothing has nothing to say either.
        }

        Observed.Forget();
        foreach (var seat in _open.Values)
        {
            await seat.Client.DisposeAsync();
        }

        _open.Clear();
        await DismissAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Fleet?.Dispose();
        await DismissAsync();
        foreach (var seat in _open.Values)
        {
            await seat.Client.DisposeAsync();
        }
    }

    private IPAddress Local => IPAddress.IsLoopback(Place?.Server.Address ?? IPAddress.Any) ? IPAddress.Loopback : IPAddress.Any;

    private async ValueTask DismissAsync()
    {
        foreach (var stranger in _strangers)
        {
            await stranger.DisposeAsync();
        }

        _strangers.Clear();
    }

    private ClientSeat Open(string name)
    {
        var place = Place ?? throw new InvalidOperationException("no server is under test");
        var socket = world.Bind(settings.ClientSocket(name) ?? new IPEndPoint(Local, 0));
        var link = new SecuredLink(socket, world.Clock, world.Random) { Happened = (remote, happened) => Note(name, remote, happened) };
        var own = role(name, new Uri($"coap://{socket.LocalEndPoint}"));
        var streams = new RoleStreams(name, own.Log, link, world.Clock) { Trace = Trace };
        streams.Port.Tap = Tap;
        var objects = new GuardedLink(streams.Port, [], world.Random) { Lapses = lapse => _open.TryGetValue(name, out var seat) && seat.Lapses.Contains(lapse) };
        var endpoint = new Endpoint(objects, new EndpointSettings { Clock = world.Clock, Random = world.Random });
        streams.Gone = endpoint.GiveUp;
        var client = new Roles.Clients.ClientSettings
        {
            Role = own,
            Server = place.Server,
            Bootstrap = place.Bootstrap,
            Name = NameOf(name),
            Lifetime = (int)settings.Lifetime.TotalSeconds,
        };
        return new(link, streams, objects, new ScriptedClient(endpoint, client) { Rules = Rules, Trace = Trace, Faulted = Faulted });
    }

    private void Note(string name, IPEndPoint remote, DtlsEvent happened)
    {
        if (_open.TryGetValue(name, out var seat))
        {
            seat.Heard?.Invoke(happened);
        }

        if (happened is SecretsKnown secrets)
        {
            KeyLog(secrets.KeyLogLine);
        }
        else if (ClientSeat.LineOf(name, world.Clock.Monotonic, remote, happened) is { } line)
        {
            Trace(line);
        }
    }
}
