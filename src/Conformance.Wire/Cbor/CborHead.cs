namespace Conformance.Wire.Cbor;

/// <summary>The first octets of a CBOR item: major type, additional information and argument.</summary>
/// <remarks>
/// RFC 8949 §3:
/// <code>
///  0 1 2 3 4 5 6 7   0, 1, 2, 4 or 8 octets
/// +-----+---------+ +--------------------+
/// |major|  info   | |      argument      |
/// +-----+---------+ +--------------------+
/// </code>
/// </remarks>
/// <param name="Info">Additional information: 0–23 the argument itself, 24–27 its width, 31 indefinite length or break.</param>
/// <param name="Argument">Count, length, tag number or the raw bits of a float; 0 for indefinite lengths.</param>
public readonly record struct CborHead(CborMajor Major, byte Info, ulong Argument)
{
    /// <summary>The additional information of an indefinite length and of the break.</summary>
    public const byte IndefiniteInfo = 31;

    /// <summary>The octet that ends an item of indefinite length.</summary>
    public const byte BreakOctet = 0xFF;

    /// <summary>Whether an item of indefinite length starts here.</summary>
    public bool IsIndefinite => Info == IndefiniteInfo && Major != CborMajor.SimpleOrFloat;

    public bool IsBreak => Info == IndefiniteInfo && Major == CborMajor.SimpleOrFloat;

    /// <summary>Octets of the argument: 0, 1, 2, 4 or 8.</summary>
    public int ArgumentOctets => Info is >= 24 and <= 27 ? 1 << (Info - 24) : 0;
}
