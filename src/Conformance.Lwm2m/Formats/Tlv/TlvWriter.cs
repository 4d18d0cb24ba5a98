using Conformance.Wire;

namespace Conformance.Lwm2m.Formats.Tlv;

/// <summary>Appends TLV heads to a buffer: the shortest, or any other a tester wants to send.</summary>
/// <remarks>Core 1.2 §7.4.5.</remarks>
public static class TlvWriter
{
    private const int MaxLengthOctets = 3;

    /// <summary>Writes a record with the shortest head.</summary>
    public static void Write(SpanWriter writer, TlvKind kind, ushort id, ReadOnlySpan<byte> value) =>
        Write(writer, kind, id, value, IdOctets(id), LengthOctets(value.Length));

    /// <summary>Writes a record with a head of the given shape, also where a shorter one would do.</summary>
    /// <param name="idOctets">1 or 2.</param>
    /// <param name="lengthOctets">0 to 3; 0 keeps the length in the type octet.</param>
    /// <exception cref="ArgumentOutOfRangeException">Id or length do not fit. A harness bug.</exception>
    public static void Write(SpanWriter writer, TlvKind kind, ushort id, ReadOnlySpan<byte> value, int idOctets, int lengthOctets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(idOctets, IdOctets(id));
        ArgumentOutOfRangeException.ThrowIfLessThan(lengthOctets, LengthOctets(value.Length));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(idOctets, sizeof(ushort));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lengthOctets, MaxLengthOctets);

        var length = lengthOctets == 0 ? value.Length : 0;
        writer.WriteByte((byte)(((int)kind << 6) | ((idOctets - 1) << 5) | (lengthOctets << 3) | length));
        WriteBigEndian(writer, id, idOctets);
        WriteBigEndian(writer, value.Length, lengthOctets);
        writer.Write(value);
    }

    internal static int IdOctets(ushort id) => id <= byte.MaxValue ? 1 : 2;

    internal static int LengthOctets(int length) => length switch
    {
        < 8 => 0,
        <= byte.MaxValue => 1,
        <= ushort.MaxValue => 2,
        < 1 << 24 => 3,
        _ => MaxLengthOctets + 1,
    };

    private static void WriteBigEndian(SpanWriter writer, int value, int octets)
    {
        for (var shift = 8 * (octets - 1); shift >= 0; shift -= 8)
        {
            writer.WriteByte((byte)(value >> shift));
        }
    }
}
