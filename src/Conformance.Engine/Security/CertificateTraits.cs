namespace Conformance.Engine.Security;

/// <summary>What a certificate says, as far as a test wants it to differ.</summary>
public sealed record CertificateTraits
{
    /// <summary>Subject alternative DNS names.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public bool IsAuthority { get; init; }

    public int? PathLength { get; init; }

    /// <summary>Key usage digitalSignature.</summary>
    public bool MaySign { get; init; } = true;

    /// <summary>Extended key usage clientAuth in place of serverAuth.</summary>
    public bool IsForClients { get; init; }

    /// <summary>From now; a month ago unless given.</summary>
    public TimeSpan? Begins { get; init; }

    /// <summary>From now; in a year unless given.</summary>
    public TimeSpan? Ends { get; init; }

    /// <summary>Octets of an extension that nobody knows.</summary>
    public int Padding { get; init; }
}
