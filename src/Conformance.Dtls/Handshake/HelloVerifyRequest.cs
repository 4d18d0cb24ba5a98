using Conformance.Dtls.Records;
using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>A server's wish to have the ClientHello once more, with this cookie.</summary>
/// <remarks>RFC 6347 §4.2.1: its version says nothing of what will be negotiated.</remarks>
public sealed record HelloVerifyRequest(ProtocolVersion Version, ReadOnlyMemory<byte> Cookie) : IHandshakeBody
{
    public HandshakeType Type => HandshakeType.HelloVerifyRequest;

    public static bool TryRead(ReadOnlyMemory<byte> body, out HelloVerifyRequest? request, out DecodeError error)
    {
        var fields = new FieldReader(body.Span, "RFC 6347 §4.2.1");
        var version = new ProtocolVersion(fields.UInt16("server_version"));
        var cookie = fields.Vector(1, "cookie");
        request = fields.Ends(out error) ? new(version, cookie) : null;
        return request is not null;
    }

    public byte[] ToArray()
    {
        var writer = new SpanWriter();
        writer.WriteUInt16(Version.Value);
        writer.WriteVector(1, Cookie.Span);
        return writer.ToArray();
    }
}
