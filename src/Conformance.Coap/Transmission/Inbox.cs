using System.Net;
using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;
using Conformance.Coap.Observe;
using Conformance.Coap.Transport;
using Conformance.Wire;

namespace Conformance.Coap.Transmission;

/// <summary>Decides what each datagram is for: an open exchange, an observation, the request handler, or the bin.</summary>
/// <remarks>RFC 7252 §4.2, §4.3, §4.5 and §5.3.2.</remarks>
internal sealed class Inbox
{
    private readonly Endpoint _endpoint;
    private readonly DeduplicationWindow _seen;
    private readonly Responder _responder;

    public Inbox(Endpoint endpoint, LoopClock clock)
    {
        _endpoint = endpoint;
        _seen = new(endpoint.Settings.Transmission);
        _responder = new(endpoint.Settings, clock, (request, seen, message, deviations) => Respond(request.Remote, seen, message, deviations), DeliverAsync);
    }

    public void Forget(IPEndPoint remote) => _seen.Forget(remote);

    public void Accept(ReceivedDatagram datagram)
    {
        if (!Message.TryRead(datagram.Octets, out var message, out var error))
        {
            AcceptMalformed(datagram, error);
            return;
        }

        message = message with { IsStreamed = datagram.Remote is StreamPeer };
        switch (message)
        {
            case { Type: MessageType.Acknowledgement, Code.IsEmpty: true }:
                AcceptAcknowledgement(datagram, message);
                break;
            case { Type: MessageType.Acknowledgement }:
                AcceptPiggybacked(datagram, message);
                break;
            case { Type: MessageType.Reset, Code.IsEmpty: true }:
                AcceptReset(datagram, message);
                break;
            case { Type: MessageType.Confirmable, Code.IsEmpty: true }:
                Reject(datagram, message, TraceNote.Ping);
                break;
            case { Type: MessageType.Reset } or { Code.IsEmpty: true }:
                Note(datagram, message, TraceNote.Unmatched);
                break;
            case { Code.IsReserved: true }:
                Reject(datagram, message, TraceNote.Rejected);
                break;
            default:
                AcceptOnce(datagram, message);
                break;
        }
    }

    /// <remarks>
    /// RFC 7252 §3 wants another version ignored in silence, §4.2 a malformed confirmable message reset and any other ignored.
    /// </remarks>
    private void AcceptMalformed(ReceivedDatagram datagram, DecodeError error)
    {
        var (octets, remote, time) = datagram;
        _endpoint.Trace?.Invoke(new(time, Sent: false, remote, octets, Message: null, error, TraceNote.Malformed));
        var reader = new SpanReader(octets.Span);
        var hasHeader = MessageHeader.TryRead(ref reader, out var header, out _);
        if (hasHeader && header.Type is MessageType.Confirmable)
        {
            Send(remote, Message.Empty(MessageType.Reset, header.MessageId), []);
        }

        if (_endpoint.Settings.EndsOnMalformed)
        {
            BrokenBy(remote, hasHeader ? header : null)?.Break(error, datagram);
        }
    }

    /// <summary>The exchange that something malformed was to answer: by its id, or the only one unless it is a request.</summary>
    private Exchange? BrokenBy(IPEndPoint remote, MessageHeader? header)
    {
        var matching = header is { Type: MessageType.Acknowledgement or MessageType.Reset } answer
            ? _endpoint.FindExchange(remote, open => open.Sent.MessageId == answer.MessageId)
            : null;
        return matching ?? (header is { Code.IsRequest: true } ? null : _endpoint.SoleExchange(remote));
    }

    private void AcceptAcknowledgement(ReceivedDatagram datagram, Message message)
    {
        var exchange = _endpoint.FindExchange(
            datagram.Remote, open => open.Sent.Type is MessageType.Confirmable && open.Sent.MessageId == message.MessageId);
        Note(datagram, message, exchange is null ? TraceNote.Unmatched : TraceNote.Acknowledgement);
        exchange?.Acknowledge(datagram.Time);
    }

    private void AcceptPiggybacked(ReceivedDatagram datagram, Message message)
    {
        var (_, remote, time) = datagram;
        if (message.Code.IsRequest || !Understands(message))
        {
            Note(datagram, message, TraceNote.Rejected);
        }
        else if (_endpoint.FindExchange(remote, Asked) is { } exchange)
        {
            Note(datagram, message, TraceNote.Response);
            exchange.Answer(message, time, separate: false);
        }
        else
        {
            Note(datagram, message, TraceNote.Unmatched);
            _endpoint.UnmatchedResponse?.Invoke(message, remote, time);
        }

        bool Asked(Exchange open) =>
            open is { AwaitsResponse: true, Sent.Type: MessageType.Confirmable }
            && open.Sent.MessageId == message.MessageId
            && open.Sent.Token == message.Token;
    }

    private void AcceptReset(ReceivedDatagram datagram, Message message)
    {
        var exchange = _endpoint.FindExchange(datagram.Remote, open => open.Sent.MessageId == message.MessageId);
        Note(datagram, message, exchange is null ? TraceNote.Unmatched : TraceNote.Reset);
        if (exchange is null)
        {
            _endpoint.ResetReceived?.Invoke(datagram.Remote, message.MessageId);
        }

        exchange?.Reset(datagram.Time);
    }

    /// <summary>A request or response in a message of its own, unless it was received before.</summary>
    private void AcceptOnce(ReceivedDatagram datagram, Message message)
    {
        if (_seen.Find(datagram.Remote, message.MessageId, datagram.Octets.Span, datagram.Time) is { } first)
        {
            Note(datagram, message, TraceNote.Duplicate);
            if (first.Reply is { } reply && message.Type is MessageType.Confirmable)
            {
                _endpoint.Transmit(datagram.Remote, reply.Message, reply.Octets, TraceNote.Duplicate, reply.Deviations);
            }

            return;
        }

        var seen = _seen.Add(datagram.Remote, message, datagram.Octets, datagram.Time);
        if (message.Code.IsRequest)
        {
            AcceptRequest(datagram, message, seen);
        }
        else
        {
            AcceptResponse(datagram, message, seen);
        }
    }

    private void AcceptRequest(ReceivedDatagram datagram, Message message, SeenMessage seen)
    {
        var understood = Understands(message);
        if (!understood || _endpoint.RequestHandler is not { } handler)
        {
            Note(datagram, message, TraceNote.Rejected);
            if (understood)
            {
                Respond(datagram.Remote, seen, Message.Empty(MessageType.Reset, message.MessageId));
            }
            else if (message.Type is MessageType.Confirmable || message.IsStreamed)
            {
                Respond(datagram.Remote, seen, BadOption(message));
            }

            return;
        }

        Note(datagram, message, TraceNote.New);
        var request = new IncomingRequest(message, datagram.Remote, datagram.Time);
        _ = AnswerAsync(request, seen, () => handler(request, _endpoint.Closed));
    }

    private void AcceptResponse(ReceivedDatagram datagram, Message message, SeenMessage seen)
    {
        var (_, remote, time) = datagram;
        if (!Understands(message))
        {
            Note(datagram, message, TraceNote.Rejected);
            Settle(remote, message, seen, accepted: false);
        }
        else if (_endpoint.FindExchange(remote, Asked) is { } exchange)
        {
            Note(datagram, message, TraceNote.Response);
            Settle(remote, message, seen, accepted: true, exchange.Deviations);
            exchange.Answer(message, time, separate: true);
        }
        else if (_endpoint.FindObservation(remote, message.Token) is { } notified)
        {
            Note(datagram, message, TraceNote.Notification);
            var notification = new Notification(message, remote, time);
            var wanted = notified(notification);
            Settle(remote, message, seen, wanted, notification.Deviations);
            if (!wanted && message.Type is MessageType.NonConfirmable)
            {
                Respond(remote, seen, Message.Empty(MessageType.Reset, message.MessageId));
            }
        }
        else
        {
            Note(datagram, message, TraceNote.Unmatched);
            Settle(remote, message, seen, _endpoint.UnmatchedResponse?.Invoke(message, remote, time) ?? false);
        }

        bool Asked(Exchange open) => open.AwaitsResponse && open.Sent.Token == message.Token && !Crosses(open, message);
    }

    /// <summary>A notification that was on its way while its observation is being cancelled under the same token.</summary>
    /// <remarks>RFC 7641 §3.6: the answer to the cancellation carries no Observe.</remarks>
    private static bool Crosses(Exchange cancellation, Message message) =>
        cancellation.Sent is { Code.IsRequest: true, Options.Observe: 1 } && message.Options.Observe is not null;

    private async Task AnswerAsync(IncomingRequest request, SeenMessage seen, Func<Task<Reply>> ask)
    {
        try
        {
            await _responder.AnswerAsync(request, seen, ask);
        }
        catch (OperationCanceledException) when (_endpoint.Closed.IsCancellationRequested)
        {
            // The endpoint closed while the handler was at work; nobody is left to answer.
        }
        catch (Exception fault)
        {
            _endpoint.Report(fault);
        }
    }

    /// <summary>Sends a response in a message of its own and passes on its Reset, for which no caller waits.</summary>
    private async Task DeliverAsync(IncomingRequest request, Message response, IReadOnlyList<Deviation> deviations)
    {
        var outcome = await _endpoint.SendAsync(request.Remote, response, drawMessageId: true, _endpoint.Closed, deviations);
        if (outcome is WasReset)
        {
            _endpoint.ResetReceived?.Invoke(request.Remote, outcome.Sent.MessageId);
        }
    }

    private void Reject(ReceivedDatagram datagram, Message message, string note)
    {
        Note(datagram, message, note);
        if (message.Type is MessageType.Confirmable)
        {
            Send(datagram.Remote, Message.Empty(MessageType.Reset, message.MessageId), []);
        }
    }

    /// <summary>Acknowledges or resets a confirmable response.</summary>
    private void Settle(IPEndPoint remote, Message message, SeenMessage seen, bool accepted, IReadOnlyList<Deviation>? deviations = null)
    {
        if (message.Type is MessageType.Confirmable)
        {
            Respond(remote, seen, Message.Empty(accepted ? MessageType.Acknowledgement : MessageType.Reset, message.MessageId), deviations);
        }
    }

    // One occurrence too many counts as an option that is not understood (RFC 7252 §5.4.5).
    private bool Understands(Message message) =>
        _endpoint.Settings.Understands is not { } understands
        || message.Options
            .Where(option => option.Number.IsCritical)
            .CountBy(option => option.Number)
            .All(option => understands(option.Key) && (option.Value == 1 || option.Key.IsRepeatable));

    private static Message BadOption(Message request) => new()
    {
        Type = MessageType.Acknowledgement,
        Code = CoapCode.BadOption,
        MessageId = request.MessageId,
        Token = request.Token,
        IsStreamed = request.IsStreamed,
    };

    private void Note(ReceivedDatagram datagram, Message message, string note) =>
        _endpoint.Trace?.Invoke(new(datagram.Time, Sent: false, datagram.Remote, datagram.Octets, message, Error: default, note));

    private void Respond(IPEndPoint remote, SeenMessage seen, Message message, IReadOnlyList<Deviation>? deviations = null) =>
        seen.Reply = new(message, Send(remote, message, deviations ?? []), deviations ?? []);

    private byte[] Send(IPEndPoint remote, Message message, IReadOnlyList<Deviation> deviations)
    {
        var octets = message.ToArray();
        _endpoint.Transmit(remote, message, octets, TraceNote.New, deviations);
        return octets;
    }
}
