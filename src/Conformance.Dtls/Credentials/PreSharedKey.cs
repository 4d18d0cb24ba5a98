namespace Conformance.Dtls.Credentials;

/// <summary>A key that both sides were given, and what it is called.</summary>
/// <remarks>RFC 4279 §2; the identity is UTF-8 text (§5.1), and a peer may send anything.</remarks>
public sealed record PreSharedKey(ReadOnlyMemory<byte> Identity, ReadOnlyMemory<byte> Key);
