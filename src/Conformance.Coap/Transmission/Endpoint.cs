using System.Net;
using System.Runtime.ExceptionServices;
using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;
using Conformance.Coap.Observe;
using Conformance.Coap.Transport;
using Conformance.Wire;

namespace Conformance.Coap.Transmission;

/// <summary>
/// One address speaking CoAP: reliability, deduplication, matching of responses, NSTART. It has no opinion about what is said.
/// </summary>
/// <remarks>
/// RFC 7252 §4 and §5; RFC 7641 §3 for notifications. Lives on the event loop it was made on and takes no lock.
/// Retransmissions carry the same octets; a duplicate request gets the remembered reply without reaching the handler (§4.5).
/// </remarks>
public sealed class Endpoint : IAsyncDisposable
{
    private readonly IDatagramTransport _transport;
    private readonly LoopClock _clock;
    private readonly Turns _turns;
    private readonly Inbox _inbox;
    private readonly DeviatingExit _exit;
    private readonly List<Exchange> _open = [];
    private readonly Dictionary<(IPEndPoint Remote, Token Token), Func<Notification, bool>> _observations = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _closed;
    private ushort _nextMessageId;

    /// <param name="transport">Belongs to the endpoint from now on.</param>
    public Endpoint(IDatagramTransport transport, EndpointSettings settings)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(settings);

        _transport = transport;
        Settings = settings;
        _clock = new(settings.Clock);
        _turns = new(settings.Transmission.NStart);
        _inbox = new(this, _clock);
        _exit = new(settings.Deviations, DrawMessageId);
        _closed = _closing.Token;
        _nextMessageId = (ushort)settings.Random.Next(ushort.MaxValue + 1);
        transport.Received = _inbox.Accept;
    }

    /// <summary>The bound address.</summary>
    public IPEndPoint LocalEndPoint => _transport.LocalEndPoint;

    public EndpointSettings Settings { get; private set; }

    /// <summary>Answers requests. While it is <see langword="null"/> every request gets a Reset.</summary>
    /// <remarks>An exception it throws is a harness bug and reaches <see cref="Faulted"/>; the request stays unanswered.</remarks>
    public Func<IncomingRequest, CancellationToken, Task<Reply>>? RequestHandler { get; set; }

    /// <summary>Sees everything sent and received, decoded, in order.</summary>
    public Action<TraceEvent>? Trace { get; set; }

    /// <summary>
    /// Called for a response nobody waits for. Returns whether a confirmable one is acknowledged; otherwise it gets a Reset.
    /// </summary>
    /// <remarks>RFC 7252 §4.2.</remarks>
    public Func<Message, IPEndPoint, TimeSpan, bool>? UnmatchedResponse { get; set; }

    /// <summary>
    /// Called for a Reset that no caller waits for, with the message id it rejects: a non-confirmable message or a separate response.
    /// </summary>
    /// <remarks>RFC 7641 §3.6: the Reset of a notification cancels the observation.</remarks>
    public Action<IPEndPoint, ushort>? ResetReceived { get; set; }

    /// <summary>Gets exceptions of <see cref="RequestHandler"/>, harness bugs; without it they are thrown on the loop.</summary>
    public Action<Exception>? Faulted { get; set; }

    /// <summary>Cancelled when the endpoint closes.</summary>
    internal CancellationToken Closed => _closed;

    /// <summary>
    /// Sends a request and waits for its response. Waits its turn behind NSTART other confirmable requests to the same peer.
    /// </summary>
    /// <param name="within">
    /// Give up this long after the first transmission; <see langword="null"/> means MAX_TRANSMIT_WAIT (then, after an empty ACK,
    /// EXCHANGE_LIFETIME).
    /// </param>
    public async Task<Outcome> RequestAsync(IPEndPoint remote, Request request, TimeSpan? within, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        var message = new Message
        {
            Type = request.Confirmable && remote is not StreamPeer ? MessageType.Confirmable : MessageType.NonConfirmable,
            IsStreamed = remote is StreamPeer,
            Code = request.Code,
            MessageId = request.MessageId ?? DrawMessageId(),
            Token = request.Token ?? DrawToken(),
            Options = request.Options,
            Payload = request.Payload,
        };
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed);
        using var turn = request.Confirmable ? await _turns.TakeAsync(remote, ending.Token) : null;
        return await RunAsync(remote, message, awaitsResponse: true, turn, within, request.Deviations, ending.Token);
    }

    /// <summary>
    /// Sends a message that expects no response: a notification, a separate response. A confirmable one is resent until
    /// acknowledged.
    /// </summary>
    /// <remarks>Does not wait its turn: an answer must not queue behind questions.</remarks>
    /// <param name="message">Its message id is drawn when it is 0 and <paramref name="drawMessageId"/>.</param>
    /// <returns>For a non-confirmable message at once, as <see cref="Acknowledged"/> with the time it was sent.</returns>
    public async Task<Outcome> SendAsync(
        IPEndPoint remote, Message message, bool drawMessageId, CancellationToken cancellationToken, IReadOnlyList<Deviation>? deviations = null)
    {
        ArgumentNullException.ThrowIfNull(message);

        var sent = drawMessageId && message.MessageId == 0 ? message with { MessageId = DrawMessageId() } : message;
        sent = remote is StreamPeer ? sent with { Type = MessageType.NonConfirmable, IsStreamed = true } : sent;
        if (sent.Type is not MessageType.Confirmable)
        {
            var now = _clock.Now;
            Transmit(remote, sent, sent.ToArray(), TraceNote.New, deviations ?? []);
            return new Acknowledged(SentAt: now, EndedAt: now, sent, Transmissions: 1);
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed);
        return await RunAsync(remote, sent, awaitsResponse: false, turn: null, within: null, deviations ?? [], ending.Token);
    }

    /// <summary>Sends octets as they are, once.</summary>
    public void SendOctets(IPEndPoint remote, ReadOnlyMemory<byte> octets) => Depart(remote, message: null, octets, TraceNote.New);

    /// <summary>Sends an empty confirmable message and waits for the Reset that answers it (RFC 7252 §4.3).</summary>
    /// <returns><see cref="WasReset"/> when the peer is alive.</returns>
    public async Task<Outcome> PingAsync(IPEndPoint remote, TimeSpan? within, CancellationToken cancellationToken)
    {
        var ping = Message.Empty(MessageType.Confirmable, DrawMessageId());
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed);
        return await RunAsync(remote, ping, awaitsResponse: false, turn: null, within, [], ending.Token);
    }

    /// <summary>From now on, responses from the peer with that token that no request waits for go to <paramref name="notified"/>.</summary>
    /// <remarks>
    /// RFC 7641 §3.2 and §3.6. When <paramref name="notified"/> returns <see langword="false"/> the notification, confirmable or not,
    /// gets a Reset. Replaces an earlier registration of the token.
    /// </remarks>
    public void Observe(IPEndPoint remote, Token token, Func<Notification, bool> notified) => _observations[(remote, token)] = notified;

    /// <summary>Forgets the token: further notifications are unmatched responses (and a confirmable one gets a Reset).</summary>
    public void Forget(IPEndPoint remote, Token token) => _observations.Remove((remote, token));

    /// <summary>A connection is over: what waits for an answer from there has timed out, and nothing is observed there any more (RFC 8323 §3.4).</summary>
    public void GiveUp(IPEndPoint remote)
    {
        _open.FindAll(exchange => exchange.Remote.Equals(remote)).ForEach(exchange => exchange.GiveUp());
        _observations.Keys.Where(key => key.Remote.Equals(remote)).ToList().ForEach(key => _observations.Remove(key));
    }

    /// <summary>Sends with other parameters from now on; what is on its way keeps those that it was sent with (RFC 7252 §4.8.1).</summary>
    public void Retune(TransmissionParameters transmission)
    {
        ArgumentNullException.ThrowIfNull(transmission);

        Settings = Settings with { Transmission = transmission };
        _turns.Limit = transmission.NStart;
    }

    /// <summary>Forgets what the peer sent so far: after a restart it may use its message ids again.</summary>
    public void ForgetReceived(IPEndPoint remote) => _inbox.Forget(remote);

    /// <summary>A token of the length in the settings that no open exchange or observation has, as far as chance allows.</summary>
    public Token DrawToken()
    {
        const int Attempts = 16;
        var token = Token.Empty;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var octets = new byte[Settings.TokenLength];
            Settings.Random.NextBytes(octets);
            token = new(octets);
            if (!_open.Exists(exchange => exchange.Sent.Token == token) && !_observations.Keys.Any(key => key.Token == token))
            {
                break;
            }
        }

        return token;
    }

    /// <summary>The next message id after a random first one (RFC 7252 §4.4).</summary>
    public ushort DrawMessageId() => _nextMessageId++;

    /// <summary>Ends open exchanges as cancelled and closes the transport.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closed.IsCancellationRequested)
        {
            return;
        }

        _transport.Received = null;
        _closing.Cancel();
        _closing.Dispose();
        _observations.Clear();
        await _transport.DisposeAsync();
    }

    /// <summary>The oldest open exchange with a peer that <paramref name="belongs"/>.</summary>
    internal Exchange? FindExchange(IPEndPoint remote, Func<Exchange, bool> belongs) =>
        _open.Find(exchange => exchange.IsOpen && exchange.Remote.Equals(remote) && belongs(exchange));

    /// <summary>The only open exchange with a peer, or <see langword="null"/> when there are none or several.</summary>
    internal Exchange? SoleExchange(IPEndPoint remote) =>
        _open.FindAll(exchange => exchange.IsOpen && exchange.Remote.Equals(remote)) is [var sole] ? sole : null;

    internal Func<Notification, bool>? FindObservation(IPEndPoint remote, Token token) => _observations.GetValueOrDefault((remote, token));

    /// <summary>Sends a message, bent by what the endpoint and <paramref name="deviations"/> do wrong on purpose.</summary>
    internal void Transmit(IPEndPoint remote, Message message, ReadOnlyMemory<byte> octets, string note, IReadOnlyList<Deviation> deviations)
    {
        if (remote is StreamPeer && message.Code.IsEmpty)
        {
            return; // what there is for the message layer of datagrams only (RFC 8323 §2.2)
        }

        foreach (var leaving in _exit.Pass(message, octets, note, deviations))
        {
            var (shown, noted) = leaving.Deviations.Count == 0 ? (message, note) : (null, $"{note}, on purpose {string.Join(", ", leaving.Deviations)}");
            if (leaving.After > TimeSpan.Zero)
            {
                _clock.After(leaving.After, () => Depart(remote, shown, leaving.Octets, noted));
            }
            else
            {
                Depart(remote, shown, leaving.Octets, noted);
            }
        }
    }

    /// <param name="message">What the octets say; decoded for the trace unless given.</param>
    private void Depart(IPEndPoint remote, Message? message, ReadOnlyMemory<byte> octets, string note)
    {
        if (_closed.IsCancellationRequested)
        {
            return;
        }

        if (Trace is { } trace)
        {
            DecodeError error = default;
            var shown = message ?? (Message.TryRead(octets, out var decoded, out error) ? decoded with { IsStreamed = remote is StreamPeer } : null);
            trace(new(_clock.Now, Sent: true, remote, octets, shown, error, note));
        }

        _transport.Send(octets, remote);
    }

    internal void Report(Exception fault)
    {
        if (Faulted is { } faulted)
        {
            faulted(fault);
        }
        else
        {
            _clock.Post(() => ExceptionDispatchInfo.Throw(fault));
        }
    }

    private async Task<Outcome> RunAsync(
        IPEndPoint remote,
        Message message,
        bool awaitsResponse,
        IDisposable? turn,
        TimeSpan? within,
        IReadOnlyList<Deviation> deviations,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var octets = message.ToArray();
        using var exchange = new Exchange(
            remote, message, awaitsResponse, Settings, _clock, turn, deviations, note => Transmit(remote, message, octets, note, deviations));
        _open.Add(exchange);
        try
        {
            using var cancellation = cancellationToken.Register(() => exchange.Cancel(cancellationToken));
            exchange.Start(within);
            return await exchange.Ended;
        }
        finally
        {
            _open.Remove(exchange);
        }
    }
}
