using System.Net;
using Conformance.Coap.Transmission;
using Conformance.Engine.Control;
using Conformance.Engine.Control.Servers;
using Conformance.Engine.Running;
using Conformance.Engine.Security;
using Conformance.Engine.Worlds;
using Conformance.Roles;
using Conformance.Wire;

namespace Conformance.Engine.Benches;

/// <summary>Everything around one device under test: our roles, the hand on the device, the event log and the evidence.</summary>
/// <remarks>Lives in one world. A fresh device gets a bench of its own; an attached one keeps its bench for the whole run.</remarks>
public sealed class TestBench : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly List<string> _keyLog = [];

    private TestBench(World world, BenchSettings settings, CredentialKit credentials, EventLog log, RoleSeat server, RoleSeat bootstrap)
    {
        (World, Settings, Credentials, Log) = (world, settings, credentials, log);
        (ServerSeat, BootstrapSeat) = (Watch(server), Watch(bootstrap));
        Sockets = (server.Socket, bootstrap.Socket);
        Ownership = new(Turnstile);
        Switchboard = new(Log, Ownership);
        Server = NewServer(server);
        Bootstrap = new BootstrapServer(bootstrap.Endpoint, RoleSettingsFor(RoleNames.Bootstrap, UriOf(bootstrap)))
        {
            Trace = Keep,
            Faulted = Fault,
            Rules = Switchboard,
        };
        Enrolment = new(world, Credentials, Bootstrap);
        var target = new ControlTarget(
            world, Server.Settings.Uri, Bootstrap.Settings.Uri, settings.Endpoint, settings.Lifetime, settings.Instance)
        { Credentials = credentials };
        Files = new(world, settings, (plain, secured) => Watch(RoleSeat.Open(world, RoleNames.Files, plain, secured, credentials, log)), uri => RoleSettingsFor(RoleNames.Files, uri)) { Trace = Keep, Faulted = Fault };
        Clients = new(world, settings, (name, uri) => RoleSettingsFor(name, uri)) { KeyLog = _keyLog.Add, Tap = Capture, Trace = Keep, Faulted = Fault, Rules = Switchboard };
        Asked = settings.Servers?.Create(new ServerTarget(world, settings.Objects, settings.Instance) { Credentials = credentials });
        Control = settings.Controls.Create(target);
        Control.Died = Die;
    }

    public World World { get; }

    public BenchSettings Settings { get; }

    /// <summary>What the roles are bound to that every bench has.</summary>
    public (IPEndPoint Server, IPEndPoint Bootstrap) Sockets { get; }

    /// <summary>What the second server is bound to; <see langword="null"/> as long as nothing asked for it.</summary>
    public IPEndPoint? SecondSocket => SecondSeat?.Socket;

    /// <summary>Those of the device, and ours.</summary>
    public CredentialKit Credentials { get; }

    /// <summary>Where our server sits.</summary>
    public RoleSeat ServerSeat { get; }

    public RoleSeat BootstrapSeat { get; }

    /// <summary>Where the second server sits, once it is open.</summary>
    public RoleSeat? SecondSeat { get; private set; }

    /// <summary>The secrets of all handshakes, as lines of an NSS key log.</summary>
    public IReadOnlyList<string> KeyLog => _keyLog;

    public EventLog Log { get; }

    /// <summary>Which case gets which event.</summary>
    public Switchboard Switchboard { get; }

    /// <summary>Which case sends.</summary>
    public Turnstile Turnstile { get; } = new();

    /// <summary>Which case a datagram belongs to.</summary>
    public Ownership Ownership { get; }

    public Lwm2mServer Server { get; }

    public BootstrapServer Bootstrap { get; }

    /// <summary>Another LwM2M server with an address of its own, opened when it is asked for first.</summary>
    /// <remarks>To a device that never spoke to it, it speaks where <see cref="Server"/> hears the device: a stranger.</remarks>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be bound.</exception>
    public Lwm2mServer Second => OpenedSecond ??= OpenSecond();

    /// <summary>The same, unless nothing has asked for it.</summary>
    public Lwm2mServer? OpenedSecond { get; private set; }

    /// <summary>Where images are fetched from.</summary>
    public FileStand Files { get; }

    /// <summary>Who certifies.</summary>
    public EnrolmentStand Enrolment { get; }

    public IDeviceControl Control { get; }

    /// <summary>Our clients, where a server is under test.</summary>
    public ClientStand Clients { get; }

    /// <summary>The hand on the server under test; <see langword="null"/> where a client is.</summary>
    public IServerControl? Asked { get; }

    /// <summary>Every datagram of every role, in order.</summary>
    public Recording<CapturedDatagram> Captured { get; } = new(datagram => datagram.Octets.Length);

    /// <summary>When any role last said something of which it will not hear whether it arrived: an acknowledgement, an answer. Monotonic.</summary>
    public TimeSpan ToldAt { get; private set; }

    /// <summary>Every message of every role, decoded, in order.</summary>
    public Recording<RoleTrace> Trace { get; } = new(CaseEvidenceLimits.SizeOf);

    /// <summary>An exception of our own roles that no case has answered for yet: the case that finds it ends as <c>error</c>.</summary>
    public Exception? Bug { get; set; }

    /// <summary>Called with what a controlled device said last, when it ended on its own.</summary>
    public event Action<string>? DeviceDied;

    /// <summary>Whether the device was switched on by us and not off again, as far as we know.</summary>
    public bool Running { get; set; }

    /// <summary>What the device was last given: a server account, or only a bootstrap account.</summary>
    public bool FactoryFresh { get; set; }

    /// <summary>A clean-up that missed: the next case starts by recovering the state it needs.</summary>
    public bool Dirty { get; set; }

    /// <summary>Whether the next case has to bring the device back before any other can use it.</summary>
    public bool NeedsRecovery => Dirty || FactoryFresh || Server.Registration is null;

    /// <summary>Called when a case has brought the device back.</summary>
    public Action? Recovered { get; set; }

    public TimeSpan Now => World.Clock.Monotonic;

    /// <summary>Opens the sockets and the roles behind them.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">An address cannot be bound.</exception>
    public static async Task<TestBench> OpenAsync(World world, BenchSettings settings)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(settings);

        var (credentials, log) = (new CredentialKit(world.Random, world.Clock, settings.Security, settings.Endpoint), new EventLog());
        var server = RoleSeat.Open(world, RoleNames.Server, world.Roles.Server, settings.ServerPort, credentials, log);
        RoleSeat bootstrap;
        try
        {
            bootstrap = RoleSeat.Open(world, RoleNames.Bootstrap, world.Roles.Bootstrap, settings.BootstrapPort, credentials, log);
        }
        catch
        {
            await server.Endpoint.DisposeAsync();
            throw;
        }

        var bench = new TestBench(world, settings, credentials, log, server, bootstrap);
        try
        {
            bench.OpenedSecond = settings.SecondPort == 0 ? null : bench.OpenSecond();
            bench.Clients.Place = bench.Asked is { } asked ? await asked.OpenAsync() : null; // it has to be there before any case is
        }
        catch
        {
            await bench.DisposeAsync();
            throw;
        }

        return bench;
    }

    /// <summary>Cancelled when the bench is put away.</summary>
    public CancellationToken Closed => _closing.Token;

    /// <summary>The LwM2M server of that name.</summary>
    public Lwm2mServer ServerOf(string? role) => role == RoleNames.Second ? Second : Server;

    /// <summary>No server has a registration any more.</summary>
    public void ForgetRegistrations()
    {
        Server.Forget();
        OpenedSecond?.Forget();
    }

    /// <summary>The device starts again: what it says is new, whatever its message ids (RFC 7252 §4.4).</summary>
    public void ForgetReceived()
    {
        Server.ForgetReceived();
        Bootstrap.ForgetReceived();
        OpenedSecond?.ForgetReceived();
    }

    public async ValueTask DisposeAsync()
    {
        _closing.Cancel();
        await Control.DisposeAsync();
        await Clients.DisposeAsync();
        await (Asked?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Server.DisposeAsync();
        await Bootstrap.DisposeAsync();
        await Files.DisposeAsync();
        if (OpenedSecond is { } second)
        {
            await second.DisposeAsync();
        }

        _closing.Dispose();
    }

    /// <summary>The seat of a role by its name.</summary>
    public RoleSeat SeatOf(string? role)
    {
        if (role == RoleNames.Second)
        {
            _ = Second;
        }

        return role switch
        {
            RoleNames.Bootstrap => BootstrapSeat,
            RoleNames.Second => SecondSeat!,
            RoleNames.Files => Files.Seat,
            _ => ServerSeat,
        };
    }

    private IEnumerable<RoleSeat> Seats => new[] { ServerSeat, BootstrapSeat, SecondSeat, Files.OpenedSeat }.OfType<RoleSeat>();

    /// <summary>Whether what was said can be read in what was captured.</summary>
    public bool IsLegible => _keyLog.Count == 0 && !Seats.Any(seat => seat.IsGuarded);

    /// <summary>Our roles shake hands as they should again.</summary>
    public void BehaveAgain() => Seats.ToList().ForEach(seat => seat.BehaveAgain());

    /// <summary>What devices call a role by: under DTLS when the device is secured.</summary>
    /// <param name="isSecured">Whether another URI than the usual one is meant.</param>
    public Uri UriOf(RoleSeat seat, bool? isSecured = null) => Settings.UriOf(seat, isSecured);

    private Lwm2mServer OpenSecond()
    {
        SecondSeat = Watch(RoleSeat.Open(World, RoleNames.Second, World.Roles.Second, Settings.SecondPort, Credentials, Log));
        var second = NewServer(SecondSeat);
        second.Elsewhere = () => Server.Whereabouts;
        return second;
    }

    private RoleSeat Watch(RoleSeat seat)
    {
        (seat.Tap, seat.Trace, seat.KeyLog, seat.Streams.Network) = (Capture, Keep, _keyLog.Add, Settings.TakesStreams && seat.Name != RoleNames.Files ? World.Streams : null);
        return seat;
    }

    private Lwm2mServer NewServer(RoleSeat seat) => new(seat.Endpoint, RoleSettingsFor(seat.Name, UriOf(seat)))
    {
        Trace = Keep,
        Faulted = Fault,
        Rules = Switchboard,
    };

    private void Keep(RoleTrace passed)
    {
        Trace.Add(passed);
        if (passed.Event is { Sent: true, Message.Code.IsRequest: false } told)
        {
            ToldAt = told.Time;
        }
    }

    private RoleSettings RoleSettingsFor(string name, Uri uri) => new()
    {
        Name = name,
        Clock = World.Clock,
        Random = World.Random,
        Log = Log,
        Endpoint = Settings.Endpoint,
        Uri = uri,
        Objects = Settings.Objects,
        Lwm2m = Settings.Lwm2m,
        NextLocation = () => Settings.NextLocation(name),
        LifetimeGrace = TransmissionParameters.Default.AckTimeout + World.Declared.Latency + World.Declared.Repetition,
    };

    private void Capture(CapturedDatagram datagram)
    {
        Ownership.Note(datagram);
        Captured.Add(datagram);
    }

    private void Die(string said)
    {
        Running = false;
        ForgetRegistrations();
        DeviceDied?.Invoke(said);
    }

    private void Fault(Exception bug) => Bug ??= bug;
}
