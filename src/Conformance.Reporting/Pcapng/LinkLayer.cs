using System.Buffers.Binary;
using System.Globalization;

namespace Conformance.Reporting.Pcapng;

/// <summary>What stands before the IP header of a captured packet.</summary>
/// <remarks>The numbers are those of the tcpdump group's list of link-layer header types.</remarks>
internal static class LinkLayer
{
    private const uint Null = 0;
    private const uint Ethernet = 1;
    private const uint Loop = 108;
    private const uint LinuxCooked = 113;
    private const uint LinuxCooked2 = 276;

    private const int EthernetHeader = 14;
    private const int Tag = 4;
    private const int FamilyHeader = 4;
    private const int CookedHeader = 16;
    private const int Cooked2Header = 20;

    private const ushort Ipv4 = 0x0800;
    private const ushort Ipv6 = 0x86DD;

    private static readonly HashSet<uint> s_raw = [12, 14, PcapngWriter.LinkTypeRaw, 228, 229];
    private static readonly HashSet<ushort> s_tags = [0x8100, 0x88A8, 0x9100];

    /// <param name="network">From the IP header on.</param>
    /// <param name="remark">Why there is none that can be read; <see langword="null"/> for what is not IP.</param>
    public static bool TryUnwrap(uint linkType, ReadOnlyMemory<byte> packet, out ReadOnlyMemory<byte> network, out string? remark)
    {
        remark = null;
        network = packet;
        if (s_raw.Contains(linkType))
        {
            return true;
        }

        switch (linkType)
        {
            case Null or Loop:
                return TryCut(packet, FamilyHeader, out network);
            case Ethernet:
                return TryEthernet(packet, out network);
            case LinuxCooked:
                return IsIp(packet, CookedHeader - sizeof(ushort)) && TryCut(packet, CookedHeader, out network);
            case LinuxCooked2:
                return IsIp(packet, 0) && TryCut(packet, Cooked2Header, out network);
            default:
                remark = string.Create(CultureInfo.InvariantCulture, $"packets of link type {linkType} are not understood");
                return false;
        }
    }

    private static bool TryEthernet(ReadOnlyMemory<byte> packet, out ReadOnlyMemory<byte> network)
    {
        var at = EthernetHeader;
        while (at <= packet.Length && s_tags.Contains(BinaryPrimitives.ReadUInt16BigEndian(packet.Span[(at - sizeof(ushort))..])))
        {
            at += Tag;
        }

        network = default;
        return IsIp(packet, at - sizeof(ushort)) && TryCut(packet, at, out network);
    }

    private static bool IsIp(ReadOnlyMemory<byte> packet, int typeAt) =>
        packet.Length >= typeAt + sizeof(ushort) && BinaryPrimitives.ReadUInt16BigEndian(packet.Span[typeAt..]) is Ipv4 or Ipv6;

    private static bool TryCut(ReadOnlyMemory<byte> packet, int header, out ReadOnlyMemory<byte> network)
    {
        network = packet.Length > header ? packet[header..] : default;
        return packet.Length > header;
    }
}
