using Conformance.Model;

namespace Conformance.Reporting.Matrix;

/// <summary>One procedure of the Enabler Test Specification with the cases that carry it.</summary>
/// <param name="Procedure">The procedure; one that the record does not describe has its id alone.</param>
/// <param name="Outcome">
/// The outcome whose TestFest word stands for all of its cases; <see langword="null"/> when the run had none of them.
/// </param>
/// <param name="Cases">The cases.</param>
public sealed record EtsRow(EtsProcedure Procedure, Outcome? Outcome, IReadOnlyList<CaseRecord> Cases)
{
    /// <summary>One of the five words of a result sheet, or <c>not automated: REASON</c>.</summary>
    public string Verdict =>
        Outcome is { } outcome ? outcome.TestFest
        : Procedure.Reason.Length > 0 ? $"not automated: {Procedure.Reason}"
        : Model.Outcome.NotRun.TestFest;
}
