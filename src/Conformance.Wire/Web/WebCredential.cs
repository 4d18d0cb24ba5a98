using System.Security.Cryptography;

namespace Conformance.Wire.Web;

/// <summary>What a web host under TLS shows.</summary>
/// <param name="Chain">Certificates in DER, its own first.</param>
/// <param name="Key">The private key to the first.</param>
public sealed record WebCredential(IReadOnlyList<ReadOnlyMemory<byte>> Chain, ECDsa Key);
