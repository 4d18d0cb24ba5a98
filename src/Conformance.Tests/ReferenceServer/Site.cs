using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Dtls.Transport;
using Conformance.Engine.Benches;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceServer;
using Conformance.ReferenceServer.Security;
using Conformance.Roles;
using Conformance.Roles.Clients;
using Conformance.Simulation;
using Conformance.Simulation.Impairments;
using Conformance.Tests.House;
using Conformance.Wire.Web;
using FluentAssertions;

namespace Conformance.Tests.ReferenceServer;

/// <summary>A reference server with its users and its clients, in virtual time.</summary>
internal sealed class Site : IAsyncDisposable
{
    public const string Name = "urn:x";
    private static readonly ObjectRegistry Facts = ObjectRegistry.Load(Path.Combine(Repository.Root, "profiles", "objects"));
    private static readonly IPEndPoint Any = new(IPAddress.Loopback, 0);
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(93);

    private readonly InMemoryNetwork _network;
    private readonly InMemoryWeb _web;
    private readonly List<ScriptedClient> _clients = [];
    private int _port = 41000;

    private Site(VirtualLoop loop, Func<ServerSettings, ServerSettings> more)
    {
        Clock = loop.Clock;
        _network = new(loop.Clock, TimeSpan.FromMilliseconds(1));
        _web = new(loop.Clock, new ImpairedLink(Impairment.Latency(TimeSpan.Zero), new Random(1)), new Random(1));
        Server = new(more(new()
        {
            Clock = loop.Clock,
            Random = new(1),
            Objects = Facts,
            Management = _network.Bind(Any),
            Bootstrap = _network.Bind(Any),
            Secured = _network.Bind(Any),
            Enrolment = _network.Bind(Any),
            Identity = () => new ServerIdentity(Certificate: null, RawKey: null, Authority: default, []),
            Uri = () => $"coap://{Server!.Management}",
            Web = _web,
            Refused = ["urn:refused"],
            MostOutstanding = 4,
            MostUpdating = 3,
        }));
    }

    public Server Server { get; }

    public TimeProvider Clock { get; }

    /// <summary>Plays a scene to its end.</summary>
    public static void Play(Func<Site, Task> scene, Func<ServerSettings, ServerSettings>? more = null)
    {
        var loop = new VirtualLoop();
        loop.Run(async () =>
        {
            await using var site = new Site(loop, more ?? (settings => settings));
            List<Exception> faults = [];
            site.Server.Faulted = faults.Add;
            await site.Server.OpenAsync(Any);
            await scene(site);
            faults.Should().BeEmpty();
        });
    }

    public Task WaitAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), Clock);

    /// <summary>A client that has said nothing yet.</summary>
    /// <param name="link">Its socket, to shake hands on.</param>
    public ScriptedClient Client(string name, out SecuredLink link)
    {
        link = new(_network.Bind(new(IPAddress.Loopback, _port++)), Clock, new Random(_port));
        var role = new RoleSettings { Name = "client", Clock = Clock, Random = new(1), Log = new(), Uri = new("coap://127.0.0.1"), Objects = Facts, Lwm2m = "1.1" };
        var endpoint = new Endpoint(link, new() { Clock = Clock, Random = new(_port) });
        var client = new ScriptedClient(endpoint, new() { Role = role, Server = Server.Management, Bootstrap = Server.Bootstrap, Name = name, Lifetime = 300 });
        _clients.Add(client);
        return client;
    }

    public async Task<ScriptedClient> RegisteredAsync(string name = Name, int lifetime = 300)
    {
        var client = Client(name, out _);
        (await RegisterAsync(client, lifetime)).Should().Be(CoapCode.Created);
        return client;
    }

    public static async Task<CoapCode?> RegisterAsync(ScriptedClient client, int lifetime = 300) =>
        (await client.PerformAsync(client.Registering(Within, lifetime), CancellationToken.None)).Response?.Code;

    public static async Task<CoapCode?> PerformAsync(ScriptedClient client, OperationKind kind, params string[] queries) =>
        (await client.PerformAsync(new() { Kind = kind, Path = client.Location!, Queries = queries, Within = Within }, CancellationToken.None)).Response?.Code;

    public static void Hold(ScriptedClient client, string path, string text)
    {
        var parsed = Lwm2mPath.Parse(path);
        Lwm2mValue.TryParse(client.Model.TypeOf(parsed) ?? ResourceType.String, text, out var value).Should().BeTrue();
        client.Tree.Put(new Entry(parsed, value));
    }

    /// <summary>So many clients that count what they are asked.</summary>
    public async Task<Fleet> FleetAsync(FleetTerms terms)
    {
        List<ScriptedClient> clients = [.. Enumerable.Range(1, terms.Size).Select(number => Client($"urn:fleet-{number}", out _))];
        var fleet = new Fleet(clients, terms, Clock);
        foreach (var client in clients)
        {
            client.Trace = passed => fleet.Note(client, passed.Event.Message, passed.Event.Sent, passed.Event.Time);
            client.AnswersAfter = terms.AnswersAfter;
            (await client.PerformAsync(terms.Registration(client), CancellationToken.None)).Response!.Code.Should().Be(CoapCode.Created);
        }

        return fleet;
    }

    public async Task<(int Status, JsonObject Body)> CallAsync(string path, string body = "", string method = "POST")
    {
        var reply = await _web.CallAsync(new WebCall(method, new Uri($"http://{Server.Users}{path}"), Encoding.UTF8.GetBytes(body)), CancellationToken.None);
        return (reply!.Status, JsonNode.Parse(reply.Body.Span)!.AsObject());
    }

    /// <summary>What a user is told.</summary>
    public async Task<JsonObject> AskAsync(string word, string body = "", string name = Name) => (await CallAsync($"/clients/{Uri.EscapeDataString(name)}/{word}", body)).Body;

    /// <summary>Has something done with all of a fleet.</summary>
    public Task<(int Status, JsonObject Body)> CrowdAsync(string word, Fleet fleet, string more = "") =>
        CallAsync($"/{word}", $"{{\"endpoints\": [{string.Join(", ", fleet.Clients.Select(client => $"\"{client.Settings.Name}\""))}]{more}}}");

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }
    }
}
