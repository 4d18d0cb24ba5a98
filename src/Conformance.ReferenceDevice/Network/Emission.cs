using Conformance.Coap.Messages;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Network;

/// <summary>What a radio sends of the messages it is handed: all of them as they are, unless it has a fault.</summary>
public sealed class Emission(FaultSwitch faults)
{
    private const int PaddedLength = 4;
    private Token _before = Token.Empty;
    private ReadOnlyMemory<byte> _asked;
    private ushort _repeats;

    /// <summary>The request or notification sent last.</summary>
    public ReadOnlyMemory<byte> Asked => _asked;

    public ReadOnlyMemory<byte> Say(ReadOnlyMemory<byte> octets)
    {
        if (!Message.TryRead(octets, out var message, out _) || message.Code.IsEmpty)
        {
            return octets;
        }

        if (message.Type == MessageType.Confirmable)
        {
            return Ask(octets, message);
        }

        var said = message with { Type = TypeOf(message), MessageId = IdOf(message), Token = TokenOf(message) };
        _before = message.Token;
        return said == message ? octets : said.ToArray();
    }

    /// <summary>What is sent again is sent as it was (RFC 7252 §4.2).</summary>
    private ReadOnlyMemory<byte> Ask(ReadOnlyMemory<byte> octets, Message message)
    {
        var isRepeat = _asked.Span.SequenceEqual(octets.Span);
        _asked = octets;
        return isRepeat && faults.Has(MessageFaults.RenumbersRepeats)
            ? (message with { MessageId = (ushort)(message.MessageId + 1000 + _repeats++) }).ToArray()
            : octets;
    }

    private MessageType TypeOf(Message response) => faults.Choose(MessageFaults.AnswersByNon, MessageType.NonConfirmable, response.Type);

    private ushort IdOf(Message response) =>
        faults.Choose(MessageFaults.OtherMessageId, (ushort)(response.MessageId + 1), response.MessageId);

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
