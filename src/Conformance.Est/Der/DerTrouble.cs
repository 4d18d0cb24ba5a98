using Conformance.Wire;

namespace Conformance.Est.Der;

/// <summary>What was wrong first with a document; shared by all readers of it.</summary>
/// <param name="clause">What the document has to follow.</param>
internal sealed class DerTrouble(string clause)
{
    private DecodeError? _first;

    public DecodeError Error => _first ?? default;

    /// <returns>Always <see langword="false"/>.</returns>
    public bool Note(int offset, string message)
    {
        _first ??= new(offset, clause, message);
        return false;
    }
}
