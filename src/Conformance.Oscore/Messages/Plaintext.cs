using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Wire;

namespace Conformance.Oscore.Messages;

/// <summary>What of a message is encrypted: its code, the options that are for the other end, and the payload.</summary>
/// <remarks>RFC 8613 §4.1 and §5.3.</remarks>
internal static class Plaintext
{
    private const int HeaderAfterCode = 2;
    private const int CodeAt = 1;

    /// <summary>Options of class U: intermediaries need them (RFC 8613 §4.1, figure 5).</summary>
    private static readonly HashSet<OptionNumber> Outer =
        [OptionNumber.UriHost, OptionNumber.UriPort, OptionNumber.ProxyUri, OptionNumber.ProxyScheme, OptionNumber.Oscore, new(16)];

    public static bool IsOuter(Option option) => Outer.Contains(option.Number);

    public static byte[] Write(CoapCode code, IEnumerable<Option> options, ReadOnlyMemory<byte> payload)
    {
        var octets = new Message { Type = MessageType.Confirmable, Code = code, Options = new(options), Payload = payload }.ToArray();
        return [octets[CodeAt], .. octets.AsSpan(CodeAt + 1 + HeaderAfterCode)];
    }

    public static bool TryRead(byte[] plaintext, out Message? message, out DecodeError error)
    {
        const byte Plain = 0x40;
        var octets = (byte[])[Plain, plaintext[0], 0, 0, .. plaintext.AsSpan(1)];
        if (!Message.TryRead(octets, out message, out error))
        {
            return false;
        }

        if (message.Code is { IsRequest: true } or { IsResponse: true })
        {
            return true;
        }

        error = new(0, "RFC 8613 §5.3", $"the protected code is {message.Code}; a request or a response is required");
        message = null;
        return false;
    }
}
