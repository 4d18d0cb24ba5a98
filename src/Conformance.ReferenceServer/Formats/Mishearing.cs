using Conformance.Coap.Messages;
using Conformance.ReferenceServer.Faults;

namespace Conformance.ReferenceServer.Formats;

/// <summary>What a server takes datagrams for: for what they are, unless it has a fault.</summary>
/// <remarks>RFC 7252 §3 and §4.2.</remarks>
internal sealed class Mishearing(FaultSwitch faults)
{
    private const byte VersionMask = 0b1100_0000;

    public ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> datagram)
    {
        var octets = datagram.Length >= MessageHeader.Size && faults.Has(MessageFaults.ReadsEveryVersion)
            ? (byte[])[(byte)((datagram.Span[0] & ~VersionMask) | (MessageHeader.Version << 6)), .. datagram.Span[1..]]
            : datagram;
        while (faults.Has(MessageFaults.ServesCut) && octets.Length > MessageHeader.Size && !Message.TryRead(octets, out _, out _))
        {
            octets = octets[..^1];
        }

        return octets;
    }
}
