using Conformance.Model;

namespace Conformance.Reporting.Matrix;

/// <summary>One requirement with the cases that name it.</summary>
/// <param name="Requirement">The requirement; one that the record does not describe has its id alone.</param>
/// <param name="Outcome">The worst that was judged; <see langword="null"/> when no case judged it.</param>
/// <param name="Cases">Each case with what it judged, or <see langword="null"/> when it did not come to that.</param>
public sealed record RequirementRow(Requirement Requirement, Outcome? Outcome, IReadOnlyList<(CaseRecord Case, Outcome? Outcome)> Cases)
{
    public const string NotJudged = "not judged";

    /// <summary>Whether the profile asks for it; otherwise the enabler beneath does.</summary>
    public bool IsProfile =>
        Requirement.Origin.Length > 0 ? Requirement.Origin != Requirement.Enabler : Requirement.Id.StartsWith("REQ-", StringComparison.Ordinal);

    /// <summary>What became of it: the outcome, <c>excused</c>, <c>pending</c>, <c>procedure</c>, or <c>not judged</c>.</summary>
    public string Word =>
        Outcome is { } outcome ? outcome.Word : Requirement.Standing(Cases.Any(cell => !RequirementMatrix.Declares(cell.Case))) switch
        {
            Standing.Excused => "excused",
            Standing.Pending => "pending",
            Standing.Procedure => "procedure",
            _ => NotJudged,
        };
}
