namespace Conformance.Reporting.Statements;

/// <summary>One requirement with what came of it.</summary>
/// <param name="Id">The requirement.</param>
/// <param name="Level">M, C or O; for the enabler must, should, may or clarified.</param>
/// <param name="Evidence">Classes of proof in a profile; how the text was confirmed in the enabler.</param>
/// <param name="Text">In our words.</param>
/// <param name="Result">An outcome, <c>not judged</c>, <c>pending</c>, <c>excused</c> or <c>procedure</c>.</param>
/// <param name="Remark">Why it does not apply or was not judged, and which procedures show its live part; may be empty.</param>
/// <param name="Cases">Cases that judged it.</param>
public sealed record StatementRow(
    string Id, string Level, string Evidence, string Text, string Result, string Remark, IReadOnlyList<string> Cases);
