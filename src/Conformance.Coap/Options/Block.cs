using System.Numerics;

namespace Conformance.Coap.Options;

/// <summary>The value of a Block1 or Block2 option.</summary>
/// <remarks>
/// RFC 7959 §2.2, in one, two or three octets:
/// <code>
///  0                   1                   2
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3
/// +---------------------------------------+-+-----+
/// |                  NUM                  |M| SZX |
/// +---------------------------------------+-+-----+
/// </code>
/// </remarks>
/// <param name="Number">NUM: which block, from 0 to 2^20 − 1.</param>
/// <param name="More">M: whether more blocks follow (or are wanted).</param>
/// <param name="SizeExponent">SZX: 0 to 6 mean 16 to 1024 octets; 7 is reserved over UDP but representable.</param>
public readonly record struct Block(int Number, bool More, int SizeExponent)
{
    /// <summary>The SZX that RFC 7959 §2.2 reserves.</summary>
    public const int ReservedSizeExponent = 7;

    /// <summary>The SZX of the largest block, 1024 octets.</summary>
    public const int MaxSizeExponent = 6;

    /// <summary>Octets the option may have.</summary>
    public const int MaxLength = 3;

    /// <summary>Octets in a block of this exponent.</summary>
    public int Size => SizeOf(SizeExponent);

    /// <summary>Where the block starts in the body, in octets.</summary>
    public int Offset => Number * Size;

    /// <summary>Octets in a block of that exponent.</summary>
    public static int SizeOf(int sizeExponent) => 1 << (sizeExponent + 4);

    /// <summary>Exponent of the largest block of no more than so many octets; 0 for less than 16.</summary>
    public static int ExponentOf(int octets) => Math.Clamp(BitOperations.Log2((uint)octets) - 4, 0, MaxSizeExponent);

    /// <summary>Takes the option's value apart; its low 24 bits count.</summary>
    public static Block Of(uint value) => new((int)(value >> 4) & 0xFFFFF, (value & 0b1000) != 0, (int)(value & 0b111));

    /// <summary>The block of <paramref name="sizeExponent"/> that holds <paramref name="offset"/>.</summary>
    public static Block At(int offset, bool more, int sizeExponent) => new(offset >> (sizeExponent + 4), more, sizeExponent);

    /// <summary>The option's value.</summary>
    public uint ToUInt32() => ((uint)Number << 4) | (More ? 0b1000u : 0) | ((uint)SizeExponent & 0b111);

    /// <returns><c>num/more/size</c>, for example <c>3/1/64</c>.</returns>
    public override string ToString() => $"{Number}/{(More ? 1 : 0)}/{Size}";
}
