using Conformance.Dtls;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Records;
using Conformance.Dtls.Sessions;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Dtls;

/// <summary>Going on with a session: by id, by ticket, or not at all.</summary>
[TestFixture]
public sealed class ResumptionTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void A_session_is_resumed(bool byTicket)
    {
        var server = Duo.CertificateServer with { Sessions = byTicket ? null : new(), Tickets = byTicket ? new(new Random(9)) : null };
        var first = new Duo(Duo.CertificateClient, server).Run();
        var session = first.Client.Negotiation!.Session!;
        session.Ticket.IsEmpty.Should().Be(!byTicket);

        var second = new Duo(Duo.CertificateClient with { Session = session }, server, seed: 5).Run().Say("again");

        second.Client.Negotiation!.Resumed.Should().BeTrue();
        second.Server.Negotiation!.Resumed.Should().BeTrue();
        second.Server.Negotiation.Peer!.Chain[0].ToArray().Should().Equal(Pki.Client.Chain[0].ToArray());
        second.ServerReceived.Should().Equal("again");
        second.ClientEvents.OfType<MessageReceived>().Select(one => one.Message.Type.Value).Should().Equal(3, 2, 20);
        new Duo(Duo.CertificateClient with { Session = second.Client.Negotiation.Session }, server, seed: 8).Run().Client.Negotiation!.Resumed.Should().BeTrue();
    }

    [Test]
    public void A_server_that_forgot_begins_anew()
    {
        var session = new Duo(Duo.PskClient, Duo.PskServer with { Sessions = new() }).Run().Client.Negotiation!.Session;

        var again = new Duo(Duo.PskClient with { Session = session }, Duo.PskServer with { Sessions = new() }, seed: 5).Run();

        again.IsConnected.Should().BeTrue();
        again.Client.Negotiation!.Resumed.Should().BeFalse();
    }

    [Test]
    public void A_ticket_of_another_server_is_as_good_as_none()
    {
        var session = new Duo(Duo.PskClient, Duo.PskServer with { Tickets = new(new Random(1)) }).Run().Client.Negotiation!.Session;

        new Duo(Duo.PskClient with { Session = session }, Duo.PskServer with { Tickets = new(new Random(2)) }).Run()
            .Client.Negotiation!.Resumed.Should().BeFalse();
        using var tickets = new Tickets(new Random(1));
        tickets.Open([]).Should().BeNull();
        tickets.Open(new byte[100]).Should().BeNull();
    }

    // RFC 7627 §5.3
    [Test]
    public void A_session_with_an_extended_master_secret_is_not_resumed_without_one()
    {
        var server = Duo.PskServer with { Sessions = new() };
        var session = new Duo(Duo.PskClient, server).Run().Client.Negotiation!.Session;

        var again = new Duo(Duo.PskClient with { Session = session, ExtendedMasterSecret = false }, server).Run();

        again.Server.State.Should().Be(AssociationState.Failed);
        again.ClientEvents.OfType<AlertReceived>().Single().Alert.Should().Be(Alert.Fatal(AlertDescription.HandshakeFailure));
    }

    [Test]
    public void A_session_without_an_extended_master_secret_is_begun_anew_by_a_client_that_has_it()
    {
        var server = Duo.PskServer with { Sessions = new() };
        var session = new Duo(Duo.PskClient with { ExtendedMasterSecret = false }, server).Run().Client.Negotiation!.Session;

        var again = new Duo(Duo.PskClient with { Session = session }, server, seed: 5).Run();

        again.Client.Negotiation!.Resumed.Should().BeFalse();
        again.Client.Negotiation.ExtendedMasterSecret.Should().BeTrue();
    }

    [Test]
    public void A_full_cache_forgets_the_oldest()
    {
        var cache = new SessionCache(2);
        for (byte id = 1; id <= 3; id++)
        {
            cache.Add(new() { Id = new[] { id }, Suite = CipherSuite.PskCcm8, Master = new byte[48], ExtendedMasterSecret = true });
        }

        cache.Count.Should().Be(2);
        cache.Find(new byte[] { 1 }).Should().BeNull();
        cache.Find(new byte[] { 3 }).Should().NotBeNull();
    }
}
