using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Diagnostics;

/// <summary>One thing wrong in a file that a person wrote.</summary>
/// <param name="Code">Stable, for example <c>TC0114</c>; each has a page under <c>docs/errors</c>.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What was found, what was required.</param>
/// <param name="Hint">A suggestion such as <c>did you mean 'between'?</c>, or <see langword="null"/>.</param>
public sealed record Diagnostic(string Code, SourceSpan Span, string Message, string? Hint = null);
