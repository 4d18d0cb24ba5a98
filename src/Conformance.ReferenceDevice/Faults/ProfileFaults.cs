namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about what the Wi-SUN profile asks of every device, whatever objects it has.</summary>
public static class ProfileFaults
{
    public static readonly Fault ReadsNoSenmlCbor = new(
        "profile.reads-no-senml-cbor", "answers a Read that asks for SenML CBOR with 4.06", "REQ-GEN-05", FaultShape.Absent);

    public static readonly Fault WritesNoSenmlCbor = new(
        "profile.writes-no-senml-cbor", "answers a Write in SenML CBOR with 4.15", "REQ-GEN-05", FaultShape.Absent);

    public static readonly Fault ReadsNoTlv = new(
        "profile.reads-no-tlv", "answers a Read that asks for TLV with 4.06", "REQ-GEN-06", FaultShape.Absent);

    public static readonly Fault UnknownIsNotAllowed = new(
        "profile.unknown-is-not-allowed", "answers a Read of what it lacks with 4.05", "REQ-GEN-08", FaultShape.WrongCode);

    public static readonly Fault ObservesResourcesOnly = new(
        "profile.observes-resources-only", "answers an Observe of an instance or an object like a Read", "REQ-OBS-01", FaultShape.Absent);

    public static readonly Fault EmptySerialNumber = new(
        "profile.empty-serial-number", "has an empty serial number", "REQ-DEV-01", FaultShape.WrongValue);

    public static readonly Fault OmitsHardwareVersion = new(
        "profile.omits-hardware-version", "has no hardware version", "REQ-DEV-01", FaultShape.Absent);

    public static readonly Fault ErrorWhenHealthy = new(
        "profile.error-when-healthy", "holds an error code although it is healthy", "REQ-DEV-02", FaultShape.WrongValue);

    public static readonly Fault TwoErrors = new(
        "profile.two-error-codes", "holds a second error code beside 0", "REQ-DEV-02", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        ReadsNoSenmlCbor, WritesNoSenmlCbor, ReadsNoTlv, UnknownIsNotAllowed, ObservesResourcesOnly, EmptySerialNumber,
        OmitsHardwareVersion, ErrorWhenHealthy, TwoErrors,
    ];
}
