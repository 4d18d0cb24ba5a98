using Conformance.Dtls.Ciphers;
using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>A client's half of the key exchange: its point, or the identity of its key.</summary>
/// <remarks>RFC 8422 §5.7, RFC 4279 §2.</remarks>
public sealed record ClientKeyExchange(KeyExchange Kind, ReadOnlyMemory<byte> Value) : IHandshakeBody
{
    public HandshakeType Type => HandshakeType.ClientKeyExchange;

    public static bool TryRead(ReadOnlyMemory<byte> body, KeyExchange kind, out ClientKeyExchange? exchange, out DecodeError error)
    {
        var isPsk = kind == KeyExchange.Psk;
        var fields = new FieldReader(body.Span, isPsk ? "RFC 4279 §2" : "RFC 8422 §5.7");
        var value = fields.Vector(Prefix(kind), isPsk ? "psk_identity" : "point", atLeast: isPsk ? 0 : 1);
        exchange = fields.Ends(out error) ? new(kind, value) : null;
        return exchange is not null;
    }

    public byte[] ToArray()
    {
        var writer = new SpanWriter();
        writer.WriteVector(Prefix(Kind), Value.Span);
        return writer.ToArray();
    }

    private static int Prefix(KeyExchange kind) => kind == KeyExchange.Psk ? sizeof(ushort) : sizeof(byte);
}
