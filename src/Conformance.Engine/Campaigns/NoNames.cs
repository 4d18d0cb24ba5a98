using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Campaigns;

/// <summary>A scope in which nothing is bound, for literals.</summary>
internal sealed class NoNames : IScope
{
    private NoNames()
    {
    }

    public static IScope Scope { get; } = new NoNames();

    public bool TryResolve(string name, out Value value)
    {
        value = Value.Nothing;
        return false;
    }

    public ReadOnlyMemory<byte> ReadFile(string name) => throw new NotSupportedException("a literal reads no file");

    public ReadOnlyMemory<byte> Draw(int length) => throw new NotSupportedException("a literal draws nothing");
}
