using Conformance.Est.Certificates;
using Conformance.Est.Keys;

namespace Conformance.Est.Requests;

/// <summary>What a signing request is to say.</summary>
/// <param name="Subject">Who asks.</param>
/// <param name="Key">For which key.</param>
public sealed record RequestTerms(DistinguishedName Subject, SigningKey Key)
{
    /// <summary>Who signs instead of <see cref="Key"/>.</summary>
    public SigningKey? Signer { get; init; }

    public IReadOnlyList<AlternativeName> Names { get; init; } = [];

    /// <summary>challengePassword (RFC 2985 §5.4.1): what ties the request to its session, in base64 (RFC 7030 §3.5).</summary>
    public string? Challenge { get; init; }
}
