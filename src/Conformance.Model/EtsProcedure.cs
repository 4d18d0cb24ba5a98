namespace Conformance.Model;

/// <summary>One procedure of the Enabler Test Specification.</summary>
/// <param name="Id">The number after <c>int-</c>, for example <c>102</c>.</param>
/// <param name="Title">What it is about, in our words.</param>
/// <param name="Labels">The editions that have it, as labels of its id: <c>1.0</c>, <c>1.1</c>, <c>1.2</c>.</param>
/// <param name="Reason">Why no case carries it: an excuse or a group of work of the profile; empty when one does.</param>
public sealed record EtsProcedure(string Id, string Title, IReadOnlyList<string> Labels, string Reason)
{
    /// <summary>Other numbers that the specification gives this procedure and leaves without a text of their own.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}
