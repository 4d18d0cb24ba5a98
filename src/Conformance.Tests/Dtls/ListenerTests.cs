using System.Net;
using Conformance.Dtls;
using Conformance.Dtls.Dtls12;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Dtls;

/// <summary>Many clients at one port, and one client that starts anew.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ListenerTests
{
    private static readonly IPEndPoint Here = new(IPAddress.Loopback, 1);
    private static readonly IPEndPoint There = new(IPAddress.Loopback, 2);

    private readonly Listener _listener = new(_ => Duo.PskServer, new Random(1));

    [Test]
    public void Every_address_has_an_association_of_its_own()
    {
        var (one, other) = (Client(1), Client(2));

        Shake(one, Here);
        Shake(other, There);

        (one.State, other.State, _listener.Count).Should().Be((AssociationState.Connected, AssociationState.Connected, 2));
        Deliver(one.Send("x"u8.ToArray(), default), one, Here).Should().Equal("x");
        _listener.Find(There)!.Negotiation.Should().NotBeNull();
    }

    [Test]
    public void A_client_that_starts_anew_takes_the_place_of_the_old_once_it_is_whole()
    {
        var old = Client(1);
        Shake(old, Here);
        var before = _listener.Find(Here);
        var young = Client(2);

        var hello = young.Start(default);
        Deliver(old.Send("still"u8.ToArray(), default), old, Here).Should().Equal("still");
        _listener.Find(Here).Should().BeSameAs(before, "a hello alone ends nothing");
        Deliver(hello, young, Here);

        young.State.Should().Be(AssociationState.Connected);
        _listener.Find(Here).Should().NotBeSameAs(before);
        _listener.Count.Should().Be(1);
        Deliver(young.Send("new"u8.ToArray(), default), young, Here).Should().Equal("new");
    }

    [Test]
    public void What_is_no_hello_begins_nothing()
    {
        _listener.Receive(Here, new byte[] { 1, 2, 3 }, default).Should().BeEmpty();
        var client = Client(1);
        Shake(client, There);

        _listener.Receive(Here, client.Send("x"u8.ToArray(), default).Datagrams[0], default).Should().BeEmpty();
        _listener.Count.Should().Be(1);
    }

    [Test]
    public void An_association_that_ended_is_forgotten()
    {
        var client = Client(1);
        Shake(client, Here);

        Deliver(client.Close(default), client, Here);

        _listener.Count.Should().Be(0);
        _listener.Close(Here, default).Should().BeNull();
    }

    [Test]
    public void A_flood_of_hellos_leaves_room_for_those_who_are_connected()
    {
        var client = Client(1);
        Shake(client, Here);
        for (var port = 10; port < Listener.MostPeers + 100; port++)
        {
            _listener.Receive(new(IPAddress.Loopback, port), Client(port).Start(default).Datagrams[0], default);
        }

        _listener.Count.Should().Be(Listener.MostPeers);
        _listener.Find(Here)!.State.Should().Be(AssociationState.Connected);
    }

    [Test]
    public void A_client_that_falls_silent_is_given_up()
    {
        var client = Client(1);
        var asked = _listener.Receive(Here, client.Start(default).Datagrams[0], default)[0];
        _listener.Receive(Here, client.Receive(asked.Reaction.Datagrams[0], default).Datagrams[0], default);

        var times = 0;
        while (_listener.Deadline is { } next)
        {
            times += _listener.Tick(next).Count;
        }

        times.Should().Be(7);
        _listener.Count.Should().Be(0);
    }

    private static ClientAssociation Client(int seed) => new(Duo.PskClient, new Random(seed));

    private void Shake(ClientAssociation client, IPEndPoint from) => Deliver(client.Start(default), client, from);

    /// <summary>Carries datagrams to and fro until both are silent.</summary>
    /// <returns>What the listener's side received.</returns>
    private List<string> Deliver(Reaction reaction, ClientAssociation client, IPEndPoint from)
    {
        var received = new List<string>();
        var toServer = new Queue<ReadOnlyMemory<byte>>(reaction.Datagrams);
        while (toServer.TryDequeue(out var datagram))
        {
            foreach (var (_, _, answer) in _listener.Receive(from, datagram, default))
            {
                received.AddRange(answer.Received.Select(octets => System.Text.Encoding.ASCII.GetString(octets.Span)));
                answer.Datagrams.SelectMany(one => client.Receive(one, default).Datagrams).ToList().ForEach(toServer.Enqueue);
            }
        }

        return received;
    }
}
