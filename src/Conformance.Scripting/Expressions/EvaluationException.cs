using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Expressions;

/// <summary>
/// An expression has no value: an unbound name, a missing PIXIT, a type that does not fit. Ends the case as <c>error</c>, at this place.
/// </summary>
public sealed class EvaluationException(SourceSpan span, string message) : Exception(message)
{
    public SourceSpan Span => span;
}
