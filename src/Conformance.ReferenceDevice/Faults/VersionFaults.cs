namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about identifiers and about what a device lacks.</summary>
public static class VersionFaults
{
    public static readonly Fault EmptyIsZero = new(
        "version.empty-is-zero", "reads an empty segment of a path as 0", "TRN-09", FaultShape.WrongEffect);

    public static readonly Fault WrapsNumbers = new(
        "version.wraps-numbers", "reads identifiers modulo 65536", "TRN-09", FaultShape.WrongValue);

    public static readonly Fault ReadsSigns = new(
        "version.reads-signs", "reads identifiers with a sign", "TRN-09", FaultShape.WrongFormat);

    public static readonly Fault ReservedForFirst = new(
        "version.reserved-for-first", "takes the identifier 65535 for 0", "VER-09", FaultShape.WrongValue);

    public static readonly Fault NothingForUnknown = new(
        "version.nothing-for-unknown", "answers a Read of what it lacks with 2.05 and nothing", "VER-06", FaultShape.WrongCode);

    public static readonly Fault ResetsUnknown = new(
        "version.resets-unknown", "answers a request for what it lacks with Reset", "VER-06", FaultShape.WrongFormat);

    public static readonly Fault OmitsMandatory = new(
        "version.omits-mandatory", "leaves a mandatory resource out of its Server instances", "VER-07", FaultShape.Absent);

    public static readonly Fault TakesReadOnly = new(
        "version.takes-read-only", "answers a Write of a read-only resource as if it had taken it", "VER-08", FaultShape.WrongCode);

    public static readonly Fault ExecutesAnything = new(
        "version.executes-anything", "answers an Execute of any resource with 2.04", "VER-08", FaultShape.WrongCode);

    public static IReadOnlyList<Fault> All { get; } =
    [
        EmptyIsZero, WrapsNumbers, ReadsSigns, ReservedForFirst, NothingForUnknown, ResetsUnknown, OmitsMandatory,
        TakesReadOnly, ExecutesAnything,
    ];
}
