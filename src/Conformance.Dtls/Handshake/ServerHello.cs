using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Records;
using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>What a server chose.</summary>
/// <remarks>RFC 5246 §7.4.1.3.</remarks>
public sealed record ServerHello : IHandshakeBody
{
    private const int LongestSessionId = 32;

    public HandshakeType Type => HandshakeType.ServerHello;

    public ProtocolVersion Version { get; init; } = ProtocolVersion.Dtls12;

    public required ReadOnlyMemory<byte> Random { get; init; }

    public ReadOnlyMemory<byte> SessionId { get; init; }

    public required CipherSuite Suite { get; init; }

    public byte Compression { get; init; }

    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    public static bool TryRead(ReadOnlyMemory<byte> body, out ServerHello? hello, out DecodeError error)
    {
        var fields = new FieldReader(body.Span, "RFC 5246 §7.4.1.3");
        var version = new ProtocolVersion(fields.UInt16("server_version"));
        var random = fields.Octets(ClientHello.RandomLength, "random");
        var sessionId = fields.Vector(1, "session_id");
        if (sessionId.Length > LongestSessionId)
        {
            fields.Refuse($"a session_id of {sessionId.Length} octets; at most {LongestSessionId} are allowed");
        }

        var suite = new CipherSuite(fields.UInt16("cipher_suite"));
        var compression = fields.Byte("compression_method");
        var extensions = ExtensionList.Read(ref fields);
        hello = !fields.Ends(out error) ? null : new()
        {
            Version = version,
            Random = random,
            SessionId = sessionId,
            Suite = suite,
            Compression = compression,
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
        writer.WriteUInt16(Suite.Value);
        writer.WriteByte(Compression);
        ExtensionList.Write(writer, Extensions);
        return writer.ToArray();
    }
}
