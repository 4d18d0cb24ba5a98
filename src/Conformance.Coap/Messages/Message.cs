using System.Diagnostics.CodeAnalysis;
using Conformance.Coap.Options;
using Conformance.Wire;

namespace Conformance.Coap.Messages;

/// <summary>One CoAP message over UDP, as sent or as it is to be sent.</summary>
/// <remarks>RFC 7252 §3. Any combination can be built, also those the RFC forbids: a tester must be able to say everything.</remarks>
public sealed record Message
{
    public required MessageType Type { get; init; }

    public required CoapCode Code { get; init; }

    public ushort MessageId { get; init; }

    /// <summary>Whether a stream carries it, which knows neither types nor message ids (RFC 8323 §2.2).</summary>
    public bool IsStreamed { get; init; }

    public Token Token { get; init; }

    public OptionList Options { get; init; } = OptionList.Empty;

    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>A message of four octets: a ping, an empty ACK or a Reset (RFC 7252 §4.1).</summary>
    public static Message Empty(MessageType type, ushort messageId) => new() { Type = type, Code = CoapCode.Empty, MessageId = messageId };

    /// <summary>Decodes one datagram.</summary>
    /// <param name="octets">The whole datagram; the message keeps slices of it.</param>
    /// <param name="message">The message, or <see langword="null"/>.</param>
    /// <param name="error">On failure, the offending octet and the clause it breaks.</param>
    public static bool TryRead(ReadOnlyMemory<byte> octets, [NotNullWhen(true)] out Message? message, out DecodeError error) =>
        MessageReader.TryRead(octets, out message, out error);

    /// <summary>Encodes the message; options are written in ascending order of number, equal numbers in the order given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A token of more than 15 octets, or an option number or length that the format cannot carry.
    /// </exception>
    public byte[] ToArray() => MessageWriter.Write(this);

    /// <returns>
    /// One line, for example <c>CON 0.02 POST /rd?ep=x&amp;lt=60 [mid 4711, token A1, block1 0/1/64, 40 (link-format) 37 octets]</c>.
    /// </returns>
    public override string ToString() => MessageText.Of(this);
}
