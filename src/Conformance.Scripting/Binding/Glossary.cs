namespace Conformance.Scripting.Binding;

/// <summary>A table of words for the reference page.</summary>
/// <param name="Introduction">A paragraph of Markdown.</param>
/// <param name="Rows">Cells in Markdown, as many as there are columns.</param>
public sealed record Glossary(string Title, string Introduction, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
