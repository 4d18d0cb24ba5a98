namespace Conformance.Scripting.Binding;

/// <summary>What the language knows of one verb; how it acts is the engine's business.</summary>
public sealed record VerbDefinition
{
    public required string Name { get; init; }

    /// <summary>One or two sentences for the reference page.</summary>
    public required string Summary { get; init; }

    /// <summary>An example step, valid YAML, for the reference page.</summary>
    public required string Example { get; init; }

    /// <summary>What stands after the colon.</summary>
    public required FieldType Target { get; init; }

    public required IReadOnlyList<FieldDefinition> Fields { get; init; }

    /// <summary>Fields of what <c>as</c> binds; empty when the verb captures nothing.</summary>
    public IReadOnlyList<FieldDefinition> Captures { get; init; } = [];

    /// <summary>Whether an unmet expectation of this verb judges the IUT. A case needs at least one such step.</summary>
    public bool Judges { get; init; }

    /// <summary>Whether the verb waits for something the IUT does of its own accord, so it needs a window.</summary>
    public bool NeedsWindow { get; init; }

    /// <summary>
    /// Group on the reference page: <c>operation</c>, <c>bootstrap</c>, <c>event</c>, <c>structure</c>, <c>control</c>, <c>check</c>,
    /// <c>raw</c>.
    /// </summary>
    public required string Kind { get; init; }
}
