using System.Buffers.Binary;

namespace Conformance.Oscore.Contexts;

/// <summary>A number of a message as octets: as few as possible, at least one, at most five.</summary>
/// <remarks>RFC 8613 §6.1.</remarks>
public static class PartialIv
{
    public const int Longest = 5;

    public static ReadOnlyMemory<byte> Of(ulong number)
    {
        var octets = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(octets, number);
        var first = octets.AsSpan(0, octets.Length - 1).IndexOfAnyExcept((byte)0);
        return octets.AsMemory(first < 0 ? octets.Length - 1 : first);
    }

    public static ulong ToNumber(ReadOnlySpan<byte> octets)
    {
        var number = 0UL;
        foreach (var octet in octets)
        {
            number = (number << 8) | octet;
        }

        return number;
    }
}
