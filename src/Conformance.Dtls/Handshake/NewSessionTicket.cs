using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>A session for the client to keep.</summary>
/// <remarks>RFC 5077 §3.3.</remarks>
/// <param name="Lifetime">Seconds that the server means to take it back for; 0 says nothing.</param>
public sealed record NewSessionTicket(uint Lifetime, ReadOnlyMemory<byte> Ticket) : IHandshakeBody
{
    public HandshakeType Type => HandshakeType.NewSessionTicket;

    public static bool TryRead(ReadOnlyMemory<byte> body, out NewSessionTicket? ticket, out DecodeError error)
    {
        var fields = new FieldReader(body.Span, "RFC 5077 §3.3");
        var lifetime = fields.UInt32("ticket_lifetime_hint");
        var octets = fields.Vector(sizeof(ushort), "ticket");
        ticket = fields.Ends(out error) ? new(lifetime, octets) : null;
        return ticket is not null;
    }

    public byte[] ToArray()
    {
        var writer = new SpanWriter();
        writer.WriteUInt32(Lifetime);
        writer.WriteVector(sizeof(ushort), Ticket.Span);
        return writer.ToArray();
    }
}
