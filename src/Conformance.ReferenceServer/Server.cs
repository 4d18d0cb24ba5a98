using System.Net;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.Dtls.Transport;
using Conformance.ReferenceServer.Bootstrap;
using Conformance.ReferenceServer.Enrolment;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Formats;
using Conformance.ReferenceServer.Northbound;
using Conformance.ReferenceServer.Operations;
using Conformance.ReferenceServer.Registry;
using Conformance.ReferenceServer.Reporting;
using Conformance.ReferenceServer.Security;
using Conformance.Wire;
using Conformance.Wire.Web;

namespace Conformance.ReferenceServer;

/// <summary>An ordinary LwM2M server and bootstrap server: does what the specification says, and what its users ask of it over HTTP.</summary>
/// <remarks>Lives on the event loop it is made on.</remarks>
public sealed class Server : IAsyncDisposable
{
    private const int LargestBody = 1 << 18;

    // A client is awake for MAX_TRANSMIT_WAIT after its last message (Transport 1.1 §6.5).
    private readonly TimeSpan _awake;
    private static readonly TimeSpan AnswersFirst = TimeSpan.FromMilliseconds(50);

    private static readonly HashSet<OptionNumber> Understood =
    [
        OptionNumber.UriPath, OptionNumber.UriQuery, OptionNumber.UriHost, OptionNumber.UriPort, OptionNumber.Accept, OptionNumber.ContentFormat,
        OptionNumber.Observe, OptionNumber.Block1, OptionNumber.Block2, OptionNumber.IfMatch, OptionNumber.LocationPath,
    ];

    private readonly ServerSettings _settings;
    private readonly Endpoint _management;
    private readonly Endpoint _bootstrap;
    private readonly Endpoint? _enrolment;
    private readonly Clients _clients;
    private readonly Readings _readings;
    private readonly Observings _observings;
    private readonly Courier _courier;
    private readonly RegistrationDoor _registration;
    private readonly SendDoor _send;
    private readonly Api _api;
    private readonly Dictionary<IPEndPoint, CancellationTokenSource> _bootstrapping = [];
    private readonly CancellationTokenSource _closing = new();
    private IWebHost? _web;

    public Server(ServerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);

        _settings = settings;
        _awake = settings.Faults.Choose(QueueFaults.AwakeTooLong, lie: TimeSpan.FromMinutes(5), truth: TransmissionParameters.Default.MaxTransmitWait);
        var transmission = TransmissionParameters.Default with
        {
            NStart = Lane.Most(settings.Faults),
            MaxRetransmit = settings.Faults.Choose(MessageFaults.GivesUpEarly, lie: 1, truth: settings.Faults.Choose(StormFaults.RepeatsOnAndOn, lie: 6, truth: TransmissionParameters.Default.MaxRetransmit)),
        };
        var guard = new Guard(settings);
        var connections = new Connections(settings.Faults);
        var port = new StreamPort(
            settings.Secured is { } secured ? new TwinTransport(settings.Management, Shield.Over(secured, guard.SettingsFor, settings)) : settings.Management,
            settings.Clock,
            () => connections.Terms);
        _management = Open(guard.Over(port), transmission);
        port.Ended = (peer, _, _) => _management.GiveUp(peer);
        _ = settings.Streams is { } network ? port.Listen(network) : null;
        _bootstrap = Open(settings.Bootstrap, TransmissionParameters.Default);
        _clients = new(settings.Clock, settings.Faults);
        _readings = new(settings.Faults);
        _observings = new(settings, _management, _readings);
        _courier = new(settings, _management, _observings, connections) { Lacking = client => _clients.Remove(client) };
        _registration = new(settings, _clients, guard) { Came = Welcome, Replaced = Replace };
        _send = new(settings, _clients, _readings);
        var bringer = new FirmwareBringer(settings, _courier);
        var crowd = new Crowd(new(settings, _clients, _courier, bringer, _closing.Token), new(settings, _clients, _courier, _readings, _closing.Token));
        _api = new(_clients, _courier, bringer, crowd, _readings, settings.Faults);
        _clients.Left = Leave;
        var blockwise = new BlockwiseServer(AnswerAsync, settings.Clock, Block.MaxSizeExponent, LargestBody);
        _management.RequestHandler = async (request, cancellationToken) => Bent(await blockwise.HandleAsync(Mixed(request), cancellationToken));
        _management.Trace = passed => Hear(passed);
        if (settings.Enrolment is { } enrolment)
        {
            var office = new EnrolmentDoor(settings);
            _enrolment = Open(Shield.Over(enrolment, peer => guard.EnrolmentFor(peer, office.Anchor), settings), TransmissionParameters.Default);
            _enrolment.RequestHandler = office.HandleAsync;
        }

        var door = new BootstrapDoor(settings, Begin);
        _bootstrap.RequestHandler = new BlockwiseServer((request, _) => Task.FromResult(door.Answer(request)), settings.Clock, Block.MaxSizeExponent, LargestBody).HandleAsync;
    }

    /// <summary>Gets exceptions of the server's own code.</summary>
    public Action<Exception>? Faulted
    {
        get => _management.Faulted;
        set => _management.Faulted = _bootstrap.Faulted = value;
    }

    /// <summary>Where clients register.</summary>
    public IPEndPoint Management => _management.LocalEndPoint;

    /// <summary>Where clients register under DTLS; <see langword="null"/> where they cannot.</summary>
    public IPEndPoint? Secured => _settings.Secured?.LocalEndPoint;

    /// <summary>Where clients enrol; <see langword="null"/> where they cannot.</summary>
    public IPEndPoint? Enrolling => _settings.Enrolment?.LocalEndPoint;

    /// <summary>Where clients bootstrap.</summary>
    public IPEndPoint Bootstrap => _bootstrap.LocalEndPoint;

    /// <summary>Where users call; <see langword="null"/> until it is open.</summary>
    public IPEndPoint? Users => _web?.LocalEndPoint;

    /// <summary>Opens the side for users.</summary>
    /// <exception cref="IOException">The address cannot be bound.</exception>
    public async Task OpenAsync(IPEndPoint users)
    {
        if (_settings.Web is { } web)
        {
            _web = await web.ListenAsync(users, _api.AnswerAsync);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested)
        {
            return;
        }

        _closing.Cancel();
        foreach (var sequence in _bootstrapping.Values)
        {
            sequence.Dispose();
        }

        if (_web is { } web)
        {
            await web.DisposeAsync();
        }

        await _management.DisposeAsync();
        await _bootstrap.DisposeAsync();
        await (_enrolment?.DisposeAsync() ?? ValueTask.CompletedTask);
        _closing.Dispose();
    }

    private IReadOnlyList<Deviation> Deviations => _settings.Faults switch
    {
        var faults when faults.Has(MessageFaults.TokenChanged) => [DeviationTable.Find("token-changed")!],
        var faults when faults.Has(MessageFaults.AcknowledgesOther) => [DeviationTable.Find("ack-wrong-id")!],
        _ => [],
    };

    private Endpoint Open(IDatagramTransport transport, TransmissionParameters transmission) => new(
        new EarPiece(transport, new(_settings.Faults)),
        new EndpointSettings
        {
            Clock = _settings.Clock,
            Random = _settings.Random,
            Transmission = transmission,
            EndsOnMalformed = false,
            Deviations = Deviations,
            Understands = _settings.Faults.Has(MessageFaults.TakesEveryOption) ? null : Understood.Contains,
        });

    private Task<Reply> AnswerAsync(IncomingRequest request, CancellationToken cancellationToken)
    {
        var asked = request.Message.Options.Path;
        var path = _settings.Faults.Has(MessageFaults.UnescapesTwice) ? Uri.UnescapeDataString(Uri.UnescapeDataString(asked)) : asked;
        var reply = path == SendDoor.Path ? _send.Answer(request)
            : path == RegistrationDoor.Path || path.StartsWith($"{RegistrationDoor.Path}/", StringComparison.Ordinal) ? _registration.Answer(request, path)
            : path == FirmwareBringer.Path ? FirmwareBringer.Answer(request)
            : Reply.Of(CoapCode.NotFound);
        if (_clients.From(request.Remote) is { } client)
        {
            _observings.Follow(client);
        }

        return Task.FromResult(reply);
    }

    private IncomingRequest Mixed(IncomingRequest request) => _settings.Faults.Has(BlockFaults.MixesBodies)
        ? request with { Message = request.Message with { Options = request.Message.Options.Without(OptionNumber.RequestTag) } }
        : request;

    private Reply Bent(Reply reply) =>
        (reply.Code == CoapCode.Continue && _settings.Faults.Has(BlockFaults.EndsEarly))
        || (reply.Code == CoapCode.RequestEntityIncomplete && _settings.Faults.Has(BlockFaults.TakesGaps))
            ? reply with { Code = CoapCode.Changed }
            : reply;

    private void Welcome(Client client)
    {
        client.Lane.Awake = () => !client.Sleeps || (!client.Silent && _settings.Clock.Monotonic - client.HeardAt < _awake);
        _ = PumpAsync(client);
        if (!_settings.Faults.Has(ObserveFaults.ForgetsWishes))
        {
            _ = AnewAsync(client, [.. _observings.Wishes(client.Endpoint)]);
        }
    }

    private async Task AnewAsync(Client client, IReadOnlyList<Command> wishes)
    {
        await Task.Delay(AnswersFirst, _settings.Clock, CancellationToken.None);
        foreach (var wish in wishes)
        {
            await _courier.RenewAsync(client, wish);
        }
    }

    private void Replace(Client before, Client after)
    {
        if (!_settings.Faults.Has(QueueFaults.ForgetsOnRegister))
        {
            before.Lane.MoveTo(after.Lane);
        }
    }

    private void Leave(Client client, bool replaced)
    {
        client.Lane.Close();
        _observings.Leave(client, replaced);
        if (!replaced && _settings.Faults.Has(LifetimeFaults.ForgetsHistory))
        {
            _readings.Forget(client.Endpoint);
        }
    }

    // Anything a client says shows that it is awake (Transport 1.1 §6.5).
    private void Hear(TraceEvent passed)
    {
        if (passed.Sent || _clients.From(passed.Remote) is not { } client)
        {
            return;
        }

        if (_settings.Faults.Has(QueueFaults.WakesOnUpdateAlone) && passed.Message?.Options.Path.StartsWith(RegistrationDoor.Path, StringComparison.Ordinal) != true)
        {
            return;
        }

        (client.HeardAt, client.Silent) = (passed.Time, false);
        _ = PumpAsync(client);
    }

    private async Task PumpAsync(Client client)
    {
        await Task.Delay(AnswersFirst, _settings.Clock, CancellationToken.None);
        if (!_settings.Faults.Has(QueueFaults.NeverDelivers))
        {
            client.Lane.Pump();
        }
    }

    private void Begin(IPEndPoint remote, ContentFormat? wanted)
    {
        if (_bootstrapping.ContainsKey(remote) && _settings.Faults.Has(BootstrapFaults.BeginsNoMore))
        {
            return;
        }

        if (_bootstrapping.Remove(remote, out var before))
        {
            before.Cancel();
            before.Dispose();
        }

        var stop = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        _bootstrapping[remote] = stop;
        _ = RunAsync(new BootstrapSequence(_settings, _bootstrap, remote, wanted), stop);
    }

    private static async Task RunAsync(BootstrapSequence sequence, CancellationTokenSource stop)
    {
        try
        {
            await sequence.RunAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The client began anew, or the server closes.
        }
    }
}
