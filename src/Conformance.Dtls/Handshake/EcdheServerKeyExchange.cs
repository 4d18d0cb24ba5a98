using Conformance.Dtls.Extensions;
using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>A server's half of ECDHE, signed.</summary>
/// <remarks>RFC 8422 §5.4.</remarks>
public sealed record EcdheServerKeyExchange(
    NamedGroup Group, ReadOnlyMemory<byte> Point, SignatureScheme Scheme, ReadOnlyMemory<byte> Signature) : IHandshakeBody
{
    private const byte NamedCurve = 3;

    public HandshakeType Type => HandshakeType.ServerKeyExchange;

    /// <summary>The part that the signature is over, besides both randoms.</summary>
    public byte[] Parameters
    {
        get
        {
            var writer = new SpanWriter();
            writer.WriteByte(NamedCurve);
            writer.WriteUInt16(Group.Value);
            writer.WriteVector(1, Point.Span);
            return writer.ToArray();
        }
    }

    public static bool TryRead(ReadOnlyMemory<byte> body, out EcdheServerKeyExchange? exchange, out DecodeError error)
    {
        var fields = new FieldReader(body.Span, "RFC 8422 §5.4");
        var curveType = fields.Byte("curve_type");
        if (curveType != NamedCurve)
        {
            fields.Refuse($"curve type {curveType}; a named curve, {NamedCurve}, is required");
        }

        var group = new NamedGroup(fields.UInt16("namedcurve"));
        var point = fields.Vector(1, "point", atLeast: 1);
        var scheme = new SignatureScheme(fields.UInt16("algorithm"));
        var signature = fields.Vector(sizeof(ushort), "signature");
        exchange = fields.Ends(out error) ? new(group, point, scheme, signature) : null;
        return exchange is not null;
    }

    public byte[] ToArray()
    {
        var writer = new SpanWriter();
        writer.Write(Parameters);
        writer.WriteUInt16(Scheme.Value);
        writer.WriteVector(sizeof(ushort), Signature.Span);
        return writer.ToArray();
    }
}
