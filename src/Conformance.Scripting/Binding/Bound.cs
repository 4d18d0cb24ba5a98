using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>A field's content after binding: typed by its place, with expressions still to be evaluated. Closed.</summary>
public abstract record Bound(SourceSpan Span);

/// <summary>A scalar or structured value; evaluates to one <see cref="Value"/> typed by its field.</summary>
/// <remarks>Path and format fields give <see cref="Value.Text"/> and <see cref="Value.Number"/>; durations give <see cref="Value.Duration"/>.</remarks>
public abstract record BoundValue(SourceSpan Span) : Bound(Span)
{
    /// <exception cref="EvaluationException">The expression has no value.</exception>
    public abstract Value Evaluate(IScope scope);
}

/// <summary>A map of fields, such as <c>reply</c>; each field bound by its own type.</summary>
public sealed record BoundFields(SourceSpan Span, IReadOnlyDictionary<string, Bound> Fields) : Bound(Span);

/// <summary>Steps inside a step.</summary>
public sealed record BoundSteps(SourceSpan Span, IReadOnlyList<BoundStep> Steps) : Bound(Span);

/// <summary>Named lists of steps.</summary>
public sealed record BoundBranches(SourceSpan Span, IReadOnlyList<KeyValuePair<string, IReadOnlyList<BoundStep>>> Branches) : Bound(Span);

/// <summary>A matcher, or a map of them.</summary>
public sealed record BoundMatcher(SourceSpan Span, Matcher Matcher) : Bound(Span);
