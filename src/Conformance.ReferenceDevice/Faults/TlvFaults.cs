namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies in TLV.</summary>
public static class TlvFaults
{
    public static readonly Fault KindBit = new(
        "tlv.kind-bit", "sets a wrong bit in the kind of the first TLV", "FMT-15", FaultShape.WrongValue);

    public static readonly Fault ShortLength = new(
        "tlv.short-length", "writes a length that is one too small into the first TLV", "FMT-15", FaultShape.WrongValue);

    public static readonly Fault NoInstances = new(
        "tlv.no-instances", "answers a Read of an object without a TLV for each instance", "FMT-16", FaultShape.Absent);

    public static readonly Fault ArrayOfOneAsSingle = new(
        "tlv.array-of-one-as-single", "writes a multiple resource with one instance like a single one", "FMT-17", FaultShape.WrongValue);

    public static readonly Fault BareArray = new(
        "tlv.bare-array", "answers a Read of a multiple resource with the TLV of its first instance alone", "FMT-21", FaultShape.Absent);

    public static readonly Fault WrapsResource = new(
        "tlv.wraps-resource", "answers a Read of a resource with a TLV of its instance around it", "FMT-21", FaultShape.Superfluous);

    public static readonly Fault ThreeOctets = new(
        "tlv.three-octets", "writes whole numbers in three octets", "FMT-18", FaultShape.WrongValue);

    public static readonly Fault LittleEndian = new(
        "tlv.little-endian", "writes the least significant octet of a number first", "FMT-18", FaultShape.WrongValue);

    public static readonly Fault TakesThreeOctets = new(
        "tlv.takes-three-octets", "takes a whole number of three octets", "FMT-18", FaultShape.Superfluous);

    public static readonly Fault RefusesLengthBits = new(
        "tlv.refuses-length-bits", "refuses a TLV whose length bits are set beside a length field", "FMT-20", FaultShape.Absent);

    public static readonly Fault TakesGoodPart = new(
        "tlv.takes-good-part", "takes the TLVs in front of one that is broken", "FMT-38", FaultShape.WrongEffect);

    public static readonly Fault WantsLongFloats = new(
        "tlv.wants-long-floats", "refuses floats of four octets", "FMT-19", FaultShape.Absent);

    public static readonly Fault WantsShortFloats = new(
        "tlv.wants-short-floats", "refuses floats of eight octets", "FMT-19", FaultShape.Absent);

    public static readonly Fault TakesAnyBoolean = new(
        "tlv.takes-any-boolean", "takes any octet but 0 for true", "FMT-19", FaultShape.Superfluous);

    public static readonly Fault TakesShortLinks = new(
        "tlv.takes-short-links", "fills up an object link of three octets", "FMT-19", FaultShape.WrongEffect);

    public static IReadOnlyList<Fault> All { get; } =
    [
        KindBit, ShortLength, NoInstances, ArrayOfOneAsSingle, BareArray, WrapsResource, ThreeOctets, LittleEndian, TakesThreeOctets,
        RefusesLengthBits, TakesGoodPart, WantsLongFloats, WantsShortFloats, TakesAnyBoolean, TakesShortLinks,
    ];
}
