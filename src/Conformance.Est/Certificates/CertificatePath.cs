using Conformance.Est.Der;
using Conformance.Est.Keys;

namespace Conformance.Est.Certificates;

/// <summary>Whether a certificate leads to somebody who is trusted.</summary>
/// <remarks>RFC 5280 §6.1 as far as RFC 7925 §4.4 needs it: names, times, signatures, constraints of path and names; no policies.</remarks>
public static class CertificatePath
{
    /// <summary>Most certificates between a leaf and an anchor.</summary>
    public const int Longest = 16;

    /// <summary>Looks for a way from a certificate to an anchor.</summary>
    /// <param name="leaf">Whose way is looked for.</param>
    /// <param name="known">Certificates that may stand between.</param>
    /// <param name="anchors">Who is trusted. The leaf itself may be one.</param>
    /// <param name="now">At what time it has to be good.</param>
    /// <returns>Why there is no way, or <see langword="null"/>.</returns>
    public static string? Refusal(Certificate leaf, IReadOnlyList<Certificate> known, IReadOnlyList<Certificate> anchors, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(anchors);

        if (anchors.Contains(leaf))
        {
            return OfTime(leaf, now);
        }

        var current = leaf;
        for (var passed = 0; passed <= Longest; passed++)
        {
            if ((OfTime(current, now) ?? OfExtensions(current)) is { } reason)
            {
                return reason;
            }

            var issuer = anchors.Concat(known).FirstOrDefault(one => one.Subject == current.Issuer && one != current && current.IsSignedBy(one.Key));
            if (issuer is null)
            {
                return anchors.Concat(known).Any(one => one.Subject == current.Issuer && one != current)
                    ? $"the signature of {current.Subject} is not that of {current.Issuer}"
                    : $"{current.Issuer}, who issued {current.Subject}, is not known";
            }

            if (OfIssuer(issuer, passed, leaf) is { } wrong)
            {
                return wrong;
            }

            if (anchors.Contains(issuer))
            {
                return OfTime(issuer, now);
            }

            current = issuer;
        }

        return $"the path is longer than {Longest}";
    }

    /// <summary>Whether a certificate is for a host: one of its names is, or, where it has none, its common name.</summary>
    /// <remarks>RFC 9525 §6; RFC 7925 §4.4.1 allows the name of a device in either place.</remarks>
    public static bool IsFor(Certificate certificate, string host)
    {
        ArgumentNullException.ThrowIfNull(certificate);

        var wanted = AlternativeName.OfHost(host);
        var names = certificate.Extensions.Names;
        return names.Count == 0
            ? certificate.Subject.Text.Split(", ").Contains($"CN={host}", StringComparer.OrdinalIgnoreCase)
            : names.Any(name => name.Kind == wanted.Kind && string.Equals(name.ToString(), wanted.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    private static string? OfTime(Certificate one, DateTimeOffset now) =>
        now < one.NotBefore ? $"{one.Subject} is good from {one.NotBefore:u} only"
        : now > one.NotAfter ? $"{one.Subject} was good until {one.NotAfter:u}"
        : null;

    private static string? OfExtensions(Certificate one) =>
        one.Extensions.Unknown is [var unknown, ..] ? $"{one.Subject} has a critical extension that is not known, {unknown}"
        : one.Algorithm == Identifiers.EcdsaSha1 ? $"{one.Subject} is signed with SHA-1"
        : SignatureHash.Of(one.Algorithm) is null ? $"{one.Subject} is signed with {Identifiers.NameOf(one.Algorithm)}"
        : null;

    private static string? OfIssuer(Certificate issuer, int below, Certificate leaf) =>
        issuer.Extensions.IsAuthority != true ? $"{issuer.Subject} is no authority"
        : issuer.Extensions.Usage is { } usage && !usage.HasFlag(KeyUsages.CertificateSigning) ? $"the key of {issuer.Subject} signs no certificates"
        : issuer.Extensions.PathLength < below ? $"below {issuer.Subject} the path is longer than {issuer.Extensions.PathLength}"
        : issuer.Extensions.Permitted.Count > 0 && !leaf.Extensions.Names.All(name => IsPermitted(name, issuer.Extensions.Permitted))
            ? $"{issuer.Subject} issues for other names only"
        : null;

    /// <summary>RFC 5280 §4.2.1.10: of names of another kind nothing is said.</summary>
    private static bool IsPermitted(AlternativeName name, IReadOnlyList<AlternativeName> permitted)
    {
        var alike = permitted.Where(one => one.Kind == name.Kind).ToList();
        return alike.Count == 0 || (name.Kind != AlternativeName.Dns
            ? alike.Exists(one => name.ToString().Contains(one.ToString()[4..], StringComparison.OrdinalIgnoreCase))
            : alike.Exists(one => $".{name.ToString()[4..]}".EndsWith($".{one.ToString()[4..]}", StringComparison.OrdinalIgnoreCase)));
    }
}
