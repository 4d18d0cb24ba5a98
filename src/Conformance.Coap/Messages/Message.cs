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

    public Token Token { get; init; }

    public OptionList Options { get; init; } = OptionList.Empty;

    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Decodes one datagram.</summary>
    /// <param name="octets">The whole datagram.</param>
    /// <param name="message">The message, or <see langword="null"/>.</param>
    /// <param name="error">On failure, the offending octet and the clause it breaks.</param>
    public static bool TryRead(ReadOnlyMemory<byte> octets, out Message? message, out DecodeError error) => throw new NotImplementedException();

    /// <summary>Encodes the message; options are written in ascending order of number, equal numbers in the order given.</summary>
    public byte[] ToArray() => throw new NotImplementedException();
}
