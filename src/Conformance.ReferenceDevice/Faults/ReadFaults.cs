namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Read.</summary>
public static class ReadFaults
{
    public static readonly Fault RefusesObjects = new(
        "read.refuses-objects", "answers a Read of a whole object with 4.05", "DM-01", FaultShape.Absent);

    public static readonly Fault SaysChanged = new(
        "read.says-changed", "answers a Read of a resource with its value and 2.04", "DM-01", FaultShape.WrongCode);

    public static readonly Fault OffByOne = new(
        "read.off-by-one", "answers a Read of a single whole number with the next one", "DM-01", FaultShape.WrongValue);

    public static readonly Fault WholeArray = new(
        "read.whole-array", "answers a Read of one resource instance with the whole multiple resource", "DM-02", FaultShape.Superfluous);

    public static readonly Fault InstanceOfSingle = new(
        "read.instance-of-single", "answers a Read of instance 0 of a single resource with the resource", "DM-02", FaultShape.Superfluous);

    public static readonly Fault UnknownAsEmpty = new(
        "read.unknown-as-empty", "answers a Read of what it does not have with 2.05 and nothing", "DM-03", FaultShape.Superfluous);

    public static readonly Fault UnknownBadRequest = new(
        "read.unknown-bad-request", "answers a Read of what it does not have with 4.00", "DM-03", FaultShape.WrongCode);

    public static readonly Fault UnknownSilently = new(
        "read.unknown-silently", "does not answer a Read of what it does not have", "VER-06", FaultShape.Absent);

    public static readonly Fault ExecutableAsEmpty = new(
        "read.executable-as-empty", "answers a Read of an executable resource with 2.05 and nothing", "DM-04", FaultShape.Superfluous);

    public static readonly Fault ExecutableUnknown = new(
        "read.executable-unknown", "answers a Read of an executable resource with 4.04", "DM-04", FaultShape.WrongCode);

    public static readonly Fault OmitsArrays = new(
        "read.omits-arrays", "leaves multiple resources out of a Read of an object or an instance", "DM-05", FaultShape.Absent);

    public static readonly Fault ShowsExecutables = new(
        "read.shows-executables", "lists executable resources among the values of an instance", "DM-05", FaultShape.Superfluous);

    public static readonly Fault FirstInstanceOnly = new(
        "read.first-instance-only", "answers a Read of an object with its first instance", "DM-05", FaultShape.WrongValue);

    public static readonly Fault UnknownFormatAsOwn = new(
        "read.unknown-format-as-own",
        "answers a Read in a format of its own when it lacks the one asked for",
        "DM-07",
        FaultShape.WrongFormat);

    public static readonly Fault NotAcceptableAsBad = new(
        "read.not-acceptable-as-bad", "answers a Read in a format that it lacks with 4.00", "DM-07", FaultShape.WrongCode);

    public static readonly Fault PlainJson = new(
        "read.plain-json", "chooses application/json when a Read names no format", "DM-08", FaultShape.WrongFormat);

    public static readonly Fault OpaqueByChoice = new(
        "read.opaque-by-choice", "calls values opaque when a Read names no format", "DM-08", FaultShape.WrongFormat);

    public static readonly Fault NoFormat = new(
        "read.no-format", "does not say in which format the values are that it reads out", "FMT-06", FaultShape.Absent);

    public static readonly Fault IgnoresAccept = new(
        "read.ignores-accept", "answers every Read in the format that it likes best", "FMT-01", FaultShape.WrongFormat);

    public static readonly Fault ShowsUnreadable = new(
        "read.shows-unreadable", "shows in the Read of an object the instances that the server may not read too", "ACL-18", FaultShape.Leak);

    public static readonly Fault NeedsAllReadable = new(
        "read.needs-all-readable", "refuses the Read of an object when one instance may not be read", "ACL-18", FaultShape.WrongCode);

    public static readonly Fault EmptyUnknown = new(
        "read.empty-unknown", "answers a Read of an object without instances with 4.04", "DM-06", FaultShape.WrongCode);

    public static readonly Fault EmptyInvented = new(
        "read.empty-invented", "answers a Read of an object without instances with an instance", "DM-06", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        RefusesObjects, SaysChanged, OffByOne, WholeArray, InstanceOfSingle, UnknownAsEmpty, UnknownBadRequest, UnknownSilently,
        ExecutableAsEmpty, ExecutableUnknown, OmitsArrays, ShowsExecutables, FirstInstanceOnly, UnknownFormatAsOwn, NotAcceptableAsBad,
        PlainJson, OpaqueByChoice, NoFormat, IgnoresAccept, ShowsUnreadable, NeedsAllReadable, EmptyUnknown, EmptyInvented,
    ];
}
