using Conformance.Model;

namespace Conformance.Reporting.Matrix;

/// <summary>A contested point, and how the device behaved where cases could see it.</summary>
/// <param name="Seen">What was seen, each with its case; empty when no case saw it.</param>
public sealed record AmbiguityRow(Ambiguity Point, IReadOnlyList<(CaseRecord Case, string Behaviour)> Seen);
