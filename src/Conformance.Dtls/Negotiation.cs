using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Sessions;

namespace Conformance.Dtls;

/// <summary>What two sides agreed on.</summary>
public sealed record Negotiation
{
    public required CipherSuite Suite { get; init; }

    /// <summary>The group of the key exchange; <see langword="null"/> with a pre-shared key and after resumption.</summary>
    public NamedGroup? Group { get; init; }

    public bool Resumed { get; init; }

    public bool ExtendedMasterSecret { get; init; }

    public bool EncryptThenMac { get; init; }

    /// <summary>Whether secure renegotiation was signalled by both (RFC 5746).</summary>
    public bool RenegotiationInfo { get; init; }

    /// <summary>What the peer knows the association by; <see langword="null"/> without connection ids.</summary>
    public ReadOnlyMemory<byte>? ConnectionId { get; init; }

    /// <summary>The longest plaintext that the peer takes.</summary>
    public int SendLimit { get; init; }

    /// <summary>The longest plaintext that we take.</summary>
    public int ReceiveLimit { get; init; }

    /// <summary>The host that the client named.</summary>
    public string? ServerName { get; init; }

    /// <summary>Whose pre-shared key it was.</summary>
    public ReadOnlyMemory<byte>? Identity { get; init; }

    /// <summary>What the peer showed; <see langword="null"/> when it showed nothing.</summary>
    public PeerCredential? Peer { get; init; }

    /// <summary>What to resume with later; <see langword="null"/> when the server offered no way.</summary>
    public Session? Session { get; init; }
}
