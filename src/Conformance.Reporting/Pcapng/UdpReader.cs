using System.Buffers.Binary;
using System.Net;

namespace Conformance.Reporting.Pcapng;

/// <summary>Takes the IP and UDP headers off a packet; the other way round from <see cref="UdpPacket"/>.</summary>
/// <remarks>RFC 791 §3.1, RFC 8200 §3 and §4, RFC 768. Checksums are not looked at: hardware fills them in behind the capture.</remarks>
internal static class UdpReader
{
    private const int UdpHeader = 8;
    private const int Ipv4Header = 20;
    private const int Ipv6Header = 40;
    private const int ExtensionUnit = 8;
    private const int MostExtensions = 8;
    private const byte Udp = 17;
    private const byte Fragment = 44;
    private const string Fragmented = "fragments of IP are not put together";
    private const string Cut = "datagrams were cut short by the capture";

    // Hop-by-hop options, routing, destination options: next header, length in units of eight octets after the first.
    private static readonly HashSet<byte> s_extensions = [0, 43, 60];

    /// <param name="remark">Why it is no datagram that can be judged; <see langword="null"/> for what is not UDP.</param>
    public static bool TryRead(ReadOnlyMemory<byte> packet, out IPEndPoint? from, out IPEndPoint? to, out ReadOnlyMemory<byte> octets, out string? remark)
    {
        (from, to, octets, remark) = (null, null, default, null);
        return packet.Length > 0 && (packet.Span[0] >> 4) switch
        {
            4 => TryIpv4(packet, out from, out to, out octets, out remark),
            6 => TryIpv6(packet, out from, out to, out octets, out remark),
            _ => false,
        };
    }

    private static bool TryIpv4(ReadOnlyMemory<byte> packet, out IPEndPoint? from, out IPEndPoint? to, out ReadOnlyMemory<byte> octets, out string? remark)
    {
        (from, to, octets, remark) = (null, null, default, null);
        var header = packet.Span;
        var length = (header[0] & 0x0F) * sizeof(uint);
        if (packet.Length < Ipv4Header || length < Ipv4Header || packet.Length < length || header[9] != Udp)
        {
            return false;
        }

        // More fragments, or an offset.
        if ((BinaryPrimitives.ReadUInt16BigEndian(header[6..]) & 0x3FFF) != 0)
        {
            remark = Fragmented;
            return false;
        }

        return TryUdp(packet[length..], new(header[12..16]), new(header[16..20]), out from, out to, out octets, out remark);
    }

    private static bool TryIpv6(ReadOnlyMemory<byte> packet, out IPEndPoint? from, out IPEndPoint? to, out ReadOnlyMemory<byte> octets, out string? remark)
    {
        (from, to, octets, remark) = (null, null, default, null);
        if (packet.Length < Ipv6Header)
        {
            return false;
        }

        var header = packet.Span;
        var (next, at) = (header[6], Ipv6Header);
        for (var extensions = 0; s_extensions.Contains(next); extensions++)
        {
            if (extensions == MostExtensions || packet.Length < at + ExtensionUnit)
            {
                return false;
            }

            (next, at) = (header[at], at + ((header[at + 1] + 1) * ExtensionUnit));
        }

        if (next == Fragment)
        {
            remark = Fragmented;
            return false;
        }

        return next == Udp && at <= packet.Length
            && TryUdp(packet[at..], new(header[8..24]), new(header[24..40]), out from, out to, out octets, out remark);
    }

    private static bool TryUdp(
        ReadOnlyMemory<byte> segment, IPAddress source, IPAddress destination, out IPEndPoint? from, out IPEndPoint? to, out ReadOnlyMemory<byte> octets, out string? remark)
    {
        (from, to, octets, remark) = (null, null, default, null);
        if (segment.Length < UdpHeader)
        {
            remark = Cut;
            return false;
        }

        var header = segment.Span;
        var length = BinaryPrimitives.ReadUInt16BigEndian(header[4..]);
        if (length < UdpHeader || length > segment.Length)
        {
            remark = length < UdpHeader ? "datagrams announce less than their own header" : Cut;
            return false;
        }

        (from, to) = (new(source, BinaryPrimitives.ReadUInt16BigEndian(header)), new(destination, BinaryPrimitives.ReadUInt16BigEndian(header[2..])));
        octets = segment[UdpHeader..length];
        return true;
    }
}
