using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;

namespace Conformance.Engine.Security;

/// <summary>An authority that signs with ML-DSA-44 (FIPS 204, RFC 9881), where the platform can.</summary>
/// <remarks>
/// DTLS 1.2 has no suite for such keys, so the server's own stays on P-256. The key follows from the seed; its signatures, which the platform salts, do not.
/// </remarks>
internal static class LatticeAuthority
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static bool IsSupported => MLDsa.IsSupported;

    /// <summary>A certificate for our host, and the root that signed it.</summary>
    public static SigningCredential Issue(CredentialKit kit)
    {
        var (algorithm, own) = (MLDsaAlgorithm.MLDsa44, kit.DrawKey());
        using var key = MLDsa.ImportMLDsaPrivateSeed(algorithm, kit.Octets(algorithm.PrivateSeedSizeInBytes));
        var (from, until) = (kit.Now - Day, kit.Now + (Day * 365));
        var authority = new CertificateRequest(new X500DistinguishedName("CN=LwM2M conformance lattice authority"), key);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        var generator = X509SignatureGenerator.CreateForMLDsa(key);
        using var root = authority.Create(authority.SubjectName, generator, from, until, [1]);

        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(CredentialKit.HostName);
        var server = new CertificateRequest(new X500DistinguishedName($"CN={CredentialKit.HostName}"), own, HashAlgorithmName.SHA256);
        server.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        server.CertificateExtensions.Add(names.Build());
        using var leaf = server.Create(root.SubjectName, generator, from, until, [2]);
        return new(CertificateType.X509, [leaf.RawData, root.RawData], own);
    }
}
