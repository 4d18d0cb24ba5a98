using Conformance.Dtls;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Dtls;

/// <summary>What two hellos lead to.</summary>
[TestFixture]
public sealed class NegotiationTests
{
    [Test]
    public void Raw_public_keys_stand_where_certificates_would()
    {
        var shown = new List<PeerCredential>();
        var duo = new Duo(
            Duo.CertificateClient with { Credential = Pki.RawClient, PeerTypes = [CertificateType.RawPublicKey], Judge = Note },
            Duo.CertificateServer with { Credential = Pki.RawServer, PeerTypes = [CertificateType.RawPublicKey], Judge = Note }).Run().Say("raw");

        duo.ServerReceived.Should().Equal("raw");
        shown.Should().OnlyContain(peer => peer.Type == CertificateType.RawPublicKey && peer.Chain.Count == 1);
        shown.Select(peer => Convert.ToHexString(peer.Chain[0].Span)).Should().Equal(
            Convert.ToHexString(Pki.RawServer.Key.ExportSubjectPublicKeyInfo()), Convert.ToHexString(Pki.RawClient.Key.ExportSubjectPublicKeyInfo()));

        Refusal? Note(PeerCredential peer)
        {
            shown.Add(peer);
            return null;
        }
    }

    [Test]
    public void A_server_with_raw_keys_refuses_a_client_that_knows_certificates_only() =>
        Refused(Duo.CertificateClient, Duo.CertificateServer with { Credential = Pki.RawServer, PeerTypes = [CertificateType.RawPublicKey] })
            .Should().Be(AlertDescription.HandshakeFailure);

    [Test]
    public void P384_is_used_when_it_is_what_both_have()
    {
        var duo = new Duo(Duo.CertificateClient with { Groups = [NamedGroup.P384] }, Duo.CertificateServer with { Credential = Pki.ServerP384 }).Run();

        duo.Client.Negotiation!.Group.Should().Be(NamedGroup.P384);
        duo.Client.Negotiation.Peer!.Chain[0].ToArray().Should().Equal(Pki.ServerP384.Chain[0].ToArray());
    }

    [Test]
    public void Whoever_judges_says_what_the_peer_is_told()
    {
        var judge = (PeerCredential _) => Refusal.Of(AlertDescription.CertificateExpired, "RFC 5280 §6", "too old");

        Refused(Duo.CertificateClient with { Judge = judge }, Duo.CertificateServer).Should().Be(AlertDescription.CertificateExpired);
        Refused(Duo.CertificateClient, Duo.CertificateServer with { Judge = judge }).Should().Be(AlertDescription.CertificateExpired);
    }

    [Test]
    public void A_client_without_a_certificate_is_refused_only_where_one_is_required()
    {
        var bare = Duo.CertificateClient with { Credential = null };

        Refused(bare, Duo.CertificateServer).Should().Be(AlertDescription.HandshakeFailure);
        new Duo(bare, Duo.CertificateServer with { ClientAuthentication = ClientAuthentication.Optional }).Run().Server.Negotiation!.Peer.Should().BeNull();
        new Duo(bare, Duo.CertificateServer with { ClientAuthentication = ClientAuthentication.None }).Run().IsConnected.Should().BeTrue();
    }

    [Test]
    public void A_key_that_differs_leads_nowhere()
    {
        var other = Duo.PskClient with { Key = Duo.Key with { Key = new byte[9] } };

        var duo = new Duo(other, Duo.PskServer).Run();

        (duo.Client.State, duo.Server.State).Should().Be((AssociationState.Failed, AssociationState.Failed));
        duo.ServerEvents.OfType<RecordDropped>().Should().OnlyContain(dropped => dropped.Reason == "its tag is wrong");
        Refused(Duo.PskClient with { Key = Duo.Key with { Identity = new byte[1] } }, Duo.PskServer).Should().Be(AlertDescription.UnknownPskIdentity);
    }

    [Test]
    public void Nothing_in_common_is_a_handshake_failure() =>
        Refused(Duo.PskClient with { Suites = [CipherSuite.PskCbc] }, Duo.PskServer with { Suites = [CipherSuite.PskCcm8] }).Should().Be(AlertDescription.HandshakeFailure);

    [TestCase(1, 512)]
    [TestCase(4, 4096)]
    public void Max_fragment_length_holds_in_both_directions(int code, int octets)
    {
        var duo = new Duo(Duo.CertificateClient with { MaxFragmentLength = (byte)code }, Duo.CertificateServer).Run();

        (duo.Client.Negotiation!.SendLimit, duo.Client.Negotiation.ReceiveLimit, duo.Server.Negotiation!.SendLimit).Should().Be((octets, octets, octets));
        var send = () => duo.Client.Send(new byte[octets + 1], duo.Now);
        send.Should().Throw<InvalidOperationException>();
    }

    [Test]
    public void Record_size_limit_holds_for_whoever_is_told()
    {
        var duo = new Duo(Duo.CertificateClient with { RecordSizeLimit = 300, MaxFragmentLength = 3 }, Duo.CertificateServer with { RecordSizeLimit = 800 }).Run();

        (duo.Client.Negotiation!.SendLimit, duo.Client.Negotiation.ReceiveLimit).Should().Be((800, 300));
        (duo.Server.Negotiation!.SendLimit, duo.Server.Negotiation.ReceiveLimit).Should().Be((300, 800));
    }

    [Test]
    public void Renegotiation_info_is_answered_when_it_was_offered_and_never_else()
    {
        new Duo(Duo.PskClient, Duo.PskServer).Run().Client.Negotiation!.RenegotiationInfo.Should().BeTrue();

        var duo = new Duo(Duo.PskClient with { SignalRenegotiation = false }, Duo.PskServer).Run();
        duo.Client.Negotiation!.RenegotiationInfo.Should().BeFalse();
        Hello(duo).Extensions.Should().NotContain(extension => extension.Type == ExtensionType.RenegotiationInfo);
    }

    [Test]
    public void A_hint_is_sent_when_there_is_one_and_the_message_not_at_all_without()
    {
        Types(new Duo(Duo.PskClient, Duo.PskServer).Run()).Should().Equal(3, 2, 14, 20);
        Types(new Duo(Duo.PskClient, Duo.PskServer with { IdentityHint = "who"u8.ToArray() }).Run()).Should().Equal(3, 2, 12, 14, 20);
    }

    [Test]
    public void The_name_of_the_host_is_told_unless_it_is_an_address()
    {
        new Duo(Duo.PskClient with { ServerName = "lwm2m.example" }, Duo.PskServer).Run().Server.Negotiation!.ServerName.Should().Be("lwm2m.example");
        new Duo(Duo.PskClient with { ServerName = "192.0.2.1" }, Duo.PskServer).Run().Server.Negotiation!.ServerName.Should().BeNull();
    }

    [Test]
    public void An_empty_server_name_is_an_answer_and_no_question()
    {
        Extension[] empty = [new(ExtensionType.ServerName, Array.Empty<byte>())];

        HelloExtensions.TryRead(empty, fromServer: true, out _, out _).Should().BeTrue();
        HelloExtensions.TryRead(empty, fromServer: false, out _, out _).Should().BeFalse();
    }

    [TestCase(0xFEFF)]
    [TestCase(0xFEFD)]
    public void The_record_of_a_hello_verify_request_is_of_the_version_of_the_hello(int version)
    {
        var duo = new Duo(Duo.PskClient with { RecordVersion = new((ushort)version) }, Duo.PskServer).Run();
        duo.IsConnected.Should().BeTrue();
        VersionOf(duo.Sent.First(sent => !sent.ToServer).Octets).Should().Be((ushort)version);

        var fixedVersion = new Duo(Duo.PskClient with { RecordVersion = new((ushort)version) }, Duo.PskServer with { CookieRecordVersion = ProtocolVersion.Dtls10 }).Run();
        VersionOf(fixedVersion.Sent.First(sent => !sent.ToServer).Octets).Should().Be(0xFEFF);
    }

    [Test]
    public void A_server_without_cookies_answers_at_once() =>
        Types(new Duo(Duo.PskClient, Duo.PskServer with { AskForCookie = false }).Run()).Should().Equal(2, 14, 20);

    [Test]
    public void Another_handshake_in_the_place_of_this_one_is_refused()
    {
        var duo = new Duo(Duo.PskClient with { Faults = new(Conformance.Dtls.Faults.DtlsFaults.RenegotiationStarted) }, Duo.PskServer).Run().Say("on");

        duo.ServerEvents.Should().ContainSingle(happened => happened is RenegotiationRefused);
        duo.ClientEvents.OfType<AlertReceived>().Single().Alert.Should().Be(Alert.Warning(AlertDescription.NoRenegotiation));
        duo.ServerReceived.Should().Equal("on");
    }

    [Test]
    public void The_same_seed_gives_the_same_octets()
    {
        var first = new Duo(Duo.PskClient, Duo.PskServer, seed: 3).Run().Say("x").Close();
        var second = new Duo(Duo.PskClient, Duo.PskServer, seed: 3).Run().Say("x").Close();

        second.Sent.Select(sent => Convert.ToHexString(sent.Octets)).Should().Equal(first.Sent.Select(sent => Convert.ToHexString(sent.Octets)));
    }

    [Test]
    public void Both_sides_log_the_same_secret()
    {
        var duo = new Duo(Duo.CertificateClient, Duo.CertificateServer).Run();

        duo.ClientEvents.OfType<SecretsKnown>().Single().KeyLogLine.Should().MatchRegex("^CLIENT_RANDOM [0-9a-f]{64} [0-9a-f]{96}$")
            .And.Be(duo.ServerEvents.OfType<SecretsKnown>().Single().KeyLogLine);
    }

    [Test]
    public void A_forged_alert_after_the_handshake_ends_nothing()
    {
        var duo = new Duo(Duo.PskClient, Duo.PskServer).Run();
        var forged = new Record(new(ContentType.Alert, ProtocolVersion.Dtls12, 0, 50, 2), Alert.Fatal(AlertDescription.HandshakeFailure).ToArray());

        duo.Inject(toServer: true, forged.ToArray()).Say("on").ServerReceived.Should().Equal("on");
    }

    private static AlertDescription? Refused(ClientSettings client, ServerSettings server)
    {
        var duo = new Duo(client, server).Run();
        duo.IsConnected.Should().BeFalse();
        return duo.ClientEvents.Concat(duo.ServerEvents).OfType<AlertSent>().Single().Alert.Description;
    }

    private static IEnumerable<byte> Types(Duo duo) => duo.ClientEvents.OfType<MessageReceived>().Select(received => received.Message.Type.Value);

    private static ServerHello Hello(Duo duo)
    {
        var body = duo.ClientEvents.OfType<MessageReceived>().Single(received => received.Message.Type == HandshakeType.ServerHello).Message.Body;
        return ServerHello.TryRead(body, out var hello, out var error) ? hello! : throw new InvalidDataException(error.ToString());
    }

    private static ushort VersionOf(byte[] datagram) => Record.TryReadAll(datagram, out var records, out _) ? records[0].Header.Version.Value : (ushort)0;
}
