namespace Conformance.Lwm2m.Formats.Tlv;

/// <summary>Bits 7–6 of a TLV's type octet. All four values are assigned.</summary>
/// <remarks>Core 1.2 §7.4.5.</remarks>
public enum TlvKind
{
    ObjectInstance = 0,
    ResourceInstance = 1,
    MultipleResource = 2,
    Resource = 3,
}
