using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Request = System.Security.Cryptography.X509Certificates.CertificateRequest;

namespace Conformance.Tests.Dtls;

/// <summary>A root, and what it signed.</summary>
internal static class Pki
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly X509Certificate2 Root = SelfSigned("CN=root", ECCurve.NamedCurves.nistP256);

    public static SigningCredential Server { get; } = Signed("CN=server", ECCurve.NamedCurves.nistP256, 1);

    public static SigningCredential Client { get; } = Signed("CN=client", ECCurve.NamedCurves.nistP256, 1);

    public static SigningCredential ServerP384 { get; } = Signed("CN=server-384", ECCurve.NamedCurves.nistP384, 1);

    /// <summary>A chain that takes about that many octets: longer than any datagram.</summary>
    public static SigningCredential LongChain(int octets)
    {
        var one = Signed("CN=long", ECCurve.NamedCurves.nistP256, 1);
        return one with { Chain = [.. Enumerable.Repeat(one.Chain[0], octets / one.Chain[0].Length)] };
    }

    public static SigningCredential RawServer { get; } = SigningCredential.Raw(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static SigningCredential RawClient { get; } = SigningCredential.Raw(ECDsa.Create(ECCurve.NamedCurves.nistP384));

    private static SigningCredential Signed(string name, ECCurve curve, byte serial)
    {
        var key = ECDsa.Create(curve);
        var certificate = new Request(name, key, HashAlgorithmName.SHA256).Create(Root, From, Until, [serial]);
        return new(CertificateType.X509, [certificate.RawData], key);
    }

    private static X509Certificate2 SelfSigned(string name, ECCurve curve)
    {
        var request = new Request(name, ECDsa.Create(curve), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(From, Until);
    }
}
