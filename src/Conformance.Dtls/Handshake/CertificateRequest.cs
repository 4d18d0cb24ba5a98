using Conformance.Dtls.Extensions;
using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>A server's wish to see the client's certificate.</summary>
/// <remarks>RFC 5246 §7.4.4, RFC 8422 §5.5.</remarks>
/// <param name="Authorities">Names the client may choose by, as one vector; we send none.</param>
public sealed record CertificateRequest(
    ReadOnlyMemory<byte> CertificateTypes, IReadOnlyList<SignatureScheme> Schemes, ReadOnlyMemory<byte> Authorities) : IHandshakeBody
{
    /// <summary>A certificate with a key for ECDSA.</summary>
    public const byte EcdsaSign = 64;

    public HandshakeType Type => HandshakeType.CertificateRequest;

    public static bool TryRead(ReadOnlyMemory<byte> body, out CertificateRequest? request, out DecodeError error)
    {
        var fields = new FieldReader(body.Span, "RFC 5246 §7.4.4");
        var types = fields.Vector(1, "certificate_types", atLeast: 1);
        var schemes = fields.UInt16s("supported_signature_algorithms");
        var authorities = fields.Vector(sizeof(ushort), "certificate_authorities");
        request = fields.Ends(out error) ? new(types, [.. schemes.Select(scheme => new SignatureScheme(scheme))], authorities) : null;
        return request is not null;
    }

    public byte[] ToArray()
    {
        var writer = new SpanWriter();
        writer.WriteVector(1, CertificateTypes.Span);
        writer.WriteUInt16s(Schemes.Select(scheme => scheme.Value));
        writer.WriteVector(sizeof(ushort), Authorities.Span);
        return writer.ToArray();
    }
}
