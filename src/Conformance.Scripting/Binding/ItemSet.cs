using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>Items of <c>contain</c> and its like: matchers written out, or an expression that gives a list.</summary>
/// <param name="Written">The matchers written out.</param>
/// <param name="Given">The expression, or <see langword="null"/>.</param>
public sealed record ItemSet(IReadOnlyList<Matcher> Written, EqualMatcher? Given)
{
    public static ItemSet None { get; } = new([], null);

    public bool IsEmpty => Written.Count == 0 && Given is null;

    /// <summary>One matcher an item.</summary>
    public IEnumerable<Matcher> Matchers(IScope scope)
    {
        if (Given is null)
        {
            return Written;
        }

        var items = Given.Expected.Evaluate(scope) is Value.List list ? list.Content : [Given.Expected.Evaluate(scope)];
        return items.Select(item => Given with { Expected = new BoundLiteral(Given.Span, item, item.ToDisplay()) });
    }

    /// <summary>The items as text, each with its place.</summary>
    public IEnumerable<(string Text, SourceSpan Span)> Values(IScope scope) =>
        Matchers(scope).Select(matcher => (matcher.Describe(scope), matcher.Span));

    public string Describe(IScope scope) =>
        Given?.Describe(scope) ?? $"[{string.Join(", ", Written.Select(item => item.Describe(scope)))}]";
}
