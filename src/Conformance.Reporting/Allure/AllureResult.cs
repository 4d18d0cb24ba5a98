using System.Text.Json.Serialization;

namespace Conformance.Reporting.Allure;

/// <summary>One case as Allure reads it from <c>*-result.json</c>. Times are milliseconds since the Unix epoch.</summary>
internal sealed record AllureResult(
    string Uuid,
    string HistoryId,
    string TestCaseId,
    string FullName,
    string Name,
    string Description,
    string Status,
    AllureResult.Details StatusDetails,
    string Stage,
    long Start,
    long Stop,
    IReadOnlyList<AllureResult.Label> Labels,
    IReadOnlyList<AllureResult.Link> Links,
    IReadOnlyList<AllureResult.Step> Steps,
    IReadOnlyList<AllureResult.Attachment> Attachments)
{
    internal sealed record Label(string Name, string Value);

    internal sealed record Link(string Name, string Url, string Type);

    internal sealed record Attachment(string Name, string Type, string Source);

    /// <param name="Message">What was found, what was required.</param>
    /// <param name="Trace">Where, when, and who saw it.</param>
    /// <param name="Expected">With <paramref name="Actual"/>, the sides of a comparison.</param>
    internal sealed record Details(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Trace,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Expected,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Actual);

    internal sealed record Step(
        string Name, string Status, Details StatusDetails, string Stage, long Start, long Stop, IReadOnlyList<Step> Steps);
}
