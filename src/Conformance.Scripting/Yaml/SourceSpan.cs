namespace Conformance.Scripting.Yaml;

/// <summary>A place in a file. Lines and columns count from 1, columns in UTF-16 units.</summary>
public readonly record struct SourceSpan(string File, int Line, int Column, int Length)
{
    /// <returns><c>C-ATT-003.yaml:36:5</c>, the form that editors and terminals turn into a link.</returns>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
