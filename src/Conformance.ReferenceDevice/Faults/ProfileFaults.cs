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

    public static readonly Fault OldTlvNumber = new(
        "profile.old-tlv-number", "labels TLV with the number that it had in drafts", "REQ-GEN-06", FaultShape.WrongFormat);

    public static readonly Fault ForgetsWrites = new(
        "profile.forgets-writes", "answers a Write of a resource with 2.04 and keeps the old value", "REQ-GEN-07", FaultShape.WrongEffect);

    public static readonly Fault ExecuteIsNotFound = new(
        "profile.execute-not-found", "answers an Execute of what is not executable with 4.04", "REQ-GEN-08", FaultShape.WrongCode);

    public static readonly Fault HidesAttributes = new(
        "profile.hides-attributes", "answers Discover without any attributes", "REQ-GEN-09", FaultShape.Absent);

    public static readonly Fault ThousandfoldThresholds = new(
        "profile.thousandfold-thresholds",
        "keeps thresholds and steps a thousand times as large as they were written",
        "REQ-OBS-02",
        FaultShape.WrongValue);

    public static readonly Fault RefusesComposite = new(
        "profile.refuses-composite", "answers a composite read with 4.05", "REQ-OBS-06", FaultShape.WrongCode);

    public static IReadOnlyList<Fault> All { get; } =
    [
        ReadsNoSenmlCbor, WritesNoSenmlCbor, ReadsNoTlv, UnknownIsNotAllowed, ObservesResourcesOnly, EmptySerialNumber,
        OmitsHardwareVersion, ErrorWhenHealthy, TwoErrors, OldTlvNumber, ForgetsWrites, ExecuteIsNotFound, HidesAttributes,
        ThousandfoldThresholds, RefusesComposite,
    ];
}
