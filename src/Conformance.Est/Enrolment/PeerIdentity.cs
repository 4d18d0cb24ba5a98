using Conformance.Est.Certificates;

namespace Conformance.Est.Enrolment;

/// <summary>What an association tells of the side that asks.</summary>
/// <param name="Certificate">What it showed in the handshake; <see langword="null"/> for a pre-shared key, which RFC 9148 §3 does not know.</param>
/// <param name="TlsUnique">The first Finished of the handshake (RFC 5929 §3.1); empty where it is not known.</param>
public sealed record PeerIdentity(Certificate? Certificate, ReadOnlyMemory<byte> TlsUnique);
