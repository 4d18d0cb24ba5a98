using System.Buffers.Binary;
using System.Net;

namespace Conformance.Reporting.Pcapng;

/// <summary>The IP and UDP headers that a datagram had or would have had, put before its payload with valid checksums.</summary>
/// <remarks>RFC 768. A payload longer than the 16-bit length field allows is cut.</remarks>
public static class UdpPacket
{
    private const int UdpHeader = 8;
    private const int ChecksumAt = 6;
    private const byte UdpProtocol = 17;

    /// <summary>Builds the packet; addresses of different families meet as IPv4-mapped IPv6.</summary>
    /// <param name="source">Who sent it.</param>
    /// <param name="destination">Who was to receive it.</param>
    /// <param name="payload">What the socket carried.</param>
    /// <param name="length">Octets the packet would have had uncut.</param>
    public static byte[] Write(IPEndPoint source, IPEndPoint destination, ReadOnlySpan<byte> payload, out int length)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);

        var carried = payload[..Math.Min(payload.Length, IpPacket.RoomOf(source, destination) - UdpHeader)];
        length = IpPacket.HeaderOf(source, destination) + UdpHeader + payload.Length;
        var segment = new byte[UdpHeader + carried.Length];
        BinaryPrimitives.WriteUInt16BigEndian(segment, (ushort)source.Port);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)destination.Port);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(4), (ushort)segment.Length);
        carried.CopyTo(segment.AsSpan(UdpHeader));
        return IpPacket.Write(source, destination, UdpProtocol, segment, ChecksumAt);
    }
}
