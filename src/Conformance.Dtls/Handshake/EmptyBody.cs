using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>A message that says all by its type: HelloRequest and ServerHelloDone.</summary>
/// <remarks>RFC 5246 §7.4.1.1, §7.4.5.</remarks>
public sealed record EmptyBody(HandshakeType Type) : IHandshakeBody
{
    public static bool TryRead(ReadOnlyMemory<byte> body, HandshakeType type, out EmptyBody? empty, out DecodeError error)
    {
        empty = new FieldReader(body.Span, "RFC 5246 §7.4").Ends(out error) ? new(type) : null;
        return empty is not null;
    }

    public byte[] ToArray() => [];
}
