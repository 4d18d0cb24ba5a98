using System.Buffers.Binary;
using System.Net;
using Conformance.Wire.Streams;

namespace Conformance.Reporting.Pcapng;

/// <summary>A segment of TCP made for octets that a socket carried: what is on a wire is cut and acknowledged otherwise.</summary>
/// <remarks>RFC 9293 §3.1. Its numbers begin at 1 in both directions, after those of the openings; a payload beyond what a packet holds is cut.</remarks>
public static class TcpPacket
{
    private const int TcpHeader = 20;
    private const int ChecksumAt = 16;
    private const byte TcpProtocol = 6;
    private const byte Fin = 0x01;
    private const byte Syn = 0x02;
    private const byte Rst = 0x04;
    private const byte Psh = 0x08;
    private const byte Ack = 0x10;

    /// <summary>Builds the packet; addresses of different families meet as IPv4-mapped IPv6.</summary>
    /// <param name="source">Who sent it.</param>
    /// <param name="destination">Who was to receive it.</param>
    /// <param name="place">Where it stands in its stream.</param>
    /// <param name="payload">What the socket carried.</param>
    /// <param name="length">Octets the packet would have had uncut.</param>
    public static byte[] Write(IPEndPoint source, IPEndPoint destination, StreamPlace place, ReadOnlySpan<byte> payload, out int length)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(place);

        var carried = payload[..Math.Min(payload.Length, IpPacket.RoomOf(source, destination) - TcpHeader)];
        length = IpPacket.HeaderOf(source, destination) + TcpHeader + payload.Length;
        var opens = place.Mark is StreamMark.Asked or StreamMark.Taken;
        var segment = new byte[TcpHeader + carried.Length];
        BinaryPrimitives.WriteUInt16BigEndian(segment, (ushort)source.Port);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)destination.Port);
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(4), unchecked((uint)place.Sequence) + (opens ? 0u : 1u));
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(8), place.Mark is StreamMark.Asked ? 0 : unchecked((uint)place.Acknowledged) + 1u);
        segment[12] = TcpHeader / 4 << 4;
        segment[13] = FlagsOf(place.Mark);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(14), ushort.MaxValue);
        carried.CopyTo(segment.AsSpan(TcpHeader));
        return IpPacket.Write(source, destination, TcpProtocol, segment, ChecksumAt);
    }

    private static byte FlagsOf(StreamMark mark) => mark switch
    {
        StreamMark.Asked => Syn,
        StreamMark.Taken => Syn | Ack,
        StreamMark.Ended => Fin | Ack,
        StreamMark.Broken => Rst | Ack,
        _ => Psh | Ack,
    };
}
