using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Network;

/// <summary>What a radio hands up of the datagrams it hears: all of them as they are, unless it has a fault.</summary>
public sealed class Reception(FaultSwitch faults)
{
    private const byte VersionMask = 0b1100_0000;
    private const byte TokenLengthMask = 0x0F;
    private const int MaxTokenLength = 8;
    private readonly HashSet<ushort> _answered = [];
    private bool _isDeaf;

    /// <param name="datagram">As received.</param>
    /// <param name="asked">What was sent last that wants an answer.</param>
    /// <param name="answer">Sends something back at once.</param>
    /// <returns>What goes up; <see langword="null"/> for nothing.</returns>
    public ReadOnlyMemory<byte>? Hear(ReadOnlyMemory<byte> datagram, ReadOnlyMemory<byte> asked, Action<Message> answer)
    {
        var octets = Whole(Opened(datagram));
        if (_isDeaf)
        {
            return null;
        }

        var isRead = Message.TryRead(octets, out var message, out _);
        _isDeaf = (!isRead || message!.Code.IsReserved) && faults.Has(MessageFaults.DeafAfterMalformed);
        if (message is null)
        {
            return octets;
        }

        return message switch
        {
            { Type: MessageType.Confirmable, Code.IsEmpty: true } => Ping(octets, message.MessageId, answer),
            { Type: MessageType.Acknowledgement, Code.IsReserved: false } => Acknowledgement(octets, message, asked, answer),
            { Type: MessageType.Confirmable, Code: { IsRequest: false, IsReserved: false } } => Separate(octets, message.MessageId, answer),
            { Code.IsReserved: true } => faults.Choose(MessageFaults.ReadsReservedClass, WithoutClass(message), octets),
            { Type: MessageType.NonConfirmable } when faults.Has(MessageFaults.IgnoresNonConfirmable) => null,
            _ => faults.Choose(MessageFaults.TakesRepeatedOptions, WithoutRepetition(message), octets),
        };
    }

    /// <summary>The header, as far as it is one (RFC 7252 §3).</summary>
    private ReadOnlyMemory<byte> Opened(ReadOnlyMemory<byte> octets)
    {
        if (octets.Length is > 0 and < MessageHeader.Size && faults.Has(MessageFaults.PadsShortHeaders))
        {
            return new byte[MessageHeader.Size].Select((_, at) => at < octets.Length ? octets.Span[at] : (byte)0).ToArray();
        }

        if (octets.Length < MessageHeader.Size)
        {
            return octets;
        }

        var first = octets.Span[0];
        var hasReservedLength = (first & TokenLengthMask) > MaxTokenLength;
        var read = faults.Has(MessageFaults.ReadsAnyVersion) ? (byte)((first & ~VersionMask) | (MessageHeader.Version << 6))
            : hasReservedLength && faults.Has(MessageFaults.ReadsReservedTokenLength) ? (byte)(first & ~TokenLengthMask)
            : first;
        return read == first ? octets : (byte[])[read, .. octets.Span[1..]];
    }

    /// <summary>What is cut short stays as it is, for whoever refuses it.</summary>
    private ReadOnlyMemory<byte> Whole(ReadOnlyMemory<byte> octets)
    {
        var whole = octets;
        while (faults.Has(MessageFaults.ServesCutMessages) && whole.Length > MessageHeader.Size && !Message.TryRead(whole, out _, out _))
        {
            whole = whole[..^1];
        }

        return whole;
    }

    private ReadOnlyMemory<byte>? Ping(ReadOnlyMemory<byte> octets, ushort messageId, Action<Message> answer)
    {
        if (faults.Has(MessageFaults.IgnoresPings))
        {
            return null;
        }

        if (faults.Has(MessageFaults.AcknowledgesPings))
        {
            answer(Message.Empty(MessageType.Acknowledgement, messageId));
            return null;
        }

        if (faults.Has(MessageFaults.ResetsOtherId))
        {
            answer(Message.Empty(MessageType.Reset, (ushort)(messageId + 1)));
            return null;
        }

        return octets;
    }

    private ReadOnlyMemory<byte>? Acknowledgement(
        ReadOnlyMemory<byte> octets, Message message, ReadOnlyMemory<byte> asked, Action<Message> answer)
    {
        _isDeaf = !_answered.Add(message.MessageId) && faults.Has(MessageFaults.DeafAfterSecondAnswer);
        if (!message.Code.IsEmpty && faults.Has(MessageFaults.TakesAnyToken) && Message.TryRead(asked, out var request, out _))
        {
            return (message with { Token = request.Token }).ToArray();
        }

        if (faults.Has(MessageFaults.AcknowledgesAcknowledgements))
        {
            answer(Message.Empty(MessageType.Acknowledgement, message.MessageId));
        }

        return message.Code.IsEmpty && faults.Has(MessageFaults.RefusalByAcknowledgement)
            ? Message.Empty(MessageType.Reset, message.MessageId).ToArray()
            : octets;
    }

    private ReadOnlyMemory<byte>? Separate(ReadOnlyMemory<byte> octets, ushort messageId, Action<Message> answer)
    {
        if (faults.Has(MessageFaults.ResetsSeparate))
        {
            answer(Message.Empty(MessageType.Reset, messageId));
            return null;
        }

        return faults.Choose(MessageFaults.MissesSeparate, (ReadOnlyMemory<byte>?)null, octets);
    }

    private static ReadOnlyMemory<byte> WithoutClass(Message message) =>
        (message with { Code = new((byte)(message.Code.Value & 0x1F)) }).ToArray();

    private static ReadOnlyMemory<byte> WithoutRepetition(Message message)
    {
        var once = message.Options.Where(option => option.Number.IsRepeatable || message.Options.First(option.Number) == option);
        return (message with { Options = new OptionList(once) }).ToArray();
    }
}
