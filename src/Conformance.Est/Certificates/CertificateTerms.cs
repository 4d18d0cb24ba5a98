using System.Numerics;

namespace Conformance.Est.Certificates;

/// <summary>What a certificate is to say.</summary>
public sealed record CertificateTerms
{
    public required BigInteger Serial { get; init; }

    public required DistinguishedName Subject { get; init; }

    public required ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>Whether it may issue others.</summary>
    public bool IsAuthority { get; init; }

    public int? PathLength { get; init; }

    public KeyUsages Usage { get; init; } = KeyUsages.DigitalSignature;

    public IReadOnlyList<string> Purposes { get; init; } = [];

    public IReadOnlyList<AlternativeName> Names { get; init; } = [];

    /// <summary>DNS names below which alone it may issue.</summary>
    public IReadOnlyList<string> Permitted { get; init; } = [];

    /// <summary>Where the list of what was revoked can be had.</summary>
    public string? RevocationPoint { get; init; }

    /// <summary>Octets of an extension that nobody knows.</summary>
    public int Padding { get; init; }

    /// <summary>The signature algorithm in place of the one that fits the issuer's key.</summary>
    public string? Algorithm { get; init; }
}
