using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;

namespace Conformance.Dtls.Sessions;

/// <summary>What two sides may go on with later without a whole handshake.</summary>
/// <remarks>RFC 5246 §7.3, RFC 5077, RFC 7627 §5.3.</remarks>
public sealed record Session
{
    /// <summary>What the server called it; empty for one that is known by its ticket alone.</summary>
    public ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>What the server gave the client to keep; empty without one.</summary>
    public ReadOnlyMemory<byte> Ticket { get; init; }

    public required CipherSuite Suite { get; init; }

    public required ReadOnlyMemory<byte> Master { get; init; }

    public required bool ExtendedMasterSecret { get; init; }

    /// <summary>Whose pre-shared key it was.</summary>
    public ReadOnlyMemory<byte>? Identity { get; init; }

    /// <summary>What the peer showed.</summary>
    public PeerCredential? Peer { get; init; }
}
