using Conformance.Dtls.Ciphers;
using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>The proof that both sides saw the same handshake.</summary>
/// <remarks>RFC 5246 §7.4.9.</remarks>
public sealed record Finished(ReadOnlyMemory<byte> VerifyData) : IHandshakeBody
{
    public HandshakeType Type => HandshakeType.Finished;

    public static bool TryRead(ReadOnlyMemory<byte> body, out Finished? finished, out DecodeError error)
    {
        var fields = new FieldReader(body.Span, "RFC 5246 §7.4.9");
        var verifyData = fields.Octets(KeySchedule.VerifyLength, "verify_data");
        finished = fields.Ends(out error) ? new(verifyData) : null;
        return finished is not null;
    }

    public byte[] ToArray() => VerifyData.ToArray();
}
