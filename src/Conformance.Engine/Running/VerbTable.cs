namespace Conformance.Engine.Running;

/// <summary>The verbs by name.</summary>
public sealed class VerbTable(IEnumerable<IVerb> verbs)
{
    private readonly Dictionary<string, IVerb> _verbs = verbs.ToDictionary(verb => verb.Definition.Name, StringComparer.Ordinal);

    public IEnumerable<IVerb> All => _verbs.Values;

    public IVerb this[string name] => _verbs[name];
}
