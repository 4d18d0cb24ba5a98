namespace Conformance.Model;

/// <summary>One judged expectation: what was expected, what was seen, which requirement, where in the case, when, and who saw it.</summary>
/// <param name="Verdict">What this finding alone does to the verdict; <see cref="Verdict.Pass"/> for a satisfied expectation.</param>
/// <param name="Remark">Never changes the verdict: SHOULD, clarified-only, unconfirmed or ambiguous requirements.</param>
/// <param name="Message">One sentence: what was found, what was required.</param>
/// <param name="Expected">The expectation as text, or empty.</param>
/// <param name="Actual">What was seen, or empty.</param>
/// <param name="Requirements">Ids the finding names.</param>
/// <param name="Location">Place in the case file, <c>C-ATT-003.yaml:36:5</c>; empty for findings outside a case.</param>
/// <param name="Step">The step as the case words it, for example <c>read: /3/0</c>.</param>
/// <param name="Time">Since the start of the case.</param>
/// <param name="Lag">Measured delay between the socket and the judgement.</param>
/// <param name="ObservedBy">Who saw it.</param>
public sealed record Finding(
    Verdict Verdict,
    bool Remark,
    string Message,
    string Expected,
    string Actual,
    IReadOnlyList<string> Requirements,
    string Location,
    string Step,
    TimeSpan Time,
    TimeSpan Lag,
    Observer ObservedBy);
