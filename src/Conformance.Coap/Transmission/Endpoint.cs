using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Observe;
using Conformance.Wire;

namespace Conformance.Coap.Transmission;

/// <summary>One address speaking CoAP: reliability, deduplication, matching of responses, NSTART. It has no opinion about what is said.</summary>
/// <remarks>
/// RFC 7252 §4 and §5; RFC 7641 §3 for notifications. Lives on one event loop and takes no lock.
/// Retransmissions carry the same octets; a duplicate request gets the remembered reply without reaching the handler (§4.5).
/// </remarks>
public sealed class Endpoint(IDatagramTransport transport, EndpointSettings settings) : IAsyncDisposable
{
    /// <summary>The bound address.</summary>
    public IPEndPoint LocalEndPoint => transport.LocalEndPoint;

    public EndpointSettings Settings => settings;

    /// <summary>Answers requests. While it is <see langword="null"/> every request gets a Reset. An exception it throws is a harness bug and reaches <see cref="Faulted"/>.</summary>
    public Func<IncomingRequest, CancellationToken, Task<Reply>>? RequestHandler { get; set; }

    /// <summary>Sees everything sent and received, decoded, in order.</summary>
    public Action<TraceEvent>? Trace { get; set; }

    /// <summary>Called for a response nobody waits for. Returns whether a confirmable one is acknowledged; otherwise it gets a Reset (RFC 7252 §4.2).</summary>
    public Func<Message, IPEndPoint, TimeSpan, bool>? UnmatchedResponse { get; set; }

    /// <summary>Gets exceptions of <see cref="RequestHandler"/>: harness bugs.</summary>
    public Action<Exception>? Faulted { get; set; }

    /// <summary>Sends a request and waits for its response. Waits its turn behind NSTART other confirmable requests to the same peer.</summary>
    /// <param name="within">Give up this long after the first transmission; <see langword="null"/> means MAX_TRANSMIT_WAIT (then, after an empty ACK, EXCHANGE_LIFETIME).</param>
    public Task<Outcome> RequestAsync(IPEndPoint remote, Request request, TimeSpan? within, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Sends a message that expects no response: a notification, a separate response. A confirmable one is resent until acknowledged.</summary>
    /// <param name="message">Its message id is drawn when it is 0 and <paramref name="drawMessageId"/>.</param>
    /// <returns>For a non-confirmable message at once, as <see cref="Acknowledged"/> with the time it was sent.</returns>
    public Task<Outcome> SendAsync(IPEndPoint remote, Message message, bool drawMessageId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Sends octets as they are, once.</summary>
    public void SendOctets(IPEndPoint remote, ReadOnlyMemory<byte> octets) => throw new NotImplementedException();

    /// <summary>Sends an empty confirmable message and waits for the Reset that answers it (RFC 7252 §4.3).</summary>
    /// <returns><see cref="WasReset"/> when the peer is alive.</returns>
    public Task<Outcome> PingAsync(IPEndPoint remote, TimeSpan? within, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>From now on, responses from <paramref name="remote"/> with that token are notifications of an observation and go to <paramref name="notified"/>.</summary>
    /// <remarks>RFC 7641 §3.2. A confirmable notification is acknowledged, or reset when <paramref name="notified"/> returns <see langword="false"/>. Replaces an earlier registration of the token.</remarks>
    public void Observe(IPEndPoint remote, Token token, Func<Notification, bool> notified) => throw new NotImplementedException();

    /// <summary>Forgets the token: further notifications are unmatched responses (and a confirmable one gets a Reset).</summary>
    public void Forget(IPEndPoint remote, Token token) => throw new NotImplementedException();

    public Token DrawToken() => throw new NotImplementedException();

    public ushort DrawMessageId() => throw new NotImplementedException();

    /// <summary>Ends open exchanges as cancelled and closes the transport.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
