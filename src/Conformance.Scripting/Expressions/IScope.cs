namespace Conformance.Scripting.Expressions;

/// <summary>What names mean while a case runs.</summary>
public interface IScope
{
    /// <summary>
    /// The value of a root name: a variable, a capture, a loop name, <c>pixit</c>, <c>pics</c>, <c>server</c>, <c>bootstrap</c>.
    /// </summary>
    /// <returns><see langword="false"/> when nothing of that name is bound (a capture of a skipped step).</returns>
    bool TryResolve(string name, out Value value);

    /// <summary>Octets of a binary input: a PIXIT file or one below <c>testcases/files</c>.</summary>
    /// <exception cref="EvaluationException">It cannot be read.</exception>
    ReadOnlyMemory<byte> ReadFile(string name);

    /// <summary>Octets from the case's seeded source.</summary>
    ReadOnlyMemory<byte> Draw(int length);
}
