using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Records;
using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>What a client offers.</summary>
/// <remarks>RFC 5246 §7.4.1.2 with the cookie of RFC 6347 §4.2.1.</remarks>
public sealed record ClientHello : IHandshakeBody
{
    public const int RandomLength = 32;
    private const int LongestSessionId = 32;

    public HandshakeType Type => HandshakeType.ClientHello;

    public ProtocolVersion Version { get; init; } = ProtocolVersion.Dtls12;

    public required ReadOnlyMemory<byte> Random { get; init; }

    public ReadOnlyMemory<byte> SessionId { get; init; }

    public ReadOnlyMemory<byte> Cookie { get; init; }

    public required IReadOnlyList<CipherSuite> Suites { get; init; }

    /// <summary>0 is none, 1 is DEFLATE (RFC 3749).</summary>
    public ReadOnlyMemory<byte> Compressions { get; init; } = new byte[1];

    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    public static bool TryRead(ReadOnlyMemory<byte> body, out ClientHello? hello, out DecodeError error)
    {
        var fields = new FieldReader(body.Span, "RFC 6347 §4.2.1");
        var version = new ProtocolVersion(fields.UInt16("client_version"));
        var random = fields.Octets(RandomLength, "random");
        var sessionId = fields.Vector(1, "session_id");
        if (sessionId.Length > LongestSessionId)
        {
            fields.Refuse($"a session_id of {sessionId.Length} octets; at most {LongestSessionId} are allowed");
        }

        var cookie = fields.Vector(1, "cookie");
        var suites = fields.UInt16s("cipher_suites");
        var compressions = fields.Vector(1, "compression_methods", atLeast: 1);
        var extensions = ExtensionList.Read(ref fields);
        hello = !fields.Ends(out error) ? null : new()
        {
            Version = version,
            Random = random,
            SessionId = sessionId,
            Cookie = cookie,
            Suites = [.. suites.Select(suite => new CipherSuite(suite))],
            Compressions = compressions,
            Extensions = extensions,
        };
        return hello is not null;
    }

    public byte[] ToArray()
    {
        var writer = new SpanWriter();
        writer.WriteUInt16(Version.Value);
        writer.Write(Random.Span);
        writer.WriteVector(1, SessionId.Span);
        writer.WriteVector(1, Cookie.Span);
        writer.WriteUInt16s(Suites.Select(suite => suite.Value));
        writer.WriteVector(1, Compressions.Span);
        ExtensionList.Write(writer, Extensions);
        return writer.ToArray();
    }
}
