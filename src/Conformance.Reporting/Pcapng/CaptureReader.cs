using System.Buffers.Binary;
using Conformance.Wire;

namespace Conformance.Reporting.Pcapng;

/// <summary>Reads captures that anybody wrote: pcapng, and pcap as it was before.</summary>
/// <remarks>
/// draft-ietf-opsawg-pcapng §4, draft-ietf-opsawg-pcap §4. What stands before the first damage is read; nothing is believed about lengths. Time and memory grow with
/// the file and not with what it says.
/// </remarks>
public static class CaptureReader
{
    /// <summary>The largest file that is read.</summary>
    public const int LargestFile = 128 * 1024 * 1024;

    private const string Pcap = "draft-ietf-opsawg-pcap §4";
    private const int FileHeader = 24;
    private const int TypeOffset = 20;
    private const uint TypeMask = 0xFFFF;

    /// <summary>Magic as it stands in the file, read in network byte order → byte order, and ticks of its fractions.</summary>
    private static readonly Dictionary<uint, (bool LittleEndian, decimal PerSecond)> s_magic = new()
    {
        [0xA1B2C3D4] = (false, 1_000_000),
        [0xD4C3B2A1] = (true, 1_000_000),
        [0xA1B23C4D] = (false, 1_000_000_000),
        [0x4D3CB2A1] = (true, 1_000_000_000),
    };

    /// <param name="traffic">What was read before the damage; all of it on success. Never <see langword="null"/>.</param>
    /// <param name="error">On failure, where it is damaged and what was required; at offset 0 it is no capture.</param>
    public static bool TryRead(ReadOnlyMemory<byte> file, out CapturedTraffic traffic, out DecodeError error)
    {
        var book = new PacketBook();
        var whole = TryRead(file, book, out error);
        traffic = book.Close();
        return whole;
    }

    private static bool TryRead(ReadOnlyMemory<byte> file, PacketBook book, out DecodeError error)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(file.Span, out var magic))
        {
            error = new(0, Pcap, $"a file of {file.Length} octets; a capture has {FileHeader} at least");
            return false;
        }

        if (magic == BlockReader.SectionHeader)
        {
            return new BlockReader(file, book).TryRead(out error);
        }

        if (s_magic.TryGetValue(magic, out var format))
        {
            return TryReadRecords(file, format.LittleEndian, format.PerSecond, book, out error);
        }

        error = new(0, Pcap, $"the file begins with {Hex.Of(file.Span[..sizeof(uint)])}; a capture begins with one of the magic numbers of pcapng and pcap");
        return false;
    }

    private static bool TryReadRecords(ReadOnlyMemory<byte> file, bool littleEndian, decimal perSecond, PacketBook book, out DecodeError error)
    {
        error = default;
        var reader = new OrderedReader(file.Span, littleEndian);
        if (!reader.TrySkip(TypeOffset) || !reader.TryRead(out uint type))
        {
            error = new(0, Pcap, $"a file of {file.Length} octets; a capture has {FileHeader} at least");
            return false;
        }

        while (reader.Remaining > 0)
        {
            var start = reader.Position;
            if (!reader.TryRead(out uint seconds) || !reader.TryRead(out uint fraction) || !reader.TryRead(out uint captured) || !reader.TryRead(out uint _))
            {
                error = new(start, Pcap, $"{file.Length - start} octets are left; the header of a packet takes 16");
                return false;
            }

            var at = reader.Position;
            if (!reader.TrySkip(captured))
            {
                error = new(start, Pcap, $"a packet announces {captured} octets and {file.Length - at} are left");
                return false;
            }

            book.Add(TimeSpan.FromSeconds(seconds) + TimeSpan.FromTicks((long)(fraction / perSecond * TimeSpan.TicksPerSecond)), type & TypeMask, file.Slice(at, (int)captured));
        }

        return true;
    }
}
