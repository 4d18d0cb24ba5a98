namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about SenML.</summary>
public static class SenmlFaults
{
    public static readonly Fault KeepsFirstBase = new(
        "server-senml.keeps-first-base", "keeps the first base name for the rest of a SenML pack", "FMT-22", FaultShape.WrongValue);

    public static readonly Fault WantsFullNames = new(
        "server-senml.wants-full-names", "refuses SenML JSON with a base name", "FMT-22", FaultShape.Absent);

    public static readonly Fault WritesRelativeNames = new(
        "server-senml.writes-relative-names", "writes names in SenML JSON without the slash at the front", "FMT-22", FaultShape.WrongFormat);

    public static readonly Fault RefusesBooleans = new(
        "server-senml.refuses-booleans", "refuses booleans in SenML JSON", "FMT-23", FaultShape.Absent);

    public static readonly Fault RefusesLinks = new(
        "server-senml.refuses-links", "refuses object links in SenML JSON", "FMT-23", FaultShape.Absent);

    public static readonly Fault WritesNumbers = new(
        "server-senml.writes-numbers", "writes booleans in SenML JSON as numbers", "FMT-23", FaultShape.WrongFormat);

    public static readonly Fault WantsPlainBase64 = new(
        "server-senml.wants-plain-base64", "refuses octets in SenML JSON that Base64 would spell otherwise", "FMT-24", FaultShape.Absent);

    public static readonly Fault WritesPadding = new(
        "server-senml.writes-padding", "writes octets in SenML JSON in Base64 with padding", "FMT-24", FaultShape.WrongFormat);

    public static readonly Fault RefusesUnknownLabels = new(
        "server-senml.refuses-unknown-labels", "refuses SenML JSON with a label that it does not know", "FMT-25", FaultShape.Absent);

    public static readonly Fault PassesOverBound = new(
        "server-senml.passes-over-bound", "passes over labels in SenML JSON that end in an underscore", "FMT-25", FaultShape.Superfluous);

    public static readonly Fault TakesOffsets = new(
        "server-senml.takes-offsets", "takes the time of a SenML record without that of the first", "FMT-26", FaultShape.WrongValue);

    public static readonly Fault RefusesBaseFields = new(
        "server-senml.refuses-base-fields", "refuses SenML CBOR with base fields", "FMT-27", FaultShape.Absent);

    public static readonly Fault WritesTextLabels = new(
        "server-senml.writes-text-labels", "writes labels in SenML CBOR as text", "FMT-27", FaultShape.WrongFormat);

    public static readonly Fault WantsBaseName = new(
        "server-senml.wants-base-name", "refuses SenML JSON without a base name", "FMT-22", FaultShape.Absent);

    public static readonly Fault RefusesNumbers = new(
        "server-senml.refuses-numbers", "refuses numbers in SenML JSON", "FMT-23", FaultShape.Absent);

    public static readonly Fault RefusesStrings = new(
        "server-senml.refuses-strings", "refuses strings in SenML JSON", "FMT-23", FaultShape.Absent);

    public static readonly Fault WritesStrings = new(
        "server-senml.writes-strings", "writes every value in SenML as a string", "FMT-23", FaultShape.WrongFormat);

    public static readonly Fault LeavesBase64 = new(
        "server-senml.leaves-base64", "takes base64url in SenML JSON for the octets themselves", "FMT-24", FaultShape.WrongValue);

    public static readonly Fault RefusesTextLabels = new(
        "server-senml.refuses-text-labels", "refuses SenML CBOR with a label that it does not know", "FMT-25", FaultShape.Absent);

    public static readonly Fault WantsBaseFields = new(
        "server-senml.wants-base-fields", "refuses SenML CBOR without base fields", "FMT-27", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        KeepsFirstBase, WantsFullNames, WritesRelativeNames, RefusesBooleans, RefusesLinks, WritesNumbers, WantsPlainBase64,
        WritesPadding, RefusesUnknownLabels, PassesOverBound, TakesOffsets, RefusesBaseFields, WritesTextLabels,
        WantsBaseName, RefusesNumbers, RefusesStrings, WritesStrings, LeavesBase64, RefusesTextLabels, WantsBaseFields,
    ];
}
