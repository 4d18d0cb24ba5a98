namespace Conformance.Coap.Options;

/// <summary>The value of a Block1 or Block2 option.</summary>
/// <remarks>RFC 7959 §2.2.</remarks>
/// <param name="Number">NUM: which block, from 0.</param>
/// <param name="More">M: whether more blocks follow (or are wanted).</param>
/// <param name="SizeExponent">SZX: 0 to 6 mean 16 to 1024 octets; 7 is reserved over UDP but representable.</param>
public readonly record struct Block(int Number, bool More, int SizeExponent)
{
    /// <summary>Octets in a block of this exponent.</summary>
    public int Size => 1 << (SizeExponent + 4);

    /// <summary>Where the block starts in the body, in octets.</summary>
    public int Offset => Number * Size;

    /// <returns><c>num/more/size</c>, for example <c>3/1/64</c>.</returns>
    public override string ToString() => $"{Number}/{(More ? 1 : 0)}/{Size}";
}
