using Conformance.Dtls.Extensions;

namespace Conformance.Dtls.Credentials;

/// <summary>What a peer showed: a chain of certificates, its own first, or one raw public key.</summary>
/// <param name="Chain">DER, as it came. Empty when a client was asked and had none.</param>
/// <param name="ServerName">The host that the client said it means.</param>
public sealed record PeerCredential(CertificateType Type, IReadOnlyList<ReadOnlyMemory<byte>> Chain, string? ServerName);
