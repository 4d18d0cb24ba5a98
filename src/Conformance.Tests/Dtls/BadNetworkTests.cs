using Conformance.Dtls;
using Conformance.Dtls.Flights;
using Conformance.Tests.Wire;
using FluentAssertions;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Conformance.Tests.Dtls;

/// <summary>Both roles over networks that lose, repeat, reorder and delay, in virtual time and with fixed seeds.</summary>
[TestFixture]
public sealed class BadNetworkTests
{
    private const int Seeds = 60;

    [TestCase(0.3, 0.0, 1232)]
    [TestCase(0.0, 0.5, 1232)]
    [TestCase(0.25, 0.25, 200)]
    [TestCase(0.1, 0.2, 1232)]
    public void A_handshake_with_certificates_gets_through(double loss, double duplication, int datagram) =>
        Check(
            Duo.CertificateClient with { DatagramLimit = datagram, Retransmission = Patient },
            Duo.CertificateServer with { DatagramLimit = datagram, Retransmission = Patient }, loss, duplication);

    [TestCase(0.3, 0.3)]
    public void A_handshake_with_a_key_gets_through(double loss, double duplication) =>
        Check(Duo.PskClient with { Retransmission = Patient }, Duo.PskServer with { Retransmission = Patient, Tickets = new(new Random(1)) }, loss, duplication);

    [TestCase(0.2, 0.2)]
    public void A_resumption_gets_through(double loss, double duplication)
    {
        var server = Duo.PskServer with { Retransmission = Patient, Sessions = new() };
        var session = new Duo(Duo.PskClient, server).Run().Client.Negotiation!.Session!;

        Check(Duo.PskClient with { Retransmission = Patient, Session = session }, server, loss, duplication);
    }

    [Test]
    public void A_chain_of_sixteen_thousand_octets_gets_through_small_datagrams_that_come_in_any_order()
    {
        var random = new Random(11);
        var server = Duo.CertificateServer with { Credential = Pki.LongChain(16_000), DatagramLimit = 1200 };

        var duo = new Duo(Duo.CertificateClient, server, fate: (_, octets) => [(TimeSpan.FromMilliseconds(random.Next(1, 400)), octets)]).Run();

        duo.IsConnected.Should().BeTrue();
        duo.Client.Negotiation!.Peer!.Chain.Sum(certificate => certificate.Length).Should().BeGreaterThan(15_000);
        duo.Sent.Should().OnlyContain(sent => sent.Octets.Length <= 1232);
    }

    [Test]
    public void The_first_flight_is_sent_again_after_one_second_and_then_twice_as_long()
    {
        var duo = new Duo(Duo.PskClient, Duo.PskServer, fate: (_, _) => []);
        var times = new List<TimeSpan?> { duo.Client.Start(TimeSpan.Zero).Deadline };
        while (times[^1] is { } next)
        {
            times.Add(duo.Client.Tick(next).Deadline);
        }

        times.Select(time => time?.TotalSeconds).Should().Equal(1, 3, 7, 15, 31, 63, 123, null);
        duo.Client.State.Should().Be(AssociationState.Failed);
    }

    [Test]
    public void Constrained_devices_begin_with_nine_seconds() =>
        new Duo(Duo.PskClient with { Retransmission = RetransmissionSettings.Constrained }, Duo.PskServer).Client.Start(TimeSpan.Zero)
            .Deadline.Should().Be(TimeSpan.FromSeconds(9));

    [Test]
    public void Whoever_sent_the_last_flight_sends_it_again_when_the_peer_repeats_its_own()
    {
        var lost = 0;
        var duo = new Duo(Duo.PskClient, Duo.PskServer, fate: (toServer, octets) => !toServer && octets.Span[0] == 20 && lost++ == 0 ? [] : [(TimeSpan.FromMilliseconds(10), octets)]);

        duo.Run();

        duo.IsConnected.Should().BeTrue();
        duo.ServerEvents.Should().ContainSingle(happened => happened is FlightRepeated && !((FlightRepeated)happened).TimeWasUp);
        duo.ClientEvents.Should().ContainSingle(happened => happened is FlightRepeated && ((FlightRepeated)happened).TimeWasUp);
    }

    [Test]
    public void A_record_that_comes_twice_is_taken_once()
    {
        var duo = new Duo(Duo.PskClient, Duo.PskServer, fate: (_, octets) => [(TimeSpan.FromMilliseconds(10), octets), (TimeSpan.FromMilliseconds(30), octets)]).Run();

        duo.Say("once").Say("more");

        duo.ServerReceived.Should().Equal("once", "more");
        duo.ServerEvents.OfType<RecordDropped>().Should().Contain(dropped => dropped.Reason == "it was seen before");
    }

    [Test]
    public void Octets_of_chance_end_nothing()
    {
        var duo = new Duo(Duo.PskClient, Duo.PskServer).Run();
        Seeded.Check(
            Seeded.Octets(80),
            octets =>
            {
                duo.Inject(toServer: true, octets);
                duo.Inject(toServer: false, octets);
                return duo.IsConnected;
            });

        duo.Say("still").ServerReceived.Should().Equal("still");
    }

    [Test]
    public void Octets_changed_on_their_way_never_throw_and_never_connect_two_that_disagree() =>
        Seeded.Check(
            Gen.Choose(0, 100_000),
            seed =>
            {
                var random = new Random(seed);
                var duo = new Duo(Duo.CertificateClient with { DatagramLimit = 300 }, Duo.CertificateServer, seed, (_, octets) => [(TimeSpan.FromMilliseconds(5), Changed(octets, random))]).Run();
                return duo.Client.Negotiation is null || duo.Server.Negotiation is null || duo.Client.Negotiation.Suite == duo.Server.Negotiation.Suite;
            },
            Seeds);

    private static RetransmissionSettings Patient => new() { MostRepeats = 25 };

    private static ReadOnlyMemory<byte> Changed(ReadOnlyMemory<byte> octets, Random random)
    {
        var changed = octets.ToArray();
        if (random.Next(4) == 0)
        {
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        }

        return changed;
    }

    private static void Check(ClientSettings client, ServerSettings server, double loss, double duplication) =>
        Seeded.Check(
            Gen.Choose(0, 100_000),
            seed =>
            {
                var random = new Random(seed);
                var duo = new Duo(client, server, seed, (_, octets) => Fate(octets, random, loss, duplication)).Run();
                duo.IsConnected.Should().BeTrue("seed {0}: {1}", seed, string.Join("\n", duo.ClientEvents.Concat(duo.ServerEvents)));
                return true;
            },
            Seeds);

    private static IEnumerable<(TimeSpan, ReadOnlyMemory<byte>)> Fate(ReadOnlyMemory<byte> octets, Random random, double loss, double duplication)
    {
        var copies = random.NextDouble() < loss ? 0 : random.NextDouble() < duplication ? 2 : 1;
        return Enumerable.Range(0, copies).Select(_ => (TimeSpan.FromMilliseconds(random.Next(1, 300)), octets));
    }
}
