using System.Security.Cryptography.X509Certificates;
using Conformance.Est.Certificates;
using Conformance.Est.Keys;
using Conformance.Est.Messages;
using Conformance.Est.Requests;
using Conformance.Tests.Wire;
using Conformance.Wire;
using FluentAssertions;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Conformance.Tests.Est;

[TestFixture]
public sealed class DecoderTests
{
    private delegate bool Reader(ReadOnlyMemory<byte> octets, out DecodeError error);

    private static readonly Dictionary<string, (byte[] Octets, Reader Read)> Documents = new()
    {
        ["certificate"] = (Samples.Authority().Intermediate.Octets.ToArray(), (octets, out error) => Certificate.TryRead(octets, out _, out error)),
        ["csr"] = (Samples.Request, (octets, out error) => SigningRequest.TryRead(octets, out _, out error)),
        ["pkcs7"] = (Samples.Bag, (octets, out error) => CertificateBag.TryRead(octets, out _, out error)),
        ["csrattrs"] = (Attributes, (octets, out error) => RequestAttributes.TryRead(octets, out _, out error)),
        ["key"] = (Samples.Key.SubjectPublicKeyInfo.ToArray(), (octets, out error) => Conformance.Est.Keys.PublicKey.TryRead(octets, out _, out error)),
        ["parts"] = (new KeyPackage([(284, new byte[] { 1, 2 }), (281, new byte[30])]).ToArray(), (octets, out error) => KeyPackage.TryRead(octets, out _, out error)),
    };

    private static byte[] Attributes => new RequestAttributes(["1.2.840.113549.1.9.7", "1.2.840.10045.4.3.3"]).ToArray();

    private static IEnumerable<string> Names => Documents.Keys;

    [TestCaseSource(nameof(Names))]
    public void Refuses_every_truncation_and_says_where(string name)
    {
        var (octets, read) = Documents[name];
        read(octets, out _).Should().BeTrue();
        for (var length = 0; length < octets.Length; length++)
        {
            read(octets.AsMemory(0, length), out var error).Should().BeFalse($"{length} of {octets.Length} octets are not all");
            error.Offset.Should().BeInRange(0, length);
            error.Message.Should().NotBeEmpty();
        }

        read((byte[])[.. octets, 0], out _).Should().BeFalse("nothing may follow");
    }

    [TestCaseSource(nameof(Names))]
    public void Never_throws_whatever_octet_is_another(string name)
    {
        var (octets, read) = Documents[name];
        var places = from at in Gen.Choose(0, octets.Length - 1) from value in Gen.Choose(0, byte.MaxValue) select (At: at, Value: (byte)value);
        Seeded.Check(
            places,
            place =>
            {
                var bent = octets.ToArray();
                bent[place.At] = place.Value;
                return read(bent, out var error) || (error.Offset <= bent.Length && error.Message.Length > 0);
            },
            count: 400);
    }

    [Test]
    public void Reads_a_certificate_as_the_base_library_does()
    {
        var authority = Samples.Authority();
        using var oracle = X509CertificateLoader.LoadCertificate(authority.Intermediate.Octets.Span);

        authority.Intermediate.NotAfter.UtcDateTime.Should().Be(oracle.NotAfter.ToUniversalTime());
        authority.Intermediate.NotBefore.UtcDateTime.Should().Be(oracle.NotBefore.ToUniversalTime());
        oracle.Subject.Should().Be(authority.Intermediate.Subject.Text);
        oracle.Issuer.Should().Be(authority.Root.Subject.Text);
        oracle.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority.Should().BeTrue();
        authority.Intermediate.Extensions.IsAuthority.Should().BeTrue();
        authority.Intermediate.Extensions.Usage.Should().Be(KeyUsages.CertificateSigning | KeyUsages.RevocationSigning);
        Convert.ToHexString(oracle.SerialNumberBytes.Span).Should().Be(Convert.ToHexString(authority.Intermediate.Serial.ToByteArray(isUnsigned: true, isBigEndian: true)));
    }

    [Test]
    public void Reads_what_a_request_asks_for_and_whether_it_is_proven()
    {
        SigningRequest.TryRead(Samples.Request, out var request, out _).Should().BeTrue();

        request!.Subject.Text.Should().Be("CN=urn:dev:ops:1");
        request.IsProven.Should().BeTrue();
        request.Challenge.Should().Be(Samples.Terms.Challenge);
        request.Extensions.Names.Select(name => name.ToString()).Should().Equal("URI:urn:dev:ops:1", "DNS:device.example", "IP:192.0.2.7");
        var oracle = CertificateRequest.LoadSigningRequest(Samples.Request, System.Security.Cryptography.HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        oracle.SubjectName.Name.Should().Be("CN=urn:dev:ops:1");
    }

    [Test]
    public void Sees_that_a_request_is_signed_with_another_key()
    {
        var forged = SigningRequest.Write(Samples.Terms with { Signer = SigningKey.Draw(KeyCurve.P256, new Random(8)) });

        SigningRequest.TryRead(forged, out var request, out _).Should().BeTrue();
        request!.IsProven.Should().BeFalse();
    }

    [Test]
    public void Reads_the_bags_that_it_writes_and_the_base_library_reads_them_too()
    {
        CertificateBag.TryRead(Samples.Bag, out var bag, out _).Should().BeTrue();

        bag!.Certificates.Should().HaveCount(2);
        bag.ToArray().Should().Equal(Samples.Bag);
    }

    // RFC 7030 §4.5.2, the example in base64
    [Test]
    public void Reads_identifiers_and_attributes_of_an_authority()
    {
        var example = Convert.FromBase64String("MEEGCSqGSIb3DQEJBzASBgcqhkjOPQIBMQcGBSuBBAAiMBYGCSqGSIb3DQEJDjEJBgcrBgEBAQEWBggqhkjOPQQDAw==");

        RequestAttributes.TryRead(example, out var attributes, out var error).Should().BeTrue(error.ToString());
        attributes!.Identifiers.Should().Equal("1.2.840.113549.1.9.7", "1.2.840.10045.2.1", "1.2.840.113549.1.9.14", "1.2.840.10045.4.3.3");
    }

    [Test]
    public void Finds_the_parts_of_a_package_in_either_order()
    {
        KeyPackage.TryRead(new KeyPackage([(281, new byte[] { 3 }), (284, new byte[] { 1 })]).ToArray(), out var package, out _).Should().BeTrue();

        package!.Find(284)!.Value.ToArray().Should().Equal(1);
        package.Find(281)!.Value.ToArray().Should().Equal(3);
        package.Find(280).Should().BeNull();
    }
}
