using System.Text;
using Conformance.Coap.Messages;
using Conformance.Est.Certificates;
using Conformance.Est.Enrolment;
using Conformance.Est.Keys;
using Conformance.Est.Messages;
using Conformance.Est.Requests;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Est;

[TestFixture]
public sealed class EstServerTests
{
    private static EstServer Service(EstTerms? terms = null) => new(Samples.Authority(), new Random(3)) { Terms = terms ?? new() };

    [Test]
    public void Enrols_who_proves_to_have_the_key()
    {
        var service = Service();

        var answer = service.Answer(Samples.Ask(EstFunction.Enrol, Samples.Request));

        (answer.Code, answer.Format).Should().Be((CoapCode.Changed, EstFormat.CertificateBag));
        CertificateBag.TryRead(answer.Body, out var bag, out _).Should().BeTrue();
        var own = bag!.Certificates.Single(one => one.SubjectPublicKeyInfo.Span.SequenceEqual(Samples.Key.SubjectPublicKeyInfo.Span));
        CertificatePath.Refusal(own, bag.Certificates, [service.Authority.Root], Samples.Now).Should().BeNull();
        own.Extensions.Names.Should().Equal(Samples.Terms.Names);
    }

    [Test]
    public void Gives_one_certificate_to_who_asks_for_one()
    {
        Service().Answer(Samples.Ask(EstFunction.Authorities, accept: EstFormat.Certificate)).Format.Should().Be(EstFormat.Certificate);
        Service().Answer(Samples.Ask(EstFunction.Enrol, Samples.Request, EstFormat.Certificate)).Format.Should().Be(EstFormat.Certificate);
        Service().Answer(Samples.Ask(EstFunction.Authorities, accept: 60)).Code.Should().Be(CoapCode.NotAcceptable);
    }

    [Test]
    public void Refuses_as_it_should()
    {
        var forged = SigningRequest.Write(Samples.Terms with { Signer = SigningKey.Draw(KeyCurve.P256, new Random(8)) });

        Service().Answer(Samples.Ask(EstFunction.Enrol, forged)).Code.Should().Be(CoapCode.BadRequest);
        Service().Answer(Samples.Ask(EstFunction.Enrol, [1, 2, 3])).Code.Should().Be(CoapCode.BadRequest);
        Service().Answer(Samples.Ask(EstFunction.Enrol, Samples.Request) with { Format = 42 }).Code.Should().Be(CoapCode.UnsupportedContentFormat);
        Service().Answer(Samples.Ask(EstFunction.Enrol, Samples.Request) with { IsPost = false }).Code.Should().Be(CoapCode.MethodNotAllowed);
        Service().Answer(Samples.Ask(EstFunction.Renew, Samples.Request)).Code.Should().Be(CoapCode.Forbidden);
        Service().Answer(Samples.Ask(EstFunction.GenerateKey, Samples.Request)).Code.Should().Be(CoapCode.NotFound);
        Service(new() { AsksForIdentity = true }).Answer(Samples.Ask(EstFunction.Enrol, Samples.Request)).Code.Should().Be(CoapCode.Unauthorized);
        Service().Answer(Samples.Ask(EstFunction.Enrol, Samples.Request, peer: new(null, new byte[] { 1 }))).Code.Should().Be(CoapCode.BadRequest);
        Service().Answer(Samples.Ask(EstFunction.Enrol, Samples.Request, peer: new(null, Encoding.ASCII.GetBytes("tls-unique")))).Code.Should().Be(CoapCode.Changed);
    }

    [Test]
    public void Renews_for_the_same_names_only()
    {
        var service = Service();
        service.Answer(Samples.Ask(EstFunction.Enrol, Samples.Request));

        service.Answer(Samples.Ask(EstFunction.Renew, Samples.Request)).Code.Should().Be(CoapCode.Changed);
        service.Answer(Samples.Ask(EstFunction.Renew, SigningRequest.Write(Samples.Terms with { Subject = DistinguishedName.Of("other") })))
            .Code.Should().Be(CoapCode.Forbidden);
        service.Answer(Samples.Ask(EstFunction.Renew, SigningRequest.Write(Samples.Terms with { Names = [] }))).Code.Should().Be(CoapCode.Forbidden);
    }

    [Test]
    public void Puts_a_request_off_until_its_time_has_come()
    {
        var service = Service(new() { After = TimeSpan.FromSeconds(10) });
        var ask = Samples.Ask(EstFunction.Enrol, Samples.Request);

        service.Answer(ask).Should().Match<EstAnswer>(answer => answer.Code == CoapCode.ServiceUnavailable && answer.After == TimeSpan.FromSeconds(10));
        service.Answer(ask with { Now = Samples.Now.AddSeconds(4) }).After.Should().Be(TimeSpan.FromSeconds(6));
        var other = SigningRequest.Write(Samples.Terms with { Names = [] });
        service.Answer(Samples.Ask(EstFunction.Enrol, other) with { Now = Samples.Now.AddSeconds(10) }).Code.Should().Be(CoapCode.ServiceUnavailable);
        service.Answer(ask with { Now = Samples.Now.AddSeconds(10) }).Code.Should().Be(CoapCode.Changed);
    }

    [Test]
    public void Makes_keys_for_who_has_none([Values] bool certificateFirst)
    {
        var service = Service(new() { Optional = new HashSet<EstFunction> { EstFunction.GenerateKey }, CertificateFirst = certificateFirst });

        var answer = service.Answer(Samples.Ask(EstFunction.GenerateKey, Samples.Request));

        answer.Format.Should().Be(EstFormat.Parts);
        KeyPackage.TryRead(answer.Body, out var package, out _).Should().BeTrue();
        CertificateBag.TryRead(package!.Find(EstFormat.CertificateBag)!.Value, out var bag, out _).Should().BeTrue();
        using var key = System.Security.Cryptography.ECDsa.Create();
        key.ImportPkcs8PrivateKey(package.Find(EstFormat.PrivateKey)!.Value.Span, out _);
        bag!.Certificates.Select(one => Convert.ToHexString(one.SubjectPublicKeyInfo.Span)).Should().Contain(Convert.ToHexString(key.ExportSubjectPublicKeyInfo()));
    }

    [Test]
    public void Each_deviation_is_seen_by_who_looks([ValueSource(typeof(EstDeviation), nameof(EstDeviation.All))] EstDeviation deviation)
    {
        var service = Service(new() { Deviation = deviation, Times = 1 });

        var answer = service.Answer(Samples.Ask(EstFunction.Enrol, Samples.Request));

        Good(service, answer).Should().BeFalse();
        Good(service, service.Answer(Samples.Ask(EstFunction.Enrol, Samples.Request))).Should().BeTrue("the next one is right");
    }

    [Test]
    public void Tells_what_there_is()
    {
        var links = Encoding.ASCII.GetString(Service(new() { Optional = new HashSet<EstFunction> { EstFunction.Attributes } })
            .Answer(Samples.Ask(EstFunction.Discovery)).Body.Span);

        links.Should().Contain("</.well-known/est/crts>;rt=\"ace.est.crts\";ct=\"281 287\"").And.Contain("att>;rt=\"ace.est.att\";ct=285").And.NotContain("skg");
    }

    private static bool Good(EstServer service, EstAnswer answer) =>
        CertificateBag.TryRead(answer.Body, out var bag, out _)
        && bag!.Certificates.FirstOrDefault(one => one.SubjectPublicKeyInfo.Span.SequenceEqual(Samples.Key.SubjectPublicKeyInfo.Span)) is { } own
        && own.Subject == Samples.Terms.Subject
        && own.Extensions.Purposes.Contains(Conformance.Est.Der.Identifiers.ClientAuthentication)
        && CertificatePath.Refusal(own, bag.Certificates, [service.Authority.Root], Samples.Now) is null;
}
