namespace Conformance.Model;

/// <summary>One answer of the implementation conformance statement.</summary>
/// <param name="Value">Yes, no, or not known.</param>
/// <param name="Source"><c>declared</c>, <c>probed</c>, or <c>unanswered</c>.</param>
public sealed record PicsAnswer(Ternary Value, string Source);
