using Conformance.Wire;

namespace Conformance.Coap.Messages;

/// <summary>The octets that tie a response to its request, compared by content.</summary>
/// <remarks>RFC 7252 §5.3.1: 0 to 8 octets. Longer tokens can be represented because a tester must be able to send them.</remarks>
public readonly struct Token(ReadOnlyMemory<byte> octets) : IEquatable<Token>
{
    public static Token Empty => default;

    public ReadOnlyMemory<byte> Octets => octets;

    public int Length => octets.Length;

    public static bool operator ==(Token left, Token right) => left.Equals(right);

    public static bool operator !=(Token left, Token right) => !left.Equals(right);

    public bool Equals(Token other) => octets.Span.SequenceEqual(other.Octets.Span);

    public override bool Equals(object? obj) => obj is Token other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(octets.Span);
        return hash.ToHashCode();
    }

    /// <returns>Upper-case hex; empty for the empty token.</returns>
    public override string ToString() => Hex.Of(octets.Span);
}
