namespace Conformance.Oscore.Contexts;

/// <summary>The contexts of one side, found by what a message names.</summary>
/// <remarks>RFC 8613 §8.2 step 2: by the id of the sender and, where the message has one, its context.</remarks>
public sealed class ContextTable
{
    private readonly List<SecurityContext> _contexts = [];

    public IReadOnlyList<SecurityContext> All => _contexts;

    public void Add(SecurityContext context) => _contexts.Add(context);

    public void Remove(SecurityContext context) => _contexts.Remove(context);

    /// <param name="kid">What the sender calls itself.</param>
    /// <param name="kidContext">Which of its contexts it means; <see langword="null"/> when the message does not say.</param>
    public SecurityContext? Find(ReadOnlyMemory<byte> kid, ReadOnlyMemory<byte>? kidContext) =>
        _contexts.Find(context => context.Parameters.RecipientId.Span.SequenceEqual(kid.Span) && (kidContext is not { } named || IsSame(context.Parameters.IdContext, named)));

    private static bool IsSame(ReadOnlyMemory<byte>? id, ReadOnlyMemory<byte> named) => id is { } its && its.Span.SequenceEqual(named.Span);
}
