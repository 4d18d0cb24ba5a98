using System.Security.Cryptography.X509Certificates;
using Conformance.Est.Authority;
using Conformance.Est.Certificates;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Est;

[TestFixture]
public sealed class VariantTests
{
    private const string Host = "lwm2m.example";

    private static readonly Dictionary<CredentialVariant, string?> Refused = new()
    {
        [CredentialVariant.Good] = null,
        [CredentialVariant.WrongHost] = null,
        [CredentialVariant.Expired] = "was good until",
        [CredentialVariant.NotYetValid] = "is good from",
        [CredentialVariant.UnknownAuthority] = "is not known",
        [CredentialVariant.Revoked] = null,
        [CredentialVariant.WrongUsage] = null,
        [CredentialVariant.WeakSignature] = "SHA-1",
        [CredentialVariant.LongChain] = null,
        [CredentialVariant.NameConstrained] = "for other names",
    };

    [Test]
    public void Each_variant_is_wrong_in_its_own_way([Values] CredentialVariant variant)
    {
        var authority = Samples.Authority();
        var issued = CredentialVariants.ForServer(authority, variant, Host, Samples.Now);

        var reason = CertificatePath.Refusal(issued.Certificate, issued.Chain, [authority.Root], Samples.Now);

        if (Refused[variant] is { } expected)
        {
            reason.Should().Contain(expected);
        }
        else
        {
            reason.Should().BeNull();
        }

        CertificatePath.IsFor(issued.Certificate, Host).Should().Be(variant != CredentialVariant.WrongHost);
    }

    [Test]
    public void The_base_library_builds_the_paths_that_we_take([Values] CredentialVariant variant)
    {
        var authority = Samples.Authority();
        var issued = CredentialVariants.ForServer(authority, variant, Host, Samples.Now);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = Samples.Now.UtcDateTime;
        chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificate(authority.Root.Octets.Span));
        chain.ChainPolicy.ExtraStore.AddRange(issued.Chain.Select(one => X509CertificateLoader.LoadCertificate(one.Octets.Span)).ToArray());

        var built = chain.Build(X509CertificateLoader.LoadCertificate(issued.Certificate.Octets.Span));

        if (variant != CredentialVariant.WeakSignature)
        {
            built.Should().Be(Refused[variant] is null, string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation)));
        }
    }

    [Test]
    public void The_same_seed_gives_the_same_octets([Values] CredentialVariant variant)
    {
        var (one, other) = (Samples.Authority(5), Samples.Authority(5));

        CredentialVariants.ForServer(one, variant, Host, Samples.Now).Certificate.Octets.ToArray()
            .Should().Equal(CredentialVariants.ForServer(other, variant, Host, Samples.Now).Certificate.Octets.ToArray());
        one.RevocationList(Samples.Now, TimeSpan.FromDays(7)).Should().Equal(other.RevocationList(Samples.Now, TimeSpan.FromDays(7)));
    }

    [Test]
    public void A_roll_over_leads_from_the_old_anchor_to_the_new_one()
    {
        var (old, next) = (Samples.Authority(), new TestAuthority(new Random(2), Samples.Now, "Next"));
        var issued = CredentialVariants.ForDevice(next, CredentialVariant.Good, "device", Samples.Now);

        CertificatePath.Refusal(issued.Certificate, issued.Chain, [old.Root], Samples.Now).Should().NotBeNull();
        CertificatePath.Refusal(issued.Certificate, [.. issued.Chain, old.VouchFor(next)], [old.Root], Samples.Now).Should().BeNull();
    }
}
