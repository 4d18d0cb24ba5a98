using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>An expectation about one value. The forms are those of the language: equality, <c>any</c>, <c>absent</c>, ranges, <c>~ regex</c>, <c>!=</c>, <c>a | b</c>, maps, <c>contain/exclude</c>, <c>near/by</c>.</summary>
public abstract record Matcher(SourceSpan Span)
{
    /// <summary>The fields a map of matchers names; empty for every other form.</summary>
    public virtual IReadOnlyCollection<string> Keys => [];

    /// <summary>Compares.</summary>
    /// <param name="actual">What was seen; <see cref="Value.Nothing"/> when nothing was.</param>
    /// <returns>Every mismatch, each with its place in the case and in the value; empty when all is as expected.</returns>
    /// <exception cref="EvaluationException">The expectation itself has no value.</exception>
    public abstract IReadOnlyList<Mismatch> Match(Value actual, IScope scope);

    /// <summary>The expectation for people, with expressions evaluated where they have a value.</summary>
    public abstract string Describe(IScope scope);
}
