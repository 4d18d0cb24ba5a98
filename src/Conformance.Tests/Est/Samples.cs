using Conformance.Est.Authority;
using Conformance.Est.Certificates;
using Conformance.Est.Enrolment;
using Conformance.Est.Keys;
using Conformance.Est.Messages;
using Conformance.Est.Requests;

namespace Conformance.Tests.Est;

/// <summary>An authority of seed 1, and what is asked of it.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    public static TestAuthority Authority(int seed = 1) => new(new Random(seed), Now);

    public static SigningKey Key { get; } = SigningKey.Draw(KeyCurve.P256, new Random(7));

    public static RequestTerms Terms { get; } = new(DistinguishedName.Of("urn:dev:ops:1"), Key)
    {
        Names = [AlternativeName.OfUri("urn:dev:ops:1"), AlternativeName.OfHost("device.example"), AlternativeName.OfHost("192.0.2.7")],
        Challenge = "dGxzLXVuaXF1ZQ==",
    };

    public static byte[] Request { get; } = SigningRequest.Write(Terms);

    public static byte[] Bag { get; } = new CertificateBag([Authority().Root, Authority().Intermediate]).ToArray();

    public static EstAsk Ask(EstFunction function, byte[]? body = null, int? accept = null, PeerIdentity? peer = null) => new(
        function, function is EstFunction.Enrol or EstFunction.Renew or EstFunction.GenerateKey or EstFunction.GenerateKeyOne,
        body is null ? null : EstFormat.SigningRequest, accept, body, peer, Now);
}
