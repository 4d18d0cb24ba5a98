using Conformance.Model;

namespace Conformance.Harness.Rejudging;

/// <summary>What came of judging a run again.</summary>
/// <param name="ExitCode">For the shell.</param>
/// <param name="Before">The record as it was.</param>
/// <param name="After">The record with today's verdicts.</param>
/// <param name="Folder">Where it was written.</param>
/// <param name="Undone">Case id → why its recording does not tell.</param>
public sealed record Rejudged(int ExitCode, RunRecord Before, RunRecord After, string Folder, IReadOnlyDictionary<string, string> Undone);
