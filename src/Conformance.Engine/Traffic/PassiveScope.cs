using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Engine.Traffic;

/// <summary>What names mean to a passive case: the enabler version, as the client told it, and nothing else.</summary>
internal sealed class PassiveScope(string version) : IScope
{
    private readonly Value.Map _pics = new(new Dictionary<string, Value>(StringComparer.Ordinal) { ["lwm2m"] = new Value.Text(version) });

    public bool TryResolve(string name, out Value value)
    {
        value = name == "pics" ? _pics : Value.Nothing;
        return name == "pics";
    }

    public ReadOnlyMemory<byte> ReadFile(string name) => throw new EvaluationException(default(SourceSpan), $"a passive case has no file '{name}'");

    public ReadOnlyMemory<byte> Draw(int length) => throw new EvaluationException(default(SourceSpan), "a passive case draws nothing at random");
}
