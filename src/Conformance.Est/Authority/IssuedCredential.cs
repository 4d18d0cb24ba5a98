using Conformance.Est.Certificates;
using Conformance.Est.Keys;

namespace Conformance.Est.Authority;

/// <summary>A key with the certificates that prove it.</summary>
/// <param name="Chain">Its own first; the root is left out.</param>
/// <param name="Key">The key of the first.</param>
public sealed record IssuedCredential(IReadOnlyList<Certificate> Chain, SigningKey Key)
{
    public Certificate Certificate => Chain[0];
}
