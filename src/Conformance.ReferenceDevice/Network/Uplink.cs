using System.Net;
using System.Net.Sockets;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Streams;
using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.Dtls;
using Conformance.Dtls.Records;
using Conformance.Dtls.Transport;
using Conformance.Oscore.Contexts;
using Conformance.Oscore.Transport;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Security;

namespace Conformance.ReferenceDevice.Network;

/// <summary>The device's way to its servers: one endpoint per address family, bound when it is first needed, block-wise both ways.</summary>
/// <param name="settings">Transport, clock, randomness and sizes.</param>
/// <param name="handler">Answers requests; sees whole bodies.</param>
public sealed class Uplink(DeviceSettings settings, Func<IncomingRequest, CancellationToken, Task<Reply>> handler) : IAsyncDisposable
{
    private readonly Dictionary<AddressFamily, UplinkSeat> _endpoints = [];
    private readonly StreamHabits _habits = new(settings);
    private readonly Dictionary<IPEndPoint, Guard> _guards = [];
    private readonly Dictionary<IPEndPoint, Action<Alert>> _alerted = [];
    private readonly Blocks _blocks = new(settings.Faults, settings.Clock);

    /// <summary>What takes longer than this is acknowledged first and answered later (RFC 7252 §5.2.2).</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(500);

    private FrameCount _closed;
    private int _requests;
    private TransmissionParameters _tuned = settings.Transmission;

    private readonly BlockwiseServer _server = new(
        handler,
        settings.Clock,
        settings.Faults.Choose(BlockFaults.SendsLargeBlocks, Block.ReservedSizeExponent, settings.Faults.Choose(NodeFaults.LargeBlocks, Block.MaxSizeExponent, settings.BlockSizeExponent)),
        settings.StorageLimit);

    /// <summary>Called with the message id of each Reset of a non-confirmable message: what it rejects ends.</summary>
    public Action<IPEndPoint, ushort>? WasReset { get; set; }

    /// <summary>Called when a request was sent as often as it may be and nobody answered.</summary>
    public Action? Unanswered { get; set; }

    /// <summary>Called when the link is back after <see cref="Cut"/>.</summary>
    public Action? LinkRestored { get; set; }

    /// <summary>Called when a connection is over.</summary>
    public Action<StreamPeer>? Disconnected { get; set; }

    /// <summary>Whether requests from an address are listened to at all; others are as if never received.</summary>
    public Func<IPEndPoint, bool> Admits { get; set; } = static _ => true;

    /// <summary>Called with each request and the code it got, block by block: a body in transit can be seen here only.</summary>
    public Action<IncomingRequest, CoapCode>? Answered { get; set; }

    public Action<Exception>? Faulted { get; set; }

    /// <inheritdoc cref="Radio.MaySleep"/>
    public Func<bool> MaySleep { get; set; } = static () => false;

    public bool HasLink => _endpoints.Values.All(endpoint => endpoint.Radio.HasLink);

    /// <summary>Datagrams since the device was made, those of endpoints that were closed too.</summary>
    public FrameCount Frames => _endpoints.Values.Aggregate(_closed, (sum, endpoint) => sum + endpoint.Frames);

    /// <summary>The addresses in use.</summary>
    public IEnumerable<IPAddress> LocalAddresses => _endpoints.Values.Select(endpoint => endpoint.Endpoint.LocalEndPoint.Address);

    public void Cut(TimeSpan duration)
    {
        foreach (var seat in _endpoints.Values)
        {
            seat.Radio.Cut(duration);
        }
    }

    /// <summary>Sends a request, as many blocks as it takes, and again when the server asks for its Echo or for new keys.</summary>
    public async Task<BlockwiseOutcome> RequestAsync(IPEndPoint remote, Request request, CancellationToken cancellationToken)
    {
        var outcome = await SendAsync(request);
        for (var left = Repeats.Most; left > 0 && Repeats.Of(request, outcome, SeatOf(remote).Objects, remote) is { } again; left--)
        {
            outcome = await SendAsync(again);
        }

        if (outcome.Last is TimedOut)
        {
            Unanswered?.Invoke();
        }

        return outcome;

        Task<BlockwiseOutcome> SendAsync(Request one) =>
            new BlockwiseClient(At(remote)).RequestAsync(
                remote, Numbered(one), _habits.ExponentFor(remote), forceBlock1: false, Patience, cancellationToken);
    }

    /// <summary>One exchange, whatever its answer.</summary>
    public Task<Outcome> AskAsync(IPEndPoint remote, Request request, CancellationToken cancellationToken) =>
        At(remote).RequestAsync(remote, Numbered(request), Patience, cancellationToken);

    /// <summary>A request with the Message ID that it is given, or the next one (RFC 7252 §4.4).</summary>
    private Request Numbered(Request one) =>
        settings.Faults.Has(MessageFaults.TwoIds) ? one with { MessageId = (ushort)(++_requests % 2) } : one;

    /// <summary>Sends a notification; its message id is known to <see cref="WasReset"/> before any Reset can come.</summary>
    public Task<Outcome> NotifyAsync(IPEndPoint remote, Message message, CancellationToken cancellationToken) =>
        At(remote).SendAsync(_habits.OutletFor(remote), message, drawMessageId: false, cancellationToken);

    /// <summary>What of a notification goes out with it; the observer fetches the rest (RFC 7959 §2.6).</summary>
    public Reply FirstBlock(IPEndPoint remote, Message request, Reply notification)
    {
        var first = _server.Slice(remote, request, notification);
        _blocks.Notified(first);
        return first;
    }

    public ushort DrawMessageId(IPEndPoint remote)
    {
        var next = At(remote).DrawMessageId();
        return settings.Faults.Choose(MessageFaults.OneIdForAll, (ushort)1, next);
    }

    /// <summary>Shakes hands with a server; until that is done nothing goes to it.</summary>
    /// <param name="alerted">Told each alert of the server.</param>
    public Task<SecuringResult> ShieldAsync(IPEndPoint remote, ClientSettings offer, Action<Alert> alerted)
    {
        _alerted[remote] = alerted;
        return SeatOf(remote).Link.SecureAsync(remote, offer);
    }

    /// <summary>Whether a server can be spoken to under DTLS.</summary>
    public bool IsShielded(IPEndPoint remote) => SeatOf(remote).Link.StateOf(remote) == AssociationState.Connected;

    /// <summary>Nothing goes to the server in clear from now on.</summary>
    public void Veil(IPEndPoint remote) => SeatOf(remote).Link.Veil(remote);

    /// <summary>The server is spoken to in clear.</summary>
    public void Unveil(IPEndPoint remote) => SeatOf(remote).Link.Unveil(remote);

    /// <summary>The server is spoken to under a context, or without object security.</summary>
    public void Guard(IPEndPoint remote, SecurityContext? context, bool renews) => SeatOf(remote).Objects.Guard(remote, context, renews);

    /// <summary>What was said under contexts is over; the contexts stay.</summary>
    public void PowerLost() => _guards.Clear();

    /// <summary>Ends the association with a host; it is spoken to in clear, if at all.</summary>
    public void Part(IPEndPoint remote)
    {
        if (_endpoints.TryGetValue(remote.AddressFamily, out var open))
        {
            open.Link.Close(remote);
            open.Link.Unveil(remote);
        }
    }

    /// <summary>Opens a connection.</summary>
    /// <returns><see langword="null"/> when nobody takes it, or the device has none.</returns>
    public async Task<StreamPeer?> ConnectAsync(IPEndPoint remote, CancellationToken cancellationToken) =>
        settings.Streams is { } network ? await SeatOf(remote).Streams.ConnectAsync(network, remote, cancellationToken) : null;

    /// <summary>Ends a connection in good order (RFC 8323 §5.5).</summary>
    public void Release(StreamPeer peer)
    {
        var streams = SeatOf(peer).Streams;
        streams.Send(new Release([], holdOff: null), peer);
        streams.Close(peer);
    }

    /// <summary>Makes the device reachable from servers of this address, before it has sent anything.</summary>
    public void Open(IPEndPoint remote) => At(remote);

    public async ValueTask DisposeAsync()
    {
        foreach (var seat in _endpoints.Values)
        {
            await seat.Endpoint.DisposeAsync();
        }

        _closed = Frames;
        _endpoints.Clear();
    }

    /// <summary>As long as it takes (RFC 7252 §4.8.2: MAX_TRANSMIT_WAIT).</summary>
    private TimeSpan? Patience => settings.Faults.Choose(MessageFaults.GivesUpEarly, TimeSpan.FromSeconds(3), (TimeSpan?)null);

    /// <summary>Sends with these parameters from now on.</summary>
    public void Tune(TransmissionParameters transmission)
    {
        _tuned = transmission;
        foreach (var seat in _endpoints.Values)
        {
            seat.Endpoint.Retune(Transmission);
        }
    }

    /// <summary>How often it repeats, and how long it remembers: as it is set (RFC 7252 §4.8).</summary>
    private TransmissionParameters Transmission =>
        settings.Faults.Has(MessageFaults.NeverRepeats) ? _tuned with { MaxRetransmit = 0 }
        : settings.Faults.Has(NodeFaults.TalksAtOnce) ? _tuned with { NStart = 4 }
        : settings.Faults.Has(MessageFaults.ForgetsDuplicates) ? _tuned with { MaxLatency = TimeSpan.Zero }
        : _tuned;

    /// <summary>How long it listens after a message in queue mode (Transport 1.1 §6.5).</summary>
    private TimeSpan Awake => settings.Faults.Choose(NodeFaults.DozesOff, TimeSpan.FromSeconds(10), settings.Transmission.MaxTransmitWait);

    private Endpoint At(IPEndPoint remote) => SeatOf(remote).Endpoint;

    private UplinkSeat SeatOf(IPEndPoint remote)
    {
        if (!_endpoints.TryGetValue(remote.AddressFamily, out var open))
        {
            open = Bind(remote.Address);
            _endpoints.Add(remote.AddressFamily, open);
        }

        return open;
    }

    private UplinkSeat Bind(IPAddress remote)
    {
        var radio = new Radio(settings.Bind(LocalAddress.For(remote, settings.LocalAddress)), settings.Clock, Awake, settings.Faults)
        {
            MaySleep = () => MaySleep(),
            LinkRestored = () => LinkRestored?.Invoke(),
        };
        var link = new SecuredLink(radio, settings.Clock, settings.Random)
        {
            Happened = (peer, happened) =>
            {
                if (happened is AlertReceived { Alert: var alert })
                {
                    _alerted.GetValueOrDefault(peer)?.Invoke(alert);
                }
            },
        };
        var streams = new StreamPort(link, settings.Clock, () => _habits.Terms);
        var objects = new GuardedLink(streams, _guards, settings.Random) { Lapses = settings.Faults.Make };
        var endpoint = new Endpoint(objects, new EndpointSettings
        {
            Clock = settings.Clock,
            Random = settings.Random,
            Transmission = Transmission,
            EndsOnMalformed = false,
            PiggybackWithin = settings.Faults.Choose(NodeFaults.AcksLate, TimeSpan.FromSeconds(10), Prompt),
            Understands = option => KnownOptions.Contains(option) || settings.Faults.Has(MessageFaults.TakesCriticalOptions),
        })
        {
            RequestHandler = HandleAsync,
            ResetReceived = (peer, messageId) => WasReset?.Invoke(peer, messageId),
            Faulted = fault => Faulted?.Invoke(fault),
        };
        streams.Ended = (peer, _, _) => { endpoint.GiveUp(peer); Disconnected?.Invoke(peer); };
        return UplinkSeat.Of(endpoint, radio, link, streams, objects);
    }

    private async Task<Reply> HandleAsync(IncomingRequest request, CancellationToken cancellationToken)
    {
        if (!Admits(request.Remote))
        {
            return Reply.Unheard;
        }

        if (Refuses(request.Message) is { } refusal)
        {
            return refusal;
        }

        if (settings.Faults.Has(MessageFaults.ActsTwice))
        {
            At(request.Remote).ForgetReceived(request.Remote);
        }

        var taken = request with { Message = _habits.Fitted(_blocks.Take(request.Message), request.Remote) };
        var whole = settings.Faults.Has(BlockFaults.NeverCuts) && taken.Message.Options is { Block1: null, Block2: null };
        var reply = _blocks.Give(request.Message, await (whole ? handler(taken, cancellationToken) : _server.HandleAsync(taken, cancellationToken)));
        Answered?.Invoke(request, reply.Code);
        return reply;
    }

    /// <summary>What is answered without a look at the request: nothing, unless the device has a fault.</summary>
    private Reply? Refuses(Message request)
    {
        if (settings.Faults.Has(MessageFaults.RefusesElectiveOptions)
            && request.Options.Any(option => !option.Number.IsCritical && !KnownOptions.Contains(option.Number)))
        {
            return Reply.Of(CoapCode.BadOption);
        }

        return _blocks.Refuses(request) is { } code ? Reply.Of(code) : null;
    }
}
