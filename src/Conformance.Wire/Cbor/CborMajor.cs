namespace Conformance.Wire.Cbor;

/// <summary>The major type of a CBOR head: the upper three bits of its first octet.</summary>
/// <remarks>RFC 8949 §3.1. All eight values are assigned.</remarks>
public enum CborMajor
{
    Unsigned = 0,
    Negative = 1,
    Bytes = 2,
    Text = 3,
    Array = 4,
    Map = 5,
    Tag = 6,
    SimpleOrFloat = 7,
}
