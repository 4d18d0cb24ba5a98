using System.Numerics;
using System.Text;

namespace Conformance.Wire.Cbor;

/// <summary>Appends CBOR to a buffer: preferred serialisation unless a width is asked for, and also what RFC 8949 forbids.</summary>
/// <remarks>RFC 8949 §3 and §4.1. Nothing is balanced or counted: a tester must be able to promise more than it sends.</remarks>
public sealed class CborWriter(SpanWriter writer)
{
    /// <summary>Writes a head in the shortest form.</summary>
    public void WriteHead(CborMajor major, ulong argument) => WriteHead(major, argument, PreferredOctets(argument));

    /// <summary>Writes a head whose argument takes <paramref name="octets"/> octets, also where fewer would do.</summary>
    /// <param name="octets">0 (the argument stands in the first octet), 1, 2, 4 or 8.</param>
    /// <exception cref="ArgumentOutOfRangeException">The argument does not fit, or the width does not exist. A harness bug.</exception>
    public void WriteHead(CborMajor major, ulong argument, int octets)
    {
        var fits = octets switch
        {
            0 => argument < 24,
            1 or 2 or 4 => argument >> (8 * octets) == 0,
            8 => true,
            _ => false,
        };
        if (!fits)
        {
            throw new ArgumentOutOfRangeException(nameof(octets), octets, $"argument {argument} does not fit");
        }

        var info = octets == 0 ? (int)argument : 24 + BitOperations.Log2((uint)octets);
        writer.WriteByte((byte)(((int)major << 5) | info));
        for (var shift = 8 * (octets - 1); shift >= 0; shift -= 8)
        {
            writer.WriteByte((byte)(argument >> shift));
        }
    }

    public void WriteUnsigned(ulong value) => WriteHead(CborMajor.Unsigned, value);

    /// <summary>Writes major type 0 or 1, whichever the sign asks for.</summary>
    public void WriteInteger(long value)
    {
        if (value >= 0)
        {
            WriteHead(CborMajor.Unsigned, (ulong)value);
        }
        else
        {
            WriteHead(CborMajor.Negative, (ulong)~value);
        }
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteHead(CborMajor.Bytes, (ulong)value.Length);
        writer.Write(value);
    }

    public void WriteText(string value)
    {
        var octets = Encoding.UTF8.GetBytes(value);
        WriteHead(CborMajor.Text, (ulong)octets.Length);
        writer.Write(octets);
    }

    public void WriteArrayStart(int count) => WriteHead(CborMajor.Array, (ulong)count);

    public void WriteMapStart(int count) => WriteHead(CborMajor.Map, (ulong)count);

    /// <summary>Opens a string, array or map of indefinite length; <see cref="WriteBreak"/> closes it.</summary>
    public void WriteIndefiniteStart(CborMajor major) => writer.WriteByte((byte)(((int)major << 5) | CborHead.IndefiniteInfo));

    public void WriteBreak() => writer.WriteByte(CborHead.BreakOctet);

    public void WriteTag(ulong tag) => WriteHead(CborMajor.Tag, tag);

    public void WriteBoolean(bool value) => WriteSimple(value ? CborItem.Simple.True : CborItem.Simple.False);

    public void WriteNull() => WriteSimple(CborItem.Simple.Null);

    public void WriteSimple(byte value) => WriteHead(CborMajor.SimpleOrFloat, value);

    /// <summary>Writes a float in the shortest width that keeps its value.</summary>
    public void WriteFloat(double value) => WriteFloat(value, PreferredOctets(value));

    /// <summary>Writes a float of the given width, rounding where it does not fit.</summary>
    /// <param name="octets">2, 4 or 8.</param>
    public void WriteFloat(double value, int octets) => WriteHead(CborMajor.SimpleOrFloat, Bits(value, octets), octets);

    private static int PreferredOctets(ulong argument) => argument switch
    {
        < 24 => 0,
        <= byte.MaxValue => 1,
        <= ushort.MaxValue => 2,
        <= uint.MaxValue => 4,
        _ => 8,
    };

    private static int PreferredOctets(double value) =>
        double.IsNaN(value) || (double)(Half)value == value ? sizeof(ushort)
        : (float)value == value ? sizeof(float)
        : sizeof(double);

    private static ulong Bits(double value, int octets) => octets switch
    {
        2 => double.IsNaN(value) ? 0x7E00UL : BitConverter.HalfToUInt16Bits((Half)value),
        4 => BitConverter.SingleToUInt32Bits((float)value),
        8 => BitConverter.DoubleToUInt64Bits(value),
        _ => throw new ArgumentOutOfRangeException(nameof(octets), octets, "a float takes 2, 4 or 8 octets"),
    };
}
