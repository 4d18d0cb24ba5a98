using Conformance.Coap.Messages;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Network;

/// <summary>What a radio sends of the messages it is handed: all of them as they are, unless it has a fault.</summary>
public sealed class Emission(FaultSwitch faults)
{
    private const int PaddedLength = 4;
    private Token _before = Token.Empty;

    public ReadOnlyMemory<byte> Say(ReadOnlyMemory<byte> octets)
    {
        if (!Message.TryRead(octets, out var message, out _) || message.Type == MessageType.Confirmable || message.Code.IsEmpty)
        {
            return octets;
        }

        var said = message with { Type = TypeOf(message), MessageId = IdOf(message), Token = TokenOf(message) };
        _before = message.Token;
        return said == message ? octets : said.ToArray();
    }

    private MessageType TypeOf(Message response) => faults.Choose(MessageFaults.AnswersByNon, MessageType.NonConfirmable, response.Type);

    private ushort IdOf(Message response) => faults.Choose(MessageFaults.OtherMessageId, (ushort)(response.MessageId + 1), response.MessageId);

    /// <summary>That of the request (RFC 7252 §5.3.1).</summary>
    private Token TokenOf(Message response)
    {
        var own = response.Token;
        return faults.Has(MessageFaults.LeaksTokens) ? _before
            : faults.Has(MessageFaults.CutsTokens) && own.Length > PaddedLength ? new Token(own.Octets[..PaddedLength])
            : faults.Has(MessageFaults.PadsTokens) && own.Length < PaddedLength ? new Token(Padded(own))
            : own;
    }

    private static byte[] Padded(Token token) => [.. token.Octets.Span, .. new byte[PaddedLength - token.Length]];
}
