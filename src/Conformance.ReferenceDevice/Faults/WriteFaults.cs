namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Write.</summary>
public static class WriteFaults
{
    public static readonly Fault Forgets = new(
        "write.forgets", "answers a Write of a resource with 2.04 and stores nothing", "DM-20", FaultShape.WrongEffect);

    public static readonly Fault SaysCreated = new(
        "write.says-created", "answers a Write of a resource with 2.01", "DM-20", FaultShape.WrongCode);

    public static readonly Fault CutsText = new(
        "write.cuts-text", "stores a text without its last character", "DM-20", FaultShape.WrongValue);

    public static readonly Fault KeepsOptional = new(
        "write.keeps-optional", "keeps optional resources that the replacement of an instance lacks", "DM-21", FaultShape.NotRestored);

    public static readonly Fault RefusesReplacement = new(
        "write.refuses-replacement", "answers the replacement of an instance with 4.05", "DM-21", FaultShape.Absent);

    public static readonly Fault UpdateReplaces = new(
        "write.update-replaces", "drops the optional resources that a partial update does not name", "DM-22", FaultShape.WrongEffect);

    public static readonly Fault FirstOnly = new(
        "write.first-only", "takes over the first value of a partial update and no other", "DM-22", FaultShape.Absent);

    public static readonly Fault PutMerges = new(
        "write.put-merges", "keeps the old instances of a multiple resource that is replaced", "DM-23", FaultShape.NotRestored);

    public static readonly Fault UpdateReplacesArrays = new(
        "write.update-replaces-arrays",
        "drops the instances of a multiple resource that a partial update does not name",
        "DM-23",
        FaultShape.WrongEffect);

    public static readonly Fault InstanceReplacesArray = new(
        "write.instance-replaces-array",
        "drops the other instances of a multiple resource when one of them is written",
        "DM-24",
        FaultShape.WrongEffect);

    public static readonly Fault CreatesResourceInstances = new(
        "write.creates-resource-instances",
        "creates a resource instance that a Write names and that is not there",
        "DM-24",
        FaultShape.Superfluous);

    public static readonly Fault RefusesResourceInstances = new(
        "write.refuses-resource-instances", "answers every Write of a resource instance with 4.05", "DM-24", FaultShape.Absent);

    public static readonly Fault TakesReadOnly = new(
        "write.takes-read-only", "lets servers write read-only resources", "DM-25", FaultShape.WrongEffect);

    public static readonly Fault PassesOverReadOnly = new(
        "write.passes-over-read-only", "answers a Write of a read-only resource with 2.04 and does nothing", "DM-25", FaultShape.WrongCode);

    public static readonly Fault ReadOnlyUnauthorized = new(
        "write.read-only-unauthorized", "answers a Write of a read-only resource with 4.01", "DM-25", FaultShape.WrongCode);

    public static readonly Fault RefusesUnknown = new(
        "write.refuses-unknown", "refuses a Write of an instance for a resource that it does not know", "DM-26", FaultShape.Superfluous);

    public static readonly Fault TakesUnknown = new(
        "write.takes-unknown", "answers a Write to a resource that it does not have with 2.04", "DM-26", FaultShape.WrongCode);

    public static readonly Fault TakesAnyValue = new(
        "write.takes-any-value", "stores values that the resource cannot have", "DM-27", FaultShape.WrongEffect);

    public static readonly Fault BadValueNotAllowed = new(
        "write.bad-value-not-allowed", "answers a value that the resource cannot have with 4.05", "DM-27", FaultShape.WrongCode);

    public static readonly Fault UnknownFormatAsText = new(
        "write.unknown-format-as-text", "takes the body of a Write in an unknown format for plain text", "DM-29", FaultShape.Superfluous);

    public static readonly Fault UnknownFormatNotAcceptable = new(
        "write.unknown-format-not-acceptable", "answers a Write in a format that it lacks with 4.06", "DM-29", FaultShape.WrongCode);

    public static readonly Fault TextToInstance = new(
        "write.text-to-instance",
        "stores plain text written to an instance in its first writable resource",
        "DM-30",
        FaultShape.WrongEffect);

    public static readonly Fault PassesOverText = new(
        "write.passes-over-text", "answers plain text written to an instance with 2.04 and does nothing", "DM-30", FaultShape.WrongCode);

    public static readonly Fault AppliesGoodPart = new(
        "write.applies-good-part", "keeps what was good in a Write that it refused", "DM-31", FaultShape.WrongEffect);

    public static readonly Fault LooksFirst = new(
        "write.looks-first", "looks whether a resource can be written before it asks for the right", "ACL-06", FaultShape.WrongCode);

    public static readonly Fault TakesAnyLink = new(
        "write.takes-any-link", "takes an object link to an instance that does not exist", "DM-28", FaultShape.Superfluous);

    public static readonly Fault RefusesNullLink = new(
        "write.refuses-null-link", "refuses the object link that leads nowhere", "DM-28", FaultShape.Absent);

    public static readonly Fault TakesOutOfRange = new(
        "write.takes-out-of-range", "stores numbers beyond the range of their resource", "OBJ-12", FaultShape.WrongEffect);

    public static readonly Fault RefusesLimits = new(
        "write.refuses-limits", "refuses the limits of a range", "OBJ-12", FaultShape.WrongCode);

    public static readonly Fault PostWritesSingle = new(
        "write.post-writes-single", "takes a POST to a single resource for a Write", "DM-62", FaultShape.WrongEffect);

    public static readonly Fault PostExecutesArrays = new(
        "write.post-executes-arrays", "takes a POST with values to a multiple resource for an Execute", "DM-62", FaultShape.WrongCode);

    public static readonly Fault PostUnknownTaken = new(
        "write.post-unknown-taken", "answers a POST to a resource that it does not have with 2.04", "DM-62", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        Forgets, SaysCreated, CutsText, KeepsOptional, RefusesReplacement, UpdateReplaces, FirstOnly, PutMerges, UpdateReplacesArrays,
        InstanceReplacesArray, CreatesResourceInstances, RefusesResourceInstances, TakesReadOnly, PassesOverReadOnly,
        ReadOnlyUnauthorized, RefusesUnknown, TakesUnknown, TakesAnyValue, BadValueNotAllowed, UnknownFormatAsText,
        UnknownFormatNotAcceptable, TextToInstance, PassesOverText, AppliesGoodPart, LooksFirst, TakesAnyLink, RefusesNullLink,
        TakesOutOfRange, RefusesLimits, PostWritesSingle, PostExecutesArrays, PostUnknownTaken,
    ];
}
