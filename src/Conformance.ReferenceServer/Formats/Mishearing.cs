using Conformance.Coap.Messages;
using Conformance.ReferenceServer.Faults;

namespace Conformance.ReferenceServer.Formats;

/// <summary>What a server takes datagrams for: for what they are, unless it has a fault.</summary>
/// <remarks>RFC 7252 §3 and §4.2.</remarks>
internal sealed class Mishearing(FaultSwitch faults)
{
    private const byte VersionMask = 0b1100_0000;
    private const byte TokenLengthMask = 0b0000_1111;
    private const byte ClassMask = 0b1110_0000;
    private const int MaxTokenLength = 8;

    public ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> datagram)
    {
        if (datagram.Length < MessageHeader.Size)
        {
            return datagram;
        }

        var (first, code) = (datagram.Span[0], datagram.Span[1]);
        first = faults.Has(MessageFaults.ReadsEveryVersion) ? (byte)((first & ~VersionMask) | (MessageHeader.Version << 6)) : first;
        first = (first & TokenLengthMask) > MaxTokenLength && faults.Has(MessageFaults.ReadsReservedTokenLength) ? (byte)(first & ~TokenLengthMask) : first;
        code = (code & ClassMask) == ClassMask && faults.Has(MessageFaults.ReadsReservedClass) ? (byte)(code & ~ClassMask) : code;
        var octets = first == datagram.Span[0] && code == datagram.Span[1] ? datagram : (byte[])[first, code, .. datagram.Span[2..]];
        while (faults.Has(MessageFaults.ServesCut) && octets.Length > MessageHeader.Size && !Message.TryRead(octets, out _, out _))
        {
            octets = octets[..^1];
        }

        return octets;
    }
}
