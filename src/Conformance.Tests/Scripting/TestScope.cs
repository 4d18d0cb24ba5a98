using System.Text;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Tests.Scripting;

/// <summary>Names for expressions under test.</summary>
internal sealed class TestScope : IScope
{
    private readonly Dictionary<string, Value> _names = new(StringComparer.Ordinal);

    public TestScope(IReadOnlyDictionary<string, Value> names)
    {
        foreach (var (name, value) in names)
        {
            _names[name] = value;
        }
    }

    /// <summary>Constants of a case, evaluated in their order.</summary>
    public TestScope(IReadOnlyList<KeyValuePair<string, BoundValue>> vars)
    {
        foreach (var (name, value) in vars)
        {
            _names[name] = value.Evaluate(this);
        }
    }

    public bool TryResolve(string name, out Value value) => _names.TryGetValue(name, out value!);

    public ReadOnlyMemory<byte> ReadFile(string name) => Encoding.UTF8.GetBytes($"content of {name}");

    public ReadOnlyMemory<byte> Draw(int length) => new byte[length];
}
