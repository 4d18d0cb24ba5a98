using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>One expectation that was not met.</summary>
/// <param name="Span">Where the expectation stands.</param>
/// <param name="Field">What was compared, for example <c>query.lt</c> or <c>values./3/0/16</c>; empty for the whole value.</param>
/// <param name="Expected">The expectation as text.</param>
/// <param name="Actual">What was seen, as text.</param>
public sealed record Mismatch(SourceSpan Span, string Field, string Expected, string Actual)
{
    /// <summary>The same mismatch seen from one level higher.</summary>
    internal Mismatch Below(string key) => this with { Field = Field.Length == 0 ? key : $"{key}.{Field}" };
}
