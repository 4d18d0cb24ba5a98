using System.Buffers.Binary;
using Conformance.Wire;

namespace Conformance.Reporting.Pcapng;

/// <summary>Reads the blocks of a pcapng file; the other way round from <see cref="PcapngWriter"/>.</summary>
internal sealed class BlockReader(ReadOnlyMemory<byte> file, PacketBook book)
{
    public const uint SectionHeader = 0x0A0D0D0A;

    private const string Clause = "draft-ietf-opsawg-pcapng §3.1";
    private const uint ByteOrderMagic = 0x1A2B3C4D;
    private const uint InterfaceDescription = 1;
    private const uint OldPacket = 2;
    private const uint SimplePacket = 3;
    private const uint EnhancedPacket = 6;
    private const uint DecryptionSecrets = 10;
    private const uint TlsKeyLog = 0x544C534B;
    private const int Frame = 12;
    private const int Head = 8;

    private readonly List<Source> _interfaces = [];
    private bool _littleEndian;

    public bool TryRead(out DecodeError error)
    {
        error = default;
        for (var at = 0; at < file.Length;)
        {
            if (!TryReadBlock(at, out var length, out error))
            {
                return false;
            }

            at += length;
        }

        return true;
    }

    private bool TryReadBlock(int at, out int length, out DecodeError error)
    {
        length = 0;
        var octets = file.Span[at..];
        if (octets.Length < Frame)
        {
            error = new(at, Clause, $"{octets.Length} octets are left; a block takes {Frame} at least");
            return false;
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(octets) == SectionHeader && !TryOpenSection(at, octets, out error))
        {
            return false;
        }

        var reader = new OrderedReader(octets, _littleEndian);
        reader.TryRead(out uint type);
        reader.TryRead(out uint announced);
        if (announced < Frame || announced % sizeof(uint) != 0 || announced > octets.Length)
        {
            error = new(at, Clause, $"a block announces {announced} octets and {octets.Length} are left; a multiple of 4 from {Frame} on is required");
            return false;
        }

        length = (int)announced;
        var end = new OrderedReader(octets[(length - sizeof(uint))..], _littleEndian);
        end.TryRead(out uint again);
        if (again != announced)
        {
            error = new(at, Clause, $"a block announces {announced} octets at its beginning and {again} at its end");
            return false;
        }

        error = default;
        if (TryTake(type, file.Slice(at + Head, length - Frame)) is { } fault)
        {
            error = new(at, "draft-ietf-opsawg-pcapng §4", fault);
            return false;
        }

        return true;
    }

    private bool TryOpenSection(int at, ReadOnlySpan<byte> octets, out DecodeError error)
    {
        error = default;
        var magic = BinaryPrimitives.ReadUInt32BigEndian(octets[Head..]);
        _littleEndian = magic == BinaryPrimitives.ReverseEndianness(ByteOrderMagic);
        _interfaces.Clear();
        if (magic == ByteOrderMagic || _littleEndian)
        {
            return true;
        }

        error = new(at, "draft-ietf-opsawg-pcapng §4.1", $"a section has the byte-order magic {magic:X8}; {ByteOrderMagic:X8} in either order is required");
        return false;
    }

    /// <returns>What is wrong with the block; <see langword="null"/> when nothing is.</returns>
    private string? TryTake(uint type, ReadOnlyMemory<byte> body)
    {
        var reader = new OrderedReader(body.Span, _littleEndian);
        switch (type)
        {
            case InterfaceDescription:
                return TryDescribe(body);
            case EnhancedPacket:
                return reader.TryRead(out uint id) && reader.TryRead(out uint high) && reader.TryRead(out uint low) && reader.TryRead(out uint captured) && reader.TryRead(out uint _)
                    ? Packet(id, (ulong)high << 32 | low, body, reader.Position, captured)
                    : "a packet ends inside its header";
            case OldPacket:
                return reader.TryRead(out ushort old) && reader.TryRead(out ushort _) && reader.TryRead(out uint upper) && reader.TryRead(out uint lower)
                    && reader.TryRead(out uint kept) && reader.TryRead(out uint _)
                    ? Packet(old, (ulong)upper << 32 | lower, body, reader.Position, kept)
                    : "a packet ends inside its header";
            case SimplePacket:
                book.Remark("packets without a time are passed over");
                return null;
            case DecryptionSecrets:
                return Secrets(body);
            default:
                return null; // §3.1: what a reader does not know it skips
        }
    }

    private string? TryDescribe(ReadOnlyMemory<byte> body)
    {
        var reader = new OrderedReader(body.Span, _littleEndian);
        if (!reader.TryRead(out ushort type) || !reader.TryRead(out ushort _) || !reader.TryRead(out uint _))
        {
            return "an interface ends inside its description";
        }

        var source = new Source(type, PerSecond: 1_000_000, Offset: 0);
        while (reader.TryRead(out ushort code) && code != 0 && reader.TryRead(out ushort length))
        {
            var value = body[reader.Position..];
            if (length > value.Length || !reader.TrySkip(Math.Min((uint)value.Length, (uint)(length + 3) & ~3u)))
            {
                return $"an option announces {length} octets and {value.Length} are left";
            }

            source = source.With(code, value.Span[..length], _littleEndian);
        }

        _interfaces.Add(source);
        return null;
    }

    private string? Packet(uint id, ulong time, ReadOnlyMemory<byte> body, int at, uint captured)
    {
        if (id >= _interfaces.Count)
        {
            return $"a packet is of interface {id}; {_interfaces.Count} are described";
        }

        if (captured > body.Length - at)
        {
            return $"a packet announces {captured} octets and its block has {body.Length - at}";
        }

        var source = _interfaces[(int)id];
        if (source.Time(time) is not { } passed)
        {
            return $"a packet has the time {time}, which no calendar has";
        }

        book.Add(passed, source.LinkType, body.Slice(at, (int)captured));
        return null;
    }

    private string? Secrets(ReadOnlyMemory<byte> body)
    {
        var reader = new OrderedReader(body.Span, _littleEndian);
        if (!reader.TryRead(out uint type) || !reader.TryRead(out uint length) || length > reader.Remaining)
        {
            return "secrets end inside their block";
        }

        if (type == TlsKeyLog)
        {
            book.AddSecrets(body.Span.Slice(reader.Position, (int)length));
        }
        else
        {
            book.Remark("secrets that are no key log are passed over");
        }

        return null;
    }

    /// <summary>An interface of the capture.</summary>
    private sealed record Source(uint LinkType, decimal PerSecond, long Offset)
    {
        private const ushort Resolution = 9;
        private const ushort TimeOffset = 14;
        private const byte PowerOfTwo = 0x80;
        private const int FinestDecimal = 18;
        private const int FinestBinary = 60;

        // Until the year 9999, beyond which nothing has a date.
        private const decimal LatestSecond = 253402300799;

        public Source With(ushort option, ReadOnlySpan<byte> value, bool littleEndian) => option switch
        {
            Resolution when value.Length == 1 => this with { PerSecond = Ticks(value[0]) },
            TimeOffset when value.Length == sizeof(long) =>
                this with { Offset = littleEndian ? BinaryPrimitives.ReadInt64LittleEndian(value) : BinaryPrimitives.ReadInt64BigEndian(value) },
            _ => this,
        };

        public TimeSpan? Time(ulong units)
        {
            var seconds = (units / PerSecond) + Offset;
            return seconds is >= 0 and <= LatestSecond ? new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond)) : null;
        }

        private static decimal Ticks(byte resolution) => (resolution & PowerOfTwo) != 0
            ? 1UL << Math.Min(resolution & ~PowerOfTwo, FinestBinary)
            : (decimal)Math.Pow(10, Math.Min((int)resolution, FinestDecimal));
    }
}
