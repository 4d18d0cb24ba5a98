using Conformance.Dtls.Extensions;
using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>A chain of certificates, the sender's own first; or one raw public key.</summary>
/// <remarks>RFC 5246 §7.4.2, RFC 7250 §3: a raw key stands alone where a list of certificates would.</remarks>
public sealed record CertificateMessage(CertificateType Kind, IReadOnlyList<ReadOnlyMemory<byte>> Chain) : IHandshakeBody
{
    private const int LengthSize = 3;

    public HandshakeType Type => HandshakeType.Certificate;

    /// <param name="kind">Which of the two was negotiated.</param>
    public static bool TryRead(ReadOnlyMemory<byte> body, CertificateType kind, out CertificateMessage? message, out DecodeError error)
    {
        var isRaw = kind == CertificateType.RawPublicKey;
        var fields = new FieldReader(body.Span, isRaw ? "RFC 7250 §3" : "RFC 5246 §7.4.2");
        var octets = fields.Vector(LengthSize, isRaw ? "subjectPublicKeyInfo" : "certificate_list");
        var chain = new List<ReadOnlyMemory<byte>>();
        if (isRaw && octets.Length > 0)
        {
            chain.Add(octets);
        }
        else if (!isRaw)
        {
            var list = new FieldReader(octets, "RFC 5246 §7.4.2");
            while (list.Remaining > 0)
            {
                chain.Add(list.Vector(LengthSize, "certificate", atLeast: 1));
            }

            if (!list.Ends(out var inner))
            {
                fields.Refuse(inner);
            }
        }

        message = fields.Ends(out error) ? new(kind, chain) : null;
        return message is not null;
    }

    public byte[] ToArray()
    {
        var writer = new SpanWriter();
        if (Kind == CertificateType.RawPublicKey)
        {
            writer.WriteVector(LengthSize, Chain.Count > 0 ? Chain[0].Span : []);
            return writer.ToArray();
        }

        var list = new SpanWriter();
        foreach (var certificate in Chain)
        {
            list.WriteVector(LengthSize, certificate.Span);
        }

        writer.WriteVector(LengthSize, list.Written);
        return writer.ToArray();
    }
}
