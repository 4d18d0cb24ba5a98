using System.Buffers.Binary;

namespace Conformance.Reporting.Pcapng;

/// <summary>Reads numbers of either byte order, as captures have them; never throws, never moves when it fails.</summary>
internal ref struct OrderedReader(ReadOnlySpan<byte> octets, bool littleEndian)
{
    private readonly ReadOnlySpan<byte> _octets = octets;

    public int Position { get; private set; }

    public readonly int Remaining => _octets.Length - Position;

    public bool TryRead(out ushort value)
    {
        value = 0;
        if (Remaining < sizeof(ushort))
        {
            return false;
        }

        var here = _octets[Position..];
        value = littleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(here) : BinaryPrimitives.ReadUInt16BigEndian(here);
        Position += sizeof(ushort);
        return true;
    }

    public bool TryRead(out uint value)
    {
        value = 0;
        if (Remaining < sizeof(uint))
        {
            return false;
        }

        var here = _octets[Position..];
        value = littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(here) : BinaryPrimitives.ReadUInt32BigEndian(here);
        Position += sizeof(uint);
        return true;
    }

    public bool TrySkip(uint length)
    {
        if (length > Remaining)
        {
            return false;
        }

        Position += (int)length;
        return true;
    }
}
