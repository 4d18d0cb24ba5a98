namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about data formats.</summary>
public static class FormatFaults
{
    public static readonly Fault LacksText = new(
        "server-format.lacks-text", "cannot read plain text", "FMT-02", FaultShape.Absent);

    public static readonly Fault LacksOpaque = new(
        "server-format.lacks-opaque", "cannot read opaque octets", "FMT-02", FaultShape.Absent);

    public static readonly Fault LacksCbor = new(
        "server-format.lacks-cbor", "cannot read CBOR", "FMT-02", FaultShape.Absent);

    public static readonly Fault LacksTlv = new(
        "server-format.lacks-tlv", "cannot read TLV", "FMT-02", FaultShape.Absent);

    public static readonly Fault LacksSenmlJson = new(
        "server-format.lacks-senml-json", "cannot read SenML JSON", "FMT-02", FaultShape.Absent);

    public static readonly Fault LacksSenmlCbor = new(
        "server-format.lacks-senml-cbor", "cannot read SenML CBOR", "FMT-02", FaultShape.Absent);

    public static readonly Fault LacksLwm2mCbor = new(
        "server-format.lacks-lwm2m-cbor", "cannot read LwM2M CBOR", "FMT-02", FaultShape.Absent);

    public static readonly Fault LacksJson = new(
        "server-format.lacks-json", "cannot read the JSON of LwM2M 1.0", "FMT-32", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        LacksText, LacksOpaque, LacksCbor, LacksTlv, LacksSenmlJson, LacksSenmlCbor, LacksLwm2mCbor, LacksJson,
    ];
}
