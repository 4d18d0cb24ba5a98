namespace Conformance.Model;

/// <summary>One executed step.</summary>
/// <param name="Phase"><c>preconditions</c>, <c>steps</c> or <c>cleanup</c>.</param>
/// <param name="Text">The step as the case words it.</param>
/// <param name="Location">Place in the case file.</param>
/// <param name="StartedAt">Since the start of the case.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Verdict">The worst finding of the step; <see cref="Verdict.None"/> when it judged nothing.</param>
/// <param name="Findings">Indexes into the case's findings.</param>
/// <param name="Children">Steps inside (parallel, choose, repeat).</param>
public sealed record StepRecord(
    string Phase, string Text, string Location, TimeSpan StartedAt, TimeSpan Duration, Verdict Verdict,
    IReadOnlyList<int> Findings, IReadOnlyList<StepRecord> Children);
