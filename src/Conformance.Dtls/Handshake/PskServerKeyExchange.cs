using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>A hint which identity is meant. Without a hint the message is not sent.</summary>
/// <remarks>RFC 4279 §2, §5.2.</remarks>
public sealed record PskServerKeyExchange(ReadOnlyMemory<byte> Hint) : IHandshakeBody
{
    public HandshakeType Type => HandshakeType.ServerKeyExchange;

    public static bool TryRead(ReadOnlyMemory<byte> body, out PskServerKeyExchange? exchange, out DecodeError error)
    {
        var fields = new FieldReader(body.Span, "RFC 4279 §2");
        var hint = fields.Vector(sizeof(ushort), "psk_identity_hint");
        exchange = fields.Ends(out error) ? new(hint) : null;
        return exchange is not null;
    }

    public byte[] ToArray()
    {
        var writer = new SpanWriter();
        writer.WriteVector(sizeof(ushort), Hint.Span);
        return writer.ToArray();
    }
}
