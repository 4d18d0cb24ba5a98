using System.Diagnostics.CodeAnalysis;
using Conformance.Coap.Messages;
using Conformance.Wire;

namespace Conformance.Coap.Streams;

/// <summary>One CoAP message as a stream carries it: what it says over UDP, without version, type and message id.</summary>
/// <remarks>RFC 8323 §3.2. Its options need not decode: a tester has to be able to say everything, and to show what it was told.</remarks>
/// <param name="TokenLength">TKL as sent.</param>
/// <param name="Code">Of the message.</param>
/// <param name="Rest">Token, options, payload marker and payload.</param>
public sealed record Frame(int TokenLength, CoapCode Code, ReadOnlyMemory<byte> Rest)
{
    /// <summary>The message, as over UDP it would be Non-confirmable.</summary>
    public static Frame Of(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return OfDatagram(message.ToArray());
    }

    /// <summary>What a datagram of CoAP says, however its options are.</summary>
    /// <param name="datagram">At least a header (RFC 7252 §3).</param>
    public static Frame OfDatagram(ReadOnlyMemory<byte> datagram) =>
        new(datagram.Span[0] & 0x0F, new(datagram.Span[1]), datagram[MessageHeader.Size..]);

    /// <summary>Octets on the stream.</summary>
    public long Size => Header.Total;

    private FrameHeader Header => FrameHeader.Of(TokenLength, Math.Max(0, Rest.Length - TokenLength), Code);

    /// <summary>The octets on the stream.</summary>
    public byte[] ToArray()
    {
        var writer = new SpanWriter();
        Header.Write(writer);
        writer.Write(Rest.Span);
        return writer.ToArray();
    }

    /// <summary>The same as a Non-confirmable datagram.</summary>
    public byte[] ToDatagram(ushort messageId)
    {
        const int NonConfirmable = 0x50;
        var writer = new SpanWriter();
        writer.WriteByte((byte)(NonConfirmable | TokenLength));
        writer.WriteByte(Code.Value);
        writer.WriteUInt16(messageId);
        writer.Write(Rest.Span);
        return writer.ToArray();
    }

    /// <summary>Decodes token, options and payload.</summary>
    /// <param name="message">The message, or <see langword="null"/>.</param>
    /// <param name="error">On failure, where in the message on the stream, and the clause it breaks.</param>
    public bool TryRead([NotNullWhen(true)] out Message? message, out DecodeError error)
    {
        message = null;
        error = default;
        if (Code.IsEmpty)
        {
            message = new Message { Type = MessageType.NonConfirmable, Code = Code, IsStreamed = true };
            return true; // to be passed over, whatever it holds (RFC 8323 §3.4)
        }

        if (!Message.TryRead(ToDatagram(messageId: 0), out var read, out error))
        {
            error = error with { Offset = Math.Max(0, error.Offset - MessageHeader.Size + Header.Size) };
            return false;
        }

        message = read with { IsStreamed = true };
        return true;
    }
}
