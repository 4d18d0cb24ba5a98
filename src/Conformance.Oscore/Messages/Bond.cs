using Conformance.Oscore.Contexts;

namespace Conformance.Oscore.Messages;

/// <summary>A protected request, as far as its responses are bound to it.</summary>
/// <remarks>RFC 8613 §5.4: kid and Partial IV of the request are authenticated with each of its responses.</remarks>
/// <param name="Context">Under which it was protected.</param>
/// <param name="Kid">Who asked.</param>
/// <param name="PartialIv">The number of the request.</param>
/// <param name="Observes">Whether it asked for notifications.</param>
public sealed record Bond(SecurityContext Context, ReadOnlyMemory<byte> Kid, ReadOnlyMemory<byte> PartialIv, bool Observes)
{
    /// <summary>The context whose nonce the request had, where its response is under another (RFC 8613 §B.2); <see langword="null"/> where that is the same.</summary>
    public SecurityContext? AskedUnder { get; init; }

    /// <summary>The nonce of the request.</summary>
    public byte[] Nonce => (AskedUnder ?? Context).Nonce(Kid.Span, PartialIv.Span);

    /// <summary>Whether a response has used the nonce of the request already: the next one needs a number of its own (RFC 8613 §8.3).</summary>
    public bool IsAnswered { get; set; }
}
