using Conformance.Dtls.Extensions;
using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>A client's proof that the key of its certificate is its own.</summary>
/// <remarks>RFC 5246 §7.4.8.</remarks>
public sealed record CertificateVerify(SignatureScheme Scheme, ReadOnlyMemory<byte> Signature) : IHandshakeBody
{
    public HandshakeType Type => HandshakeType.CertificateVerify;

    public static bool TryRead(ReadOnlyMemory<byte> body, out CertificateVerify? verify, out DecodeError error)
    {
        var fields = new FieldReader(body.Span, "RFC 5246 §7.4.8");
        var scheme = new SignatureScheme(fields.UInt16("algorithm"));
        var signature = fields.Vector(sizeof(ushort), "signature");
        verify = fields.Ends(out error) ? new(scheme, signature) : null;
        return verify is not null;
    }

    public byte[] ToArray()
    {
        var writer = new SpanWriter();
        writer.WriteUInt16(Scheme.Value);
        writer.WriteVector(sizeof(ushort), Signature.Span);
        return writer.ToArray();
    }
}
