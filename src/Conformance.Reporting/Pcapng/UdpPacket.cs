using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Conformance.Reporting.Pcapng;

/// <summary>The IP and UDP headers that a datagram had or would have had, put before its payload with valid checksums.</summary>
/// <remarks>RFC 791 §3.1, RFC 8200 §3, RFC 768. A payload longer than the 16-bit length field allows is cut.</remarks>
public static class UdpPacket
{
    private const int UdpHeader = 8;
    private const int Ipv4Header = 20;
    private const int Ipv6Header = 40;
    private const byte UdpProtocol = 17;
    private const byte HopLimit = 64;

    /// <summary>Builds the packet; addresses of different families meet as IPv4-mapped IPv6.</summary>
    /// <param name="source">Who sent it.</param>
    /// <param name="destination">Who was to receive it.</param>
    /// <param name="payload">What the socket carried.</param>
    /// <param name="length">Octets the packet would have had uncut.</param>
    public static byte[] Write(IPEndPoint source, IPEndPoint destination, ReadOnlySpan<byte> payload, out int length)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);

        var (from, to) = OneFamily(source.Address, destination.Address);
        var header = from.Length == 4 ? Ipv4Header : Ipv6Header;
        var room = ushort.MaxValue - UdpHeader - (from.Length == 4 ? Ipv4Header : 0);
        var carried = payload[..Math.Min(payload.Length, room)];
        length = header + UdpHeader + payload.Length;

        var packet = new byte[header + UdpHeader + carried.Length];
        var udp = packet.AsSpan(header);
        BinaryPrimitives.WriteUInt16BigEndian(udp, (ushort)source.Port);
        BinaryPrimitives.WriteUInt16BigEndian(udp[2..], (ushort)destination.Port);
        BinaryPrimitives.WriteUInt16BigEndian(udp[4..], (ushort)udp.Length);
        carried.CopyTo(udp[UdpHeader..]);
        var sum = Sum(from) + Sum(to) + UdpProtocol + (uint)udp.Length + Sum(udp);
        var checksum = Fold(sum);
        BinaryPrimitives.WriteUInt16BigEndian(udp[6..], checksum == 0 ? ushort.MaxValue : checksum);

        if (from.Length == 4)
        {
            WriteIpv4(packet, from, to);
        }
        else
        {
            WriteIpv6(packet, from, to, udp.Length);
        }

        return packet;
    }

    private static void WriteIpv4(Span<byte> packet, byte[] from, byte[] to)
    {
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)packet.Length);
        packet[6] = 0x40; // do not fragment
        packet[8] = HopLimit;
        packet[9] = UdpProtocol;
        from.CopyTo(packet[12..]);
        to.CopyTo(packet[16..]);
        BinaryPrimitives.WriteUInt16BigEndian(packet[10..], Fold(Sum(packet[..Ipv4Header])));
    }

    private static void WriteIpv6(Span<byte> packet, byte[] from, byte[] to, int length)
    {
        packet[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], (ushort)length);
        packet[6] = UdpProtocol;
        packet[7] = HopLimit;
        from.CopyTo(packet[8..]);
        to.CopyTo(packet[24..]);
    }

    private static (byte[] From, byte[] To) OneFamily(IPAddress from, IPAddress to)
    {
        var (source, destination) = (Plain(from), Plain(to));
        return source.AddressFamily == destination.AddressFamily
            ? (source.GetAddressBytes(), destination.GetAddressBytes())
            : (source.MapToIPv6().GetAddressBytes(), destination.MapToIPv6().GetAddressBytes());
    }

    private static IPAddress Plain(IPAddress address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    /// <summary>RFC 1071 §1, before folding; an odd last octet counts as the high one.</summary>
    private static uint Sum(ReadOnlySpan<byte> octets)
    {
        var sum = 0u;
        for (var index = 0; index < octets.Length; index++)
        {
            sum += index % 2 == 0 ? (uint)octets[index] << 8 : octets[index];
        }

        return sum;
    }

    private static ushort Fold(uint sum)
    {
        while (sum > ushort.MaxValue)
        {
            sum = (sum & ushort.MaxValue) + (sum >> 16);
        }

        return (ushort)~sum;
    }
}
