using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Oscore.Messages;

namespace Conformance.Oscore.Transport;

/// <summary>What a request is answered that cannot be taken: in clear, and not to be kept by anybody.</summary>
/// <remarks>RFC 8613 §8.2.</remarks>
public static class Refusals
{
    /// <summary>A request in clear where only protected ones are taken.</summary>
    public static Message OfClear(Message request, ushort messageId) => Answer(request, messageId, CoapCode.Unauthorized, "protection is required");

    public static Message Of(OpeningFailure failure, Message request, ushort messageId)
    {
        var (code, text) = failure switch
        {
            OpeningFailure.Undecodable => (CoapCode.BadOption, "Failed to decode COSE"),
            OpeningFailure.NoContext => (CoapCode.Unauthorized, "Security context not found"),
            OpeningFailure.Replayed => (CoapCode.Unauthorized, "Replay detected"),
            _ => (CoapCode.BadRequest, "Decryption failed"),
        };
        return Answer(request, messageId, code, text);
    }

    /// <summary>An answer to a request, piggybacked where that is possible.</summary>
    /// <param name="messageId">Of an answer that is a message of its own.</param>
    internal static Message Answer(Message request, ushort messageId, CoapCode code, string text)
    {
        ArgumentNullException.ThrowIfNull(request);

        var piggybacks = request.Type is MessageType.Confirmable;
        return new()
        {
            Type = piggybacks ? MessageType.Acknowledgement : MessageType.NonConfirmable,
            Code = code,
            MessageId = piggybacks ? request.MessageId : messageId,
            Token = request.Token,
            Options = OptionList.Empty.WithUInt(OptionNumber.MaxAge, 0),
            Payload = Encoding.UTF8.GetBytes(text),
        };
    }
}
