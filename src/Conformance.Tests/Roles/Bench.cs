using System.Net;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Simulation;
using FluentAssertions;

namespace Conformance.Tests.Roles;

/// <summary>A server, a bootstrap server and scripted clients on one in-memory network, in virtual time.</summary>
internal sealed class Bench : IReplyRules
{
    public const string EndpointName = "urn:dev:ops:acme-0001";

    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(10);

    private static readonly ObjectRegistry Facts = ObjectRegistry.Load(Path.Combine(Root(), "profiles", "objects"));

    private readonly VirtualLoop _loop;
    private readonly InMemoryNetwork _network;

    private Bench(VirtualLoop loop, string? endpointName)
    {
        _loop = loop;
        _network = new(loop.Clock, Latency);
        Server = new(EndpointAt(5683), SettingsOf("server", endpointName))
        {
            Rules = this,
            Trace = Traces.Add,
            Stranger = Strangers.Add,
            Faulted = Faults.Add,
        };
        Bootstrap = new(EndpointAt(5693), SettingsOf("bootstrap", endpointName))
        {
            Rules = this,
            Trace = Traces.Add,
            Stranger = Strangers.Add,
            Faulted = Faults.Add,
        };
        Client = ClientAt(40001);
    }

    public Lwm2mServer Server { get; }

    public BootstrapServer Bootstrap { get; }

    public ScriptedClient Client { get; }

    public EventLog Log { get; } = new();

    public List<RoleTrace> Traces { get; } = [];

    public List<RequestEvent> Strangers { get; } = [];

    public List<Exception> Faults { get; } = [];

    public Func<RequestEvent, Reply?> Script { get; set; } = _ => null;

    public TimeProvider Clock => _loop.Clock;

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Conformance.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside of the repository");
        }

        return folder.FullName;
    }

    /// <summary>Plays a scene to its end and checks that no role broke.</summary>
    public static void Play(Func<Bench, Task> scene, string? endpointName = EndpointName)
    {
        var loop = new VirtualLoop();
        loop.Run(async () =>
        {
            var bench = new Bench(loop, endpointName);
            await scene(bench);
            bench.Faults.Should().BeEmpty();
            await bench.Server.DisposeAsync();
            await bench.Bootstrap.DisposeAsync();
        });
    }

    public ScriptedClient ClientAt(int port) => new(EndpointAt(port), new(IPAddress.Loopback, 5683), new(IPAddress.Loopback, 5693));

    public Task WaitAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), Clock);

    public Task<OperationResult> PerformAsync(OperationKind kind, string path, Func<OperationRequest, OperationRequest>? more = null)
    {
        var request = new OperationRequest { Kind = kind, Path = path, Within = TimeSpan.FromSeconds(5) };
        return Server.PerformAsync(more is null ? request : more(request), CancellationToken.None);
    }

    public Reply For(RequestEvent request, Reply standard) => Script(request) ?? standard;

    private Endpoint EndpointAt(int port) =>
        new(_network.Bind(new(IPAddress.Loopback, port)), new() { Clock = Clock, Random = new(port) });

    private RoleSettings SettingsOf(string name, string? endpointName) => new()
    {
        Name = name,
        Clock = Clock,
        Random = new(1),
        Log = Log,
        Endpoint = endpointName,
        Uri = new("coap://127.0.0.1:5683"),
        Objects = Facts,
        Lwm2m = "1.1",
    };
}
