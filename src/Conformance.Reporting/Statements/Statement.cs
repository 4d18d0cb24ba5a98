namespace Conformance.Reporting.Statements;

/// <summary>What is said of a device to somebody who was not there: against what it was held, what came of it, and what nobody looked at.</summary>
/// <param name="Verdict"><c>conforms</c>, <c>does-not-conform</c> or <c>not-shown</c>.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Subject">Device, profile and suite.</param>
/// <param name="Parts">Requirement by requirement: the profile, packs that concern the device, the enabler.</param>
/// <param name="Deviations">What the device broke, with its reason where one was given.</param>
/// <param name="Remarks">What was seen and changes no verdict.</param>
/// <param name="Points">Contested points that cases looked at, with the reading applied and what the device did.</param>
/// <param name="NotTested">What concerns the device and was not judged, by reason.</param>
public sealed record Statement(
    string Verdict,
    string Summary,
    StatementSubject Subject,
    IReadOnlyList<StatementPart> Parts,
    IReadOnlyList<StatementDeviation> Deviations,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<StatementPoint> Points,
    IReadOnlyList<StatementGap> NotTested)
{
    public const string Conforms = "conforms";
    public const string DoesNotConform = "does-not-conform";
    public const string NotShown = "not-shown";

    /// <summary>Form of the JSON file.</summary>
    public string Format { get; init; } = "lwm2m-conformance-statement/1";
}
