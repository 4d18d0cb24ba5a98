using System.Security.Cryptography;
using System.Text;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Handshake;
using Conformance.Wire;

namespace Conformance.Dtls.Sessions;

/// <summary>Sessions that the client keeps for the server, sealed with a key of the server.</summary>
/// <remarks>RFC 5077 §4: a nonce, then the session under AES-GCM. A ticket that does not open is as good as none.</remarks>
public sealed class Tickets : IDisposable
{
    private const int KeyLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly Random _random;
    private readonly AesGcm _cipher;

    public Tickets(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);

        _random = random;
        var key = new byte[KeyLength];
        random.NextBytes(key);
        _cipher = new(key, TagLength);
    }

    public byte[] Seal(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);

        var plaintext = Write(session);
        var nonce = new byte[NonceLength];
        _random.NextBytes(nonce);
        var (ciphertext, tag) = (new byte[plaintext.Length], new byte[TagLength]);
        _cipher.Encrypt(nonce, plaintext, ciphertext, tag);
        return [.. nonce, .. tag, .. ciphertext];
    }

    /// <returns>The session, or <see langword="null"/> when we did not seal these octets.</returns>
    public Session? Open(ReadOnlySpan<byte> ticket)
    {
        if (ticket.Length < NonceLength + TagLength)
        {
            return null;
        }

        var plaintext = new byte[ticket.Length - NonceLength - TagLength];
        try
        {
            _cipher.Decrypt(ticket[..NonceLength], ticket[(NonceLength + TagLength)..], ticket[NonceLength..(NonceLength + TagLength)], plaintext);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Read(plaintext);
    }

    public void Dispose() => _cipher.Dispose();

    private static byte[] Write(Session session)
    {
        var writer = new SpanWriter();
        writer.WriteUInt16(session.Suite.Value);
        writer.WriteByte(session.ExtendedMasterSecret ? (byte)1 : (byte)0);
        writer.WriteVector(1, session.Master.Span);
        writer.WriteByte(session.Identity is null ? (byte)0 : (byte)1);
        writer.WriteVector(sizeof(ushort), session.Identity.GetValueOrDefault().Span);
        writer.WriteByte(session.Peer is null ? (byte)0 : (byte)1);
        if (session.Peer is { } peer)
        {
            writer.WriteByte(peer.Type.Value);
            writer.WriteVector(1, Encoding.ASCII.GetBytes(peer.ServerName ?? string.Empty));
            writer.WriteVector(3, new CertificateMessage(CertificateType.X509, peer.Chain).ToArray());
        }

        return writer.ToArray();
    }

    private static Session Read(byte[] plaintext)
    {
        var fields = new FieldReader(plaintext, "RFC 5077 §4");
        var suite = new CipherSuite(fields.UInt16("suite"));
        var extended = fields.Byte("extended master secret") == 1;
        var master = fields.Vector(1, "master secret");
        var hasIdentity = fields.Byte("has identity") == 1;
        var identity = fields.Vector(sizeof(ushort), "identity");
        return new()
        {
            Suite = suite,
            ExtendedMasterSecret = extended,
            Master = master,
            Identity = hasIdentity ? identity : (ReadOnlyMemory<byte>?)null,
            Peer = fields.Byte("has peer") == 1 ? ReadPeer(ref fields) : null,
        };
    }

    private static PeerCredential ReadPeer(ref FieldReader fields)
    {
        var type = new CertificateType(fields.Byte("type"));
        var name = Encoding.ASCII.GetString(fields.Vector(1, "server name"));
        return CertificateMessage.TryRead(fields.Vector(3, "chain"), CertificateType.X509, out var message, out _)
            ? new(type, message!.Chain, name.Length > 0 ? name : null)
            : throw new InvalidOperationException("a ticket of ours that opens does not decode");
    }
}
