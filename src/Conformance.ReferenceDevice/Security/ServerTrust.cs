using System.Net;
using System.Security.Cryptography;
using Conformance.Dtls;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Records;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Security;

/// <summary>Whether what a server shows is what its account says.</summary>
/// <remarks>Transport 1.1 §5.2.8.2 and §5.2.8.3, object 0 resources 4, 13 and 15.</remarks>
/// <param name="host">The name or address that the certificate must have; <see langword="null"/> for any, by a fault.</param>
/// <param name="anchors">Those of the device itself.</param>
internal sealed class ServerTrust(SecurityAccount account, string? host, Func<IReadOnlyList<ReadOnlyMemory<byte>>> anchors, Func<DateTimeOffset> now, FaultSwitch faults)
{
    private const string Clause = "Transport 1.1 §5.2.8.7";
    private const int ShortDigest = 4;
    private const int KeyBeginning = 26;

    private enum Usage
    {
        Authority = 0,
        ServerOnPath = 1,
        Anchor = 2,
        Server = 3,
    }

    public Refusal? Judge(PeerCredential shown)
    {
        ArgumentNullException.ThrowIfNull(shown);

        if (shown.Type == CertificateType.RawPublicKey)
        {
            return IsStoredKey(shown.Chain[0]) ? null : Refusal.Of(AlertDescription.BadCertificate, Clause, "another raw public key than the stored one");
        }

        var chain = shown.Chain.Select(Certificate.Read).ToList();
        return chain.Contains(null) || chain.Count == 0
            ? Refusal.Of(AlertDescription.BadCertificate, "RFC 5280 §4.1", "what was shown is no certificate")
            : Judge([.. chain.OfType<Certificate>()]);
    }

    private bool IsStoredKey(ReadOnlyMemory<byte> key) =>
        faults.Has(TrustFaults.AnyRawKey)
        || (faults.Has(TrustFaults.SameBeginning) && key.Span[..KeyBeginning].SequenceEqual(account.ServerKey.Span[..KeyBeginning]))
        || IsStored(key);

    private Refusal? Judge(IReadOnlyList<Certificate> chain)
    {
        var path = new CertificatePath(chain, now(), faults);
        var usage = (Usage)(account.Usage ?? faults.Choose(TrustFaults.DefaultsToAnchor, 2L, 3L));
        return usage switch
        {
            Usage.Server => CheckServer(chain[0]) ?? (faults.Has(TrustFaults.WantsPath) ? path.Check(anchors()) : null) ?? (faults.Has(TrustFaults.WantsName) ? CheckName(chain[0]) : null),
            Usage.Anchor => CheckAnchor(path, chain) ?? CheckName(chain[0]),
            Usage.ServerOnPath => (faults.Has(TrustFaults.NoServer) ? null : CheckServer(chain[0])) ?? (faults.Has(TrustFaults.NoStoreWithServer) ? null : path.Check(anchors())) ?? CheckName(chain[0]),
            _ => CheckAuthority(path) ?? CheckName(chain[0]),
        };
    }

    private Refusal? CheckServer(Certificate server) =>
        IsStored(server.Octets) || faults.Has(TrustFaults.AnyCertificate) || (faults.Has(TrustFaults.SameSubject) && IsNamesake(server))
            ? null
            : Refusal.Of(AlertDescription.BadCertificate, Clause, "another certificate than the stored one");

    private bool IsNamesake(Certificate server) => Certificate.Read(account.ServerKey) is { } stored && stored.Subject.Span.SequenceEqual(server.Subject.Span);

    private Refusal? CheckAnchor(CertificatePath path, IReadOnlyList<Certificate> chain) =>
        faults.Has(TrustFaults.AnyAnchor) ? path.Check([chain[^1].Octets])
        : faults.Has(TrustFaults.AnchorAsServer) ? CheckServer(chain[0])
        : path.Check([account.ServerKey]);

    private Refusal? CheckAuthority(CertificatePath path) =>
        !path.Certificates.Any(one => IsStored(one.Octets)) && !faults.Has(TrustFaults.NoAuthority)
            ? Refusal.Of(AlertDescription.UnknownCa, Clause, "the stored authority is not on the path")
            : path.Check(faults.Has(TrustFaults.NoStoreWithAuthority) ? [account.ServerKey] : anchors());

    /// <summary>The matching type says what is compared.</summary>
    private bool IsStored(ReadOnlyMemory<byte> shown)
    {
        var type = faults.Has(TrustFaults.NoDigests) ? 0 : account.MatchingType;
        if (type == 0)
        {
            return shown.Span.SequenceEqual(account.ServerKey.Span);
        }

        var digest = (faults.Has(TrustFaults.OneDigest) ? 1 : type) switch
        {
            1 => SHA256.HashData(shown.Span),
            2 => SHA384.HashData(shown.Span),
            _ => SHA512.HashData(shown.Span),
        };
        return faults.Has(TrustFaults.AnyDigest)
            || (faults.Has(TrustFaults.ShortDigest) ? digest.AsSpan(0, ShortDigest).SequenceEqual(account.ServerKey.Span[..ShortDigest]) : digest.AsSpan().SequenceEqual(account.ServerKey.Span));
    }

    /// <remarks>RFC 6125 §6.4, RFC 9110 §4.3.5 for addresses.</remarks>
    private Refusal? CheckName(Certificate server)
    {
        var common = server.CommonName is { } name && (server.DnsNames.Count == 0 ? !faults.Has(TrustFaults.NoCommonName) : faults.Has(TrustFaults.CommonNameToo)) ? new[] { name } : [];
        return host is null || faults.Has(TrustFaults.AnyName) || server.DnsNames.Concat(common).Any(one => Fits(one, host)) || (IPAddress.TryParse(host, out var address) && server.Addresses.Contains(address))
            ? null
            : Refusal.Of(AlertDescription.BadCertificate, "RFC 6125 §6.4", $"the certificate is not for {host}");
    }

    private static bool Fits(string pattern, string host) =>
        string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase)
        || (pattern.StartsWith("*.", StringComparison.Ordinal) && host.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
            && string.Equals(pattern[1..], host[dot..], StringComparison.OrdinalIgnoreCase));
}
