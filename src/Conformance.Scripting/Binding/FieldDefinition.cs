namespace Conformance.Scripting.Binding;

/// <summary>One field of a verb, of <c>expect</c>, or of what <c>as</c> captures.</summary>
/// <param name="Name">As written in a case.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Summary">One sentence for the reference page and the editor.</param>
/// <param name="Required">Whether the verb makes no sense without it.</param>
/// <param name="Excludes">Fields that may not stand beside it.</param>
public sealed record FieldDefinition(
    string Name, FieldType Type, string Summary, bool Required = false, IReadOnlyList<string>? Excludes = null)
{
    /// <summary>Whether it is known only after the preconditions: constants are evaluated before them.</summary>
    public bool IsLate { get; init; }
}
