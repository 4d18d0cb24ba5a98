namespace Conformance.Scripting.Binding;

/// <summary>Everything the language is told about the protocol. Lint, JSON Schema, reference page and binder all come from it.</summary>
public sealed record VerbCatalogue
{
    public required IReadOnlyList<VerbDefinition> Verbs { get; init; }

    /// <summary>Fields every step may have: <c>at as requirement otherwise when</c>.</summary>
    public required IReadOnlyList<FieldDefinition> Common { get; init; }

    /// <summary>Content formats by name.</summary>
    public required IReadOnlyDictionary<string, int> Formats { get; init; }

    /// <summary>Words that fields take and that need more than their name.</summary>
    public IReadOnlyList<Glossary> Glossaries { get; init; } = [];

    /// <summary>Roles the tester can play: <c>server bootstrap …</c>.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Who can be under test: <c>client server bootstrap-server …</c>.</summary>
    public required IReadOnlyList<string> Iuts { get; init; }

    /// <summary>Claims a case may state.</summary>
    public required IReadOnlyList<string> Claims { get; init; }

    /// <summary>Root names that are always bound (<c>server</c>, <c>bootstrap</c>, <c>device</c> …) with their fields.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<FieldDefinition>> Roots { get; init; }

    /// <summary>Ledger group → folder below <c>testcases/client</c>, in the order of the tree.</summary>
    public required IReadOnlyDictionary<string, string> GroupFolders { get; init; }
}
