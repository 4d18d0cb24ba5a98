using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Conformance.Reporting.Pcapng;

/// <summary>The IP header that a segment had or would have had, put before it, and the checksum of the segment.</summary>
/// <remarks>RFC 791 §3.1, RFC 8200 §3, RFC 1071 §1.</remarks>
internal static class IpPacket
{
    private const int Ipv4Header = 20;
    private const int Ipv6Header = 40;
    private const byte HopLimit = 64;

    /// <summary>Octets before a segment between those two.</summary>
    public static int HeaderOf(IPEndPoint source, IPEndPoint destination) => OneFamily(source.Address, destination.Address).From.Length == 4 ? Ipv4Header : Ipv6Header;

    /// <summary>Octets that a segment may have.</summary>
    public static int RoomOf(IPEndPoint source, IPEndPoint destination) => ushort.MaxValue - (HeaderOf(source, destination) == Ipv4Header ? Ipv4Header : 0);

    /// <summary>Builds the packet; addresses of different families meet as IPv4-mapped IPv6.</summary>
    /// <param name="protocol">Of the segment.</param>
    /// <param name="segment">Its checksum is computed; what stands there has to be 0.</param>
    /// <param name="checksumAt">Where that stands.</param>
    public static byte[] Write(IPEndPoint source, IPEndPoint destination, byte protocol, ReadOnlySpan<byte> segment, int checksumAt)
    {
        var (from, to) = OneFamily(source.Address, destination.Address);
        var header = HeaderOf(source, destination);
        var packet = new byte[header + segment.Length];
        var carried = packet.AsSpan(header);
        segment.CopyTo(carried);
        var checksum = Fold(Sum(from) + Sum(to) + protocol + (uint)segment.Length + Sum(segment));
        BinaryPrimitives.WriteUInt16BigEndian(carried[checksumAt..], checksum == 0 ? ushort.MaxValue : checksum);
        if (from.Length == 4)
        {
            WriteIpv4(packet, protocol, from, to);
        }
        else
        {
            WriteIpv6(packet, protocol, from, to, segment.Length);
        }

        return packet;
    }

    private static void WriteIpv4(Span<byte> packet, byte protocol, byte[] from, byte[] to)
    {
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)packet.Length);
        packet[6] = 0x40; // do not fragment
        packet[8] = HopLimit;
        packet[9] = protocol;
        from.CopyTo(packet[12..]);
        to.CopyTo(packet[16..]);
        BinaryPrimitives.WriteUInt16BigEndian(packet[10..], Fold(Sum(packet[..Ipv4Header])));
    }

    private static void WriteIpv6(Span<byte> packet, byte protocol, byte[] from, byte[] to, int length)
    {
        packet[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], (ushort)length);
        packet[6] = protocol;
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
