namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Read-Composite and Write-Composite.</summary>
public static class CompositeFaults
{
    public static readonly Fault FirstPathOnly = new(
        "composite.first-path-only", "reads out the first path of a Read-Composite and no other", "DM-52", FaultShape.Absent);

    public static readonly Fault NamesText = new(
        "composite.names-text", "calls the answer to a Read-Composite plain text", "DM-52", FaultShape.WrongFormat);

    public static readonly Fault AbsentFails = new(
        "composite.absent-fails", "answers a Read-Composite with 4.04 for one path that it does not have", "DM-53", FaultShape.WrongCode);

    public static readonly Fault ExecutableFails = new(
        "composite.executable-fails", "answers a Read-Composite with 4.05 for one executable resource", "DM-53", FaultShape.WrongCode);

    public static readonly Fault RefusesRoot = new(
        "composite.refuses-root", "answers a Read-Composite of the root with 4.00", "DM-54", FaultShape.Absent);

    public static readonly Fault OmitsResourceInstances = new(
        "composite.omits-resource-instances", "leaves out the resource instances that a Read-Composite names", "DM-54", FaultShape.Absent);

    public static readonly Fault WrongFormatBad = new(
        "composite.wrong-format-bad", "answers a Read-Composite whose paths come in TLV with 4.00", "DM-55", FaultShape.WrongCode);

    public static readonly Fault IgnoresAccept = new(
        "composite.ignores-accept",
        "answers a Read-Composite in its own format when it lacks the one asked for",
        "DM-55",
        FaultShape.WrongFormat);

    public static readonly Fault WritesFirstOnly = new(
        "composite.writes-first-only", "carries out the first record of a Write-Composite and no other", "DM-56", FaultShape.Absent);

    public static readonly Fault Forgets = new(
        "composite.forgets", "answers a Write-Composite with 2.04 and does nothing", "DM-56", FaultShape.WrongEffect);

    public static readonly Fault ReplacesArrays = new(
        "composite.replaces-arrays", "drops the resource instances that a Write-Composite does not name", "DM-56", FaultShape.NotRestored);

    public static readonly Fault AppliesGoodPart = new(
        "composite.applies-good-part", "keeps the good records of a Write-Composite that it refused", "DM-57", FaultShape.WrongEffect);

    public static readonly Fault SkipsBadPart = new(
        "composite.skips-bad-part", "passes over the records of a Write-Composite that cannot be written", "DM-57", FaultShape.WrongCode);

    public static readonly Fault PretendsInstances = new(
        "composite.pretends-instances",
        "answers a Write-Composite to an instance that it does not have with 2.04",
        "DM-58",
        FaultShape.WrongCode);

    public static readonly Fault CreatesInstances = new(
        "composite.creates-instances", "creates the instance that a Write-Composite names", "DM-58", FaultShape.Superfluous);

    public static readonly Fault NeedsAllReadable = new(
        "composite.needs-all-readable", "refuses a composite read when one of the paths may not be read", "ACL-19", FaultShape.WrongCode);

    public static readonly Fault NothingReadableIsFine = new(
        "composite.nothing-readable-is-fine", "answers a composite read of which nothing may be read with an empty 2.05", "ACL-19", FaultShape.WrongCode);

    public static readonly Fault ShowsUnreadable = new(
        "composite.shows-unreadable", "shows in a composite read what the server may not read", "ACL-19", FaultShape.Leak);

    public static readonly Fault WritesUnasked = new(
        "composite.writes-unasked", "asks for no right in a composite write", "ACL-20", FaultShape.WrongEffect);

    public static readonly Fault LeavesOutForbidden = new(
        "composite.leaves-out-forbidden", "does the part of a composite write that the server has the right to", "ACL-20", FaultShape.WrongEffect);

    public static readonly Fault KeepsNull = new(
        "composite.keeps-null", "answers the null of a patch with 2.04 and removes nothing", "DM-59", FaultShape.WrongEffect);

    public static readonly Fault NullRemovesSingle = new(
        "composite.null-removes-single", "answers a null for a single resource with 2.04", "DM-59", FaultShape.WrongCode);

    public static readonly Fault LastFirst = new(
        "composite.last-first", "applies the records of a patch from the last to the first", "DM-59", FaultShape.WrongEffect);

    public static readonly Fault FetchTakesValues = new(
        "composite.fetch-takes-values", "takes the records of a SenML-ETCH fetch that have values", "DM-59", FaultShape.Superfluous);

    public static readonly Fault LacksEtch = new(
        "composite.lacks-etch", "has neither of the SenML-ETCH formats", "FMT-33", FaultShape.Absent);

    public static readonly Fault ShowsTwice = new(
        "composite.shows-twice", "shows everything twice in a Read-Composite of the root", "FMT-34", FaultShape.Superfluous);

    public static readonly Fault BrokenTaken = new(
        "composite.broken-taken", "answers a Write-Composite that it cannot read with 2.04", "FMT-38", FaultShape.WrongCode);

    public static IReadOnlyList<Fault> All { get; } =
    [
        FirstPathOnly, NamesText, AbsentFails, ExecutableFails, RefusesRoot, OmitsResourceInstances, WrongFormatBad, IgnoresAccept,
        WritesFirstOnly, Forgets, ReplacesArrays, AppliesGoodPart, SkipsBadPart, PretendsInstances, CreatesInstances,
        NeedsAllReadable, NothingReadableIsFine, ShowsUnreadable, WritesUnasked, LeavesOutForbidden, KeepsNull, NullRemovesSingle,
        LastFirst, FetchTakesValues, LacksEtch, ShowsTwice, BrokenTaken,
    ];
}
