using Conformance.Dtls.Credentials;

namespace Conformance.ReferenceServer.Security;

/// <summary>What a server proves itself with, and what it knows its clients by.</summary>
/// <param name="Certificate">What it shows to clients with certificates; <see langword="null"/> for a server without one.</param>
/// <param name="RawKey">What it shows to clients with raw public keys; <see langword="null"/> for a server without one.</param>
/// <param name="Authority">DER of the root that the certificates of clients lead to; empty for none.</param>
public sealed record ServerIdentity(SigningCredential? Certificate, SigningCredential? RawKey, ReadOnlyMemory<byte> Authority, IReadOnlyList<ClientAccount> Accounts);
