using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Conformance.Dtls;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Records;

namespace Conformance.Harness.Handshakes;

/// <summary>Says whether what a peer shows leads to one of our roots, is valid today and names the host; or is one of the raw keys we know.</summary>
/// <remarks>RFC 5280 §6, RFC 9525 §6. Without roots and keys everything is good.</remarks>
/// <param name="host">The name that a server's certificate must have; none when <see langword="null"/>.</param>
public sealed class CertificateJudge(X509Certificate2Collection roots, IReadOnlyList<ReadOnlyMemory<byte>> keys, string? host, TimeProvider clock)
{
    private const string Clause = "RFC 5280 §6";

    public Refusal? Judge(PeerCredential peer)
    {
        ArgumentNullException.ThrowIfNull(peer);

        if (peer.Type == CertificateType.RawPublicKey)
        {
            return keys.Count == 0 || keys.Any(key => key.Span.SequenceEqual(peer.Chain[0].Span))
                ? null
                : Refusal.Of(AlertDescription.BadCertificate, "RFC 7250 §4.2", "a raw public key that is none of those we know");
        }

        return roots.Count == 0 ? null : JudgeChain(peer.Chain);
    }

    private Refusal? JudgeChain(IReadOnlyList<ReadOnlyMemory<byte>> shown)
    {
        var loaded = new List<X509Certificate2>();
        try
        {
            loaded.AddRange(shown.Select(octets => X509CertificateLoader.LoadCertificate(octets.Span)));
            return Build(loaded) ?? (host is null || loaded[0].MatchesHostname(host)
                ? null
                : Refusal.Of(AlertDescription.BadCertificate, "RFC 9525 §6", $"the certificate of {loaded[0].Subject} is not for {host}"));
        }
        catch (CryptographicException)
        {
            return Refusal.Of(AlertDescription.BadCertificate, "RFC 5280 §4", "a certificate that does not decode");
        }
        finally
        {
            loaded.ForEach(certificate => certificate.Dispose());
        }
    }

    private Refusal? Build(List<X509Certificate2> loaded)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        chain.ChainPolicy.ExtraStore.AddRange(loaded.Skip(1).ToArray());
        return chain.Build(loaded[0]) ? null : Told(loaded[0], chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status));
    }

    private static Refusal Told(X509Certificate2 certificate, X509ChainStatusFlags status)
    {
        var alert = (status & X509ChainStatusFlags.NotTimeValid) != 0 ? AlertDescription.CertificateExpired
            : (status & (X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot)) != 0 ? AlertDescription.UnknownCa
            : AlertDescription.BadCertificate;
        return Refusal.Of(alert, Clause, $"the certificate of {certificate.Subject} is not good: {status}");
    }
}
