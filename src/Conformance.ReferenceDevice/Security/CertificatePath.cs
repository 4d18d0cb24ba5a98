using Conformance.Dtls;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Records;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Security;

/// <summary>Whether what a server shows leads to an anchor.</summary>
/// <remarks>RFC 5280 §6.1, as far as certificates for servers need it.</remarks>
/// <param name="shown">The server's own first.</param>
internal sealed class CertificatePath(IReadOnlyList<Certificate> shown, DateTimeOffset now, FaultSwitch faults)
{
    private const string Clause = "RFC 5280 §6.1";
    private static readonly SignatureScheme[] Strong = [SignatureScheme.EcdsaSha256, SignatureScheme.EcdsaSha384];

    private Certificate Server => shown[0];

    /// <summary>The server's certificate and those above it, as far as one signed the other; an anchor may be at the end or above it.</summary>
    public IReadOnlyList<Certificate> Certificates
    {
        get
        {
            var path = new List<Certificate> { Server };
            while (shown.Skip(1).Except(path).FirstOrDefault(above => Issued(above, path[^1])) is { } next)
            {
                path.Add(next);
            }

            return path;
        }
    }

    /// <summary>Why it does not lead there; <see langword="null"/> when it does.</summary>
    public Refusal? Check(IReadOnlyList<ReadOnlyMemory<byte>> anchors)
    {
        var path = Certificates;
        var trusted = anchors.Select(Certificate.Read).OfType<Certificate>().ToList();
        var end = path.Select((one, index) => (One: one, Index: index)).Where(at => trusted.Exists(anchor => anchor.Is(at.One.Octets))).Select(at => at.Index).DefaultIfEmpty(-1).First();
        var below = end >= 0 ? path.Take(end).ToList() : [.. path];
        var anchor = end >= 0 ? path[end] : trusted.Find(one => Issued(one, path[^1]));
        return anchor is null ? Refusal.Of(AlertDescription.UnknownCa, Clause, "the path leads to none of the anchors")
            : below.Exists(one => one.Ends < now) && !faults.Has(TrustFaults.Expired) ? Refusal.Of(AlertDescription.CertificateExpired, Clause, "a certificate that has ended")
            : below.Exists(one => one.Begins > now) && !faults.Has(TrustFaults.NotYet) ? Refusal.Of(AlertDescription.CertificateExpired, Clause, "a certificate that has not begun")
            : CheckAuthorities([.. below, anchor]) ?? CheckUse();
    }

    private bool Issued(Certificate issuer, Certificate issued) =>
        issued.Issuer.Span.SequenceEqual(issuer.Subject.Span) && (faults.Has(TrustFaults.AnchorByName) || issued.IsSignedBy(issuer, faults.Choose<SignatureScheme[]>(TrustFaults.OldSignature, [.. Strong, SignatureScheme.EcdsaSha1], Strong)));

    private Refusal? CheckAuthorities(IReadOnlyList<Certificate> path)
    {
        for (var index = 1; index < path.Count; index++)
        {
            if (!(path[index].IsAuthority && path[index].MaySignCertificates) && !faults.Has(TrustFaults.LeafSigns))
            {
                return Refusal.Of(AlertDescription.BadCertificate, Clause, "a certificate signed by one that is no authority");
            }

            if (path[index].PathLength < index - 1 && !faults.Has(TrustFaults.PathLength))
            {
                return Refusal.Of(AlertDescription.BadCertificate, Clause, "more authorities below one than it allows");
            }

            if (!Permits(path[index]) && !faults.Has(TrustFaults.Constraints))
            {
                return Refusal.Of(AlertDescription.BadCertificate, "RFC 5280 §4.2.1.10", "a name that an authority above may not issue for");
            }
        }

        return null;
    }

    private bool Permits(Certificate authority) =>
        authority.Permitted.Count == 0
        || Server.DnsNames.All(name => authority.Permitted.Any(domain => $".{name}".EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase)));

    private Refusal? CheckUse() =>
        !Server.MaySignMessages && !faults.Has(TrustFaults.KeyUsage) ? Refusal.Of(AlertDescription.UnsupportedCertificate, "RFC 5280 §4.2.1.3", "a key that may not sign")
        : !Server.IsForServers && !faults.Has(TrustFaults.Purpose) ? Refusal.Of(AlertDescription.UnsupportedCertificate, "RFC 5280 §4.2.1.12", "a certificate that is not for servers")
        : null;
}
