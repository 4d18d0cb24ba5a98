using Conformance.Engine.Running;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Claims;

/// <summary>What names mean before a case runs: constants, parameters of the device, our account. Captures mean nothing yet.</summary>
internal sealed class ClaimScope(IReadOnlyDictionary<string, Value> pixit) : IScope
{
    // Every case calls our account by the same name, so any instance stands for it.
    private static readonly Value s_server = new Value.Map(new Dictionary<string, Value> { ["instance"] = new Value.Text("/1/0"), ["ssid"] = new Value.Number(1) });

    private static readonly Value s_second = new Value.Map(new Dictionary<string, Value> { ["instance"] = new Value.Text("/1/1"), ["ssid"] = new Value.Number(2) });

    private readonly Dictionary<string, Value> _names = new(StringComparer.Ordinal) { ["server"] = s_server, ["second"] = s_second, ["pixit"] = Roots.Nested(pixit) };

    public void Bind(string name, Value value) => _names[name] = value;

    public void Unbind(string name) => _names.Remove(name);

    public bool TryResolve(string name, out Value value)
    {
        var found = _names.TryGetValue(name, out var known);
        value = known ?? Value.Nothing;
        return found;
    }

    public ReadOnlyMemory<byte> ReadFile(string name) => throw new EvaluationException(default, "a claim reads no file");

    public ReadOnlyMemory<byte> Draw(int length) => throw new EvaluationException(default, "a claim draws nothing");
}
