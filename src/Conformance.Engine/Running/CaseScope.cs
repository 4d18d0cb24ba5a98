using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Running;

/// <summary>Names of a running case. Captures made in a branch or loop are visible outside it, loop names are not.</summary>
public sealed class CaseScope(CaseScope? outer, Func<string, Value?> roots, string files, Random random) : IScope
{
    private readonly Dictionary<string, Value> _names = outer is null ? new(StringComparer.Ordinal) : outer._names;
    private readonly Dictionary<string, Value> _local = new(StringComparer.Ordinal);

    public void Bind(string name, Value value) => _names[name] = value;

    /// <summary>A scope in which <paramref name="name"/> means one item of a loop.</summary>
    public CaseScope With(string name, Value item)
    {
        var inner = new CaseScope(this, roots, files, random);
        inner._local[name] = item;
        return inner;
    }

    public bool TryResolve(string name, out Value value)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._local.TryGetValue(name, out value!))
            {
                return true;
            }
        }

        if (_names.TryGetValue(name, out value!))
        {
            return true;
        }

        value = roots(name) ?? Value.Nothing;
        return value is not Value.Absent;
    }

    public ReadOnlyMemory<byte> ReadFile(string name)
    {
        var path = Path.GetFullPath(Path.Combine(files, name));
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException(default, $"file '{name}' cannot be read: {error.Message}");
        }
    }

    public ReadOnlyMemory<byte> Draw(int length)
    {
        var octets = new byte[length];
        random.NextBytes(octets);
        return octets;
    }

    private CaseScope? Outer => outer;
}
