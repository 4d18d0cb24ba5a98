namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about TLV.</summary>
public static class TlvFaults
{
    public static readonly Fault CutsIdentifiers = new(
        "server-tlv.cuts-identifiers", "reads identifiers of two octets by the first one", "FMT-15", FaultShape.WrongValue);

    public static readonly Fault DropsArrays = new(
        "server-tlv.drops-arrays", "drops multiple resources from a TLV", "FMT-15", FaultShape.Absent);

    public static readonly Fault RefusesLongLengths = new(
        "server-tlv.refuses-long-lengths", "refuses a TLV with a length of two octets", "FMT-15", FaultShape.Absent);

    public static readonly Fault RefusesWrapped = new(
        "server-tlv.refuses-wrapped", "refuses a TLV with object instances", "FMT-15", FaultShape.Absent);

    public static readonly Fault WritesOtherKind = new(
        "server-tlv.writes-other-kind", "writes resources as resource instances in TLV", "FMT-15", FaultShape.WrongFormat);

    public static readonly Fault ReadsBackwards = new(
        "server-tlv.reads-backwards", "reads integers in TLV from the last octet on", "FMT-18", FaultShape.WrongValue);

    public static readonly Fault ReadsUnsigned = new(
        "server-tlv.reads-unsigned", "reads integers in TLV without a sign", "FMT-18", FaultShape.WrongValue);

    public static readonly Fault WantsShortest = new(
        "server-tlv.wants-shortest", "refuses integers in TLV that have more octets than they need", "FMT-18", FaultShape.Absent);

    public static readonly Fault WritesThreeOctets = new(
        "server-tlv.writes-three-octets", "writes integers in TLV in three octets", "FMT-18", FaultShape.WrongFormat);

    public static readonly Fault RefusesDoubles = new(
        "server-tlv.refuses-doubles", "refuses floats of eight octets in TLV", "FMT-19", FaultShape.Absent);

    public static readonly Fault RefusesSingles = new(
        "server-tlv.refuses-singles", "refuses floats of four octets in TLV", "FMT-19", FaultShape.Absent);

    public static readonly Fault TurnsLinks = new(
        "server-tlv.turns-links", "reads object links in TLV with the instance first", "FMT-19", FaultShape.WrongValue);

    public static readonly Fault ReadsFalse = new(
        "server-tlv.reads-false", "reads every boolean in TLV as false", "FMT-19", FaultShape.WrongValue);

    public static readonly Fault WritesText = new(
        "server-tlv.writes-text", "writes every value in TLV as text", "FMT-19", FaultShape.WrongFormat);

    public static readonly Fault MindsLengthBits = new(
        "server-tlv.minds-length-bits", "refuses a TLV with length bits beside a length field", "FMT-20", FaultShape.Absent);

    public static readonly Fault ReadsNegative = new(
        "server-tlv.reads-negative", "reads unsigned integers in TLV with a sign", "FMT-36", FaultShape.WrongValue);

    public static readonly Fault RefusesOctets = new(
        "server-tlv.refuses-octets", "refuses integers of one octet in TLV", "FMT-18", FaultShape.Absent);

    public static readonly Fault ReadsTrue = new(
        "server-tlv.reads-true", "reads every boolean in TLV as true", "FMT-19", FaultShape.WrongValue);

    public static readonly Fault RefusesTimes = new(
        "server-tlv.refuses-times", "refuses times in TLV", "FMT-19", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        CutsIdentifiers, DropsArrays, RefusesLongLengths, RefusesWrapped, WritesOtherKind, ReadsBackwards, ReadsUnsigned,
        WantsShortest, WritesThreeOctets, RefusesDoubles, RefusesSingles, TurnsLinks, ReadsFalse, WritesText,
        MindsLengthBits, ReadsNegative,
        RefusesOctets, ReadsTrue, RefusesTimes,
    ];
}
