using Conformance.Coap.Messages;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Transport;
using Conformance.Lwm2m.Operations;
using Conformance.ReferenceServer.Security;
using Conformance.Roles.Clients;
using Conformance.Tests.Dtls;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceServer;

/// <summary>Who comes in under DTLS, and as whom; and who is given certificates.</summary>
[TestFixture]
public sealed class GuardTests
{
    private static readonly PreSharedKey Key = new("urn:x"u8.ToArray(), Convert.FromHexString("5f1c9b0e27d84a3396c2ab71e0d4f865"));

    [Test]
    public void Who_has_the_key_registers_under_the_name_that_it_belongs_to() => Play(async site =>
    {
        var client = site.Client("urn:x", out var link);

        (await SecureAsync(site, client, link, Key)).Negotiation!.Suite.Should().Be(CipherSuite.PskCcm8);

        (await Site.RegisterAsync(client)).Should().Be(CoapCode.Created);
    });

    [Test]
    public void Another_name_than_the_proven_one_is_a_bad_request() => Play(async site =>
    {
        var client = site.Client("urn:y", out var link);
        await SecureAsync(site, client, link, Key);

        (await Site.RegisterAsync(client)).Should().Be(CoapCode.BadRequest);
    });

    [Test]
    public void Neither_an_unknown_identity_nor_a_wrong_key_comes_in() => Play(async site =>
    {
        var stranger = site.Client("urn:y", out var first);
        (await SecureAsync(site, stranger, first, Key with { Identity = "urn:y"u8.ToArray() })).Negotiation.Should().BeNull();

        var impostor = site.Client("urn:x", out var second);
        (await SecureAsync(site, impostor, second, Key with { Key = new byte[16] })).Negotiation.Should().BeNull();
    });

    [Test]
    public void A_certificate_of_nobody_that_the_authority_knows_is_refused() => Play(async site =>
    {
        var client = site.Client("urn:x", out var link);
        client.Server = site.Server.Secured!;

        var result = await link.SecureAsync(site.Server.Secured!, new() { Suites = [CipherSuite.EcdsaCcm8], Credential = Pki.Client, Judge = static _ => null });

        result.Negotiation.Should().BeNull();
        result.Alert.Should().NotBeNull();
    });

    [Test]
    public void Who_shows_nothing_is_given_the_certificates_of_the_authority_alone() => Play(async site =>
    {
        var client = site.Client("urn:x", out var link);
        var enrolment = client.Server = site.Server.Enrolling!;
        (await link.SecureAsync(enrolment, new() { Suites = [CipherSuite.EcdsaCcm8], Judge = static _ => null })).Negotiation.Should().NotBeNull();

        (await AskAsync(client, CoapCode.Get, "/est/crts")).Should().Be(CoapCode.Content);
        (await AskAsync(client, CoapCode.Post, "/est/sen")).Should().NotBe(CoapCode.Changed);
        (await AskAsync(client, CoapCode.Put, "/est/sen")).Should().Be(CoapCode.MethodNotAllowed);
        (await AskAsync(client, CoapCode.Get, "/est/nowhere")).Should().Be(CoapCode.NotFound);
    });

    private static void Play(Func<Site, Task> scene) => Site.Play(scene, settings => settings with
    {
        Identity = () => new ServerIdentity(Pki.Server, RawKey: null, Authority: default, [new ClientAccount("urn:x") { Key = Key }]),
    });

    private static async Task<SecuringResult> SecureAsync(Site site, ScriptedClient client, SecuredLink link, PreSharedKey key)
    {
        client.Server = site.Server.Secured!;
        var securing = link.SecureAsync(client.Server, new Conformance.Dtls.ClientSettings { Suites = [CipherSuite.PskCcm8], Key = key });
        await site.WaitAsync(30);
        if (!securing.IsCompleted)
        {
            link.Unveil(client.Server);
        }

        return await securing;
    }

    private static async Task<CoapCode?> AskAsync(ScriptedClient client, CoapCode method, string path) =>
        (await client.PerformAsync(new() { Kind = OperationKind.Read, Code = method, Path = path, Within = TimeSpan.FromSeconds(93) }, CancellationToken.None)).Response?.Code;
}
