namespace Conformance.Oscore.Contexts;

/// <summary>The contexts of one side, found by what a message names.</summary>
/// <remarks>RFC 8613 §8.2 step 2: by the id of the sender and, where the message has one, its context; §B.2.</remarks>
public sealed class ContextTable
{
    private readonly List<SecurityContext> _contexts = [];

    public IReadOnlyList<SecurityContext> All => _contexts;

    public void Add(SecurityContext context) => _contexts.Add(context);

    public void Remove(SecurityContext context) => _contexts.Remove(context);

    /// <param name="kid">What the sender calls itself.</param>
    /// <param name="kidContext">Which of its contexts it means; <see langword="null"/> when the message does not say.</param>
    /// <returns>One that was given: what nonces make of it is the business of who keeps it.</returns>
    public SecurityContext? Find(ReadOnlyMemory<byte> kid, ReadOnlyMemory<byte>? kidContext) =>
        _contexts.Find(context => IsOf(context, kid) && (kidContext is not { } named || IsSame(context.Parameters.IdContext, named) || IsSame(context.Successor?.Parameters.IdContext, named)))
        ?? (kidContext is { } shown && ContextNonce.TryUnwrap(shown, out _) ? _contexts.Find(context => IsOf(context, kid)) : null);

    private static bool IsOf(SecurityContext context, ReadOnlyMemory<byte> kid) => context.Parameters.RecipientId.Span.SequenceEqual(kid.Span);

    private static bool IsSame(ReadOnlyMemory<byte>? id, ReadOnlyMemory<byte> named) => id is { } its && its.Span.SequenceEqual(named.Span);
}
