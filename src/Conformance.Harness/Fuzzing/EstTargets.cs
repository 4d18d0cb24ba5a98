using Conformance.Est.Authority;
using Conformance.Est.Certificates;
using Conformance.Est.Messages;
using Conformance.Est.Requests;

namespace Conformance.Harness.Fuzzing;

/// <summary>Decoders of enrolment.</summary>
internal static class EstTargets
{
    private const string Host = "lwm2m.example";
    private static readonly DateTimeOffset Time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TestAuthority Authority = new(new Random(1), Time);
    private static readonly IReadOnlyList<IssuedCredential> Credentials =
        [.. CredentialVariants.All.Keys.Select(variant => CredentialVariants.ForServer(Authority, variant, Host, Time))];

    private static RequestTerms Terms => new(DistinguishedName.Of("urn:dev:ops:1"), Credentials[0].Key)
    {
        Names = [AlternativeName.OfHost(Host)],
        Challenge = "dGxzLXVuaXF1ZQ==",
    };

    public static IEnumerable<FuzzTarget> All =>
    [
        new DecoderTarget<Certificate>("x509", [.. Credentials.Select(one => one.Certificate.Octets.ToArray())], Certificate.TryRead, BrokenCertificate),
        new DecoderTarget<SigningRequest>("csr", [SigningRequest.Write(Terms), SigningRequest.Write(Terms with { Names = [], Challenge = null })], SigningRequest.TryRead, _ => null),
        new DecoderTarget<CertificateBag>("pkcs7", [new CertificateBag(Credentials[^1].Chain).ToArray(), new CertificateBag([]).ToArray()], CertificateBag.TryRead, BrokenBag),
        new DecoderTarget<RequestAttributes>("csrattrs", [new RequestAttributes(["1.2.840.113549.1.9.7", "1.2.840.10045.4.3.3"]).ToArray()], RequestAttributes.TryRead, BrokenAttributes),
        new DecoderTarget<KeyPackage>("key-package", [new KeyPackage([(284, Credentials[0].Key.ToPkcs8()), (281, new byte[40])]).ToArray()], KeyPackage.TryRead, BrokenPackage),
    ];

    /// <summary>Whether there is a way to the root may be anything but an exception.</summary>
    private static string? BrokenCertificate(Certificate certificate)
    {
        CertificatePath.Refusal(certificate, Credentials[0].Chain, [Authority.Root], Time);
        return Certificate.TryRead(certificate.Octets, out var again, out _) && again == certificate ? null : "round trip: its own octets do not decode";
    }

    private static string? BrokenBag(CertificateBag bag)
    {
        var written = bag.ToArray();
        return CertificateBag.TryRead(written, out var again, out var error) && again!.Certificates.SequenceEqual(bag.Certificates) ? null : $"round trip: {error}";
    }

    private static string? BrokenAttributes(RequestAttributes attributes) =>
        RequestAttributes.TryRead(attributes.ToArray(), out var again, out var error) && again!.Identifiers.SequenceEqual(attributes.Identifiers) ? null : $"round trip: {error}";

    private static string? BrokenPackage(KeyPackage package) =>
        KeyPackage.TryRead(package.ToArray(), out var again, out var error) && again!.Parts.Count == package.Parts.Count ? null : $"round trip: {error}";
}
