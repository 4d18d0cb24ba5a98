using System.Buffers.Binary;
using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>Reads fields one after the other. The first that is missing is the error; it and all after it are empty.</summary>
/// <param name="clause">What the layout is taken from.</param>
internal ref struct FieldReader(ReadOnlySpan<byte> octets, string clause)
{
    private SpanReader _reader = new(octets);
    private DecodeError _error;

    public bool Failed { get; private set; }

    public readonly int Remaining => Failed ? 0 : _reader.Remaining;

    public byte Byte(string field) => Take(sizeof(byte), field) is [var value] ? value : (byte)0;

    public ushort UInt16(string field) => Take(sizeof(ushort), field) is { Length: > 0 } octets ? BinaryPrimitives.ReadUInt16BigEndian(octets) : (ushort)0;

    public uint UInt32(string field) => Take(sizeof(uint), field) is { Length: > 0 } octets ? BinaryPrimitives.ReadUInt32BigEndian(octets) : 0;

    public int UInt24(string field) => Take(3, field) is [var high, var middle, var low] ? (high << 16) | (middle << 8) | low : 0;

    public byte[] Octets(int count, string field) => Take(count, field).ToArray();

    /// <summary>Octets with their number before them.</summary>
    /// <param name="prefix">Octets that the number takes: 1, 2 or 3.</param>
    public byte[] Vector(int prefix, string field, int atLeast = 0)
    {
        var length = prefix switch
        {
            1 => Byte(field),
            2 => UInt16(field),
            _ => UInt24(field),
        };
        if (length < atLeast)
        {
            Refuse($"{field} has {length} octets; at least {atLeast} are required");
        }

        return Octets(length, field);
    }

    /// <summary>A vector of numbers of two octets each.</summary>
    public ushort[] UInt16s(string field)
    {
        var octets = Vector(sizeof(ushort), field, atLeast: sizeof(ushort));
        if (octets.Length % sizeof(ushort) != 0)
        {
            Refuse($"{field} has {octets.Length} octets; an even number is required");
            return [];
        }

        var numbers = new ushort[octets.Length / sizeof(ushort)];
        for (var index = 0; index < numbers.Length; index++)
        {
            numbers[index] = BinaryPrimitives.ReadUInt16BigEndian(octets.AsSpan(index * sizeof(ushort)));
        }

        return numbers;
    }

    public void Refuse(string message)
    {
        if (!Failed)
        {
            Failed = true;
            _error = new(_reader.Position, clause, message);
        }
    }

    /// <summary>Takes over an error from what was read inside a field.</summary>
    public void Refuse(DecodeError inner)
    {
        if (!Failed)
        {
            Failed = true;
            _error = inner with { Offset = _reader.Position };
        }
    }

    /// <summary>Whether everything was there and nothing is left.</summary>
    public bool Ends(out DecodeError error)
    {
        if (!Failed && _reader.Remaining > 0)
        {
            Refuse($"{_reader.Remaining} octets follow the last field");
        }

        error = _error;
        return !Failed;
    }

    private ReadOnlySpan<byte> Take(int count, string field)
    {
        if (Failed)
        {
            return [];
        }

        if (!_reader.TryReadSlice(count, out var slice))
        {
            Refuse($"{field} takes {count} octets and {_reader.Remaining} are left");
        }

        return slice;
    }
}
