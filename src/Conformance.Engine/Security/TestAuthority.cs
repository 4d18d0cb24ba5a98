using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Conformance.Engine.Security;

/// <summary>A certification authority for one world: its root, and certificates that are as they should be or wrong in one thing.</summary>
public sealed class TestAuthority
{
    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";
    private const string ClientPurpose = "1.3.6.1.5.5.7.3.2";
    private const int SerialLength = 8;

    private static readonly TimeSpan Past = TimeSpan.FromDays(30);
    private static readonly TimeSpan Future = TimeSpan.FromDays(365);

    private readonly Random _random;
    private readonly DateTimeOffset _now;
    private readonly ECDsa _key;
    private readonly X500DistinguishedName _name;

    public TestAuthority(Random random, DateTimeOffset now, string name)
    {
        (_random, _now, _key, _name) = (random, new(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero), SeededKeys.Draw(random), new($"CN={name}"));
        Root = Issue(_name, _key, new CertificateTraits { IsAuthority = true });
    }

    /// <summary>The certificate of the authority, in DER.</summary>
    public byte[] Root { get; }

    /// <summary>A certificate for a key, in DER.</summary>
    public byte[] Issue(string commonName, ECDsa key, CertificateTraits traits) => Issue(new X500DistinguishedName($"CN={commonName}"), key, traits);

    /// <summary>An authority below this one, which may be none.</summary>
    /// <param name="certificate">Its own certificate.</param>
    public TestAuthority Below(string name, CertificateTraits traits, out byte[] certificate)
    {
        var below = new TestAuthority(_random, _now, name);
        certificate = Issue(below._name, below._key, traits);
        return below;
    }

    private byte[] Issue(X500DistinguishedName subject, ECDsa key, CertificateTraits traits)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(traits.IsAuthority, traits.PathLength is not null, traits.PathLength ?? 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            traits.IsAuthority ? X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign
            : traits.MaySign ? X509KeyUsageFlags.DigitalSignature
            : X509KeyUsageFlags.KeyAgreement,
            critical: true));
        if (!traits.IsAuthority)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(traits.IsForClients ? ClientPurpose : ServerPurpose)], critical: false));
        }

        if (traits.Names.Count > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            traits.Names.ToList().ForEach(names.AddDnsName);
            request.CertificateExtensions.Add(names.Build());
        }

        if (traits.Padding > 0)
        {
            request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.54321.1", new byte[traits.Padding], critical: false));
        }

        var serial = new byte[SerialLength];
        _random.NextBytes(serial);
        serial[0] = (byte)((serial[0] & 0x7F) | 1);
        using var certificate = request.Create(
            _name, new SeededSignature(_key), _now + (traits.Begins ?? -Past), _now + (traits.Ends ?? Future), serial);
        return certificate.RawData;
    }
}
