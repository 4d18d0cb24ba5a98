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

    public static readonly Fault QuietInCore = new(
        "version.quiet-in-core", "tells no version of an object of the core", "VER-01", FaultShape.Absent);

    public static readonly Fault QuietBeyondCore = new(
        "version.quiet-beyond-core", "tells no version of an object beyond the core", "VER-02", FaultShape.Absent);

    public static readonly Fault MajorOnly = new(
        "version.major-only", "tells only the first number of a version", "VER-05", FaultShape.WrongFormat);

    public static readonly Fault ThreeNumbers = new(
        "version.three-numbers", "tells a version of three numbers", "VER-05", FaultShape.WrongFormat);

    public static readonly Fault ListsNewer = new(
        "version.lists-newer",
        "has a resource of a later version in its Server object and does not tell that",
        "VER-01",
        FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        EmptyIsZero, WrapsNumbers, ReadsSigns, ReservedForFirst, NothingForUnknown, ResetsUnknown, OmitsMandatory,
        TakesReadOnly, ExecutesAnything,
        QuietInCore, QuietBeyondCore, MajorOnly, ThreeNumbers, ListsNewer,
    ];
}
