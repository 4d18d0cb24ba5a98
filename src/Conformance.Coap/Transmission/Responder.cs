using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;

namespace Conformance.Coap.Transmission;

/// <summary>Gets one request answered: piggybacked when the answer comes in time, separately when it does not.</summary>
/// <remarks>RFC 7252 §5.2.</remarks>
/// <param name="respond">Sends an ACK or Reset and remembers it for duplicates.</param>
/// <param name="deliver">Sends a response in a message of its own, resent until acknowledged when confirmable.</param>
internal sealed class Responder(
    EndpointSettings settings,
    LoopClock clock,
    Action<IncomingRequest, SeenMessage, Message, IReadOnlyList<Deviation>> respond,
    Func<IncomingRequest, Message, IReadOnlyList<Deviation>, Task> deliver)
{
    public async Task AnswerAsync(IncomingRequest request, SeenMessage seen, Func<Task<Reply>> ask)
    {
        Reply reply;
        using (AcknowledgeLater(request, seen))
        {
            reply = await ask();
        }

        await SendAsync(request, seen, reply);
    }

    private static Message Response(IncomingRequest request, Reply reply, MessageType type, ushort messageId) => new()
    {
        Type = type,
        Code = reply.Code,
        MessageId = messageId,
        Token = request.Message.Token,
        Options = reply.Options,
        Payload = reply.Payload,
    };

    private IDisposable? AcknowledgeLater(IncomingRequest request, SeenMessage seen) =>
        request.Message.Type is MessageType.Confirmable ? clock.After(settings.PiggybackWithin, () => Acknowledge(request, seen, [])) : null;

    private Task SendAsync(IncomingRequest request, SeenMessage seen, Reply reply)
    {
        var confirmable = request.Message.Type is MessageType.Confirmable;
        var messageId = request.Message.MessageId;
        switch (reply)
        {
            case { Silent: true }:
                seen.IsForgotten = reply.IsUnheard;
                return Task.CompletedTask;
            case { Reset: true }:
                respond(request, seen, Message.Empty(MessageType.Reset, messageId), reply.Deviations);
                return Task.CompletedTask;
            case { Code.IsEmpty: true }:
                Acknowledge(request, seen, reply.Deviations);
                return Task.CompletedTask;
            case { Separate: false } when confirmable && seen.Reply is null:
                respond(request, seen, Response(request, reply, MessageType.Acknowledgement, messageId), reply.Deviations);
                return Task.CompletedTask;
            default:
                Acknowledge(request, seen, reply.Deviations);
                var type = confirmable ? MessageType.Confirmable : MessageType.NonConfirmable;
                return deliver(request, Response(request, reply, type, messageId: 0), reply.Deviations);
        }
    }

    private void Acknowledge(IncomingRequest request, SeenMessage seen, IReadOnlyList<Deviation> deviations)
    {
        if (request.Message.Type is MessageType.Confirmable && seen.Reply is null)
        {
            respond(request, seen, Message.Empty(MessageType.Acknowledgement, request.Message.MessageId), deviations);
        }
    }
}
