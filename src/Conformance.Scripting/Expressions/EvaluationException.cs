using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Expressions;

/// <summary>
/// An expression has no value: an unbound name, a missing PIXIT, a type that does not fit. Ends the case as <c>error</c>, at this place.
/// </summary>
public sealed class EvaluationException(SourceSpan span, string message) : Exception(message)
{
    public SourceSpan Span => span;

    /// <summary>Whether a name was used that only a step which did not run would have bound.</summary>
    public bool Unbound { get; init; }
}
