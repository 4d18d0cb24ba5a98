using System.Net;
using Conformance.Dtls;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Dtls12;
using Conformance.Dtls.Faults;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Dtls;

/// <summary>Associations that are known by an id and not by an address (RFC 9146).</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ConnectionIdTests
{
    private static readonly IPEndPoint Here = new(IPAddress.Loopback, 1);
    private static readonly IPEndPoint There = new(IPAddress.Loopback, 2);

    private Oversight[] _overlooks = [];

    private static IEnumerable<TestCaseData> Suites =>
        from suite in new[] { CipherSuite.PskCcm8, CipherSuite.PskCbc }
        from encryptThenMac in new[] { true, false }
        from own in new[] { string.Empty, "C0FFEE" }
        select new TestCaseData(suite, encryptThenMac, own);

    [TestCaseSource(nameof(Suites))]
    public void Records_have_the_id_that_the_other_side_asked_for_and_hide_their_type(CipherSuite suite, bool encryptThenMac, string own)
    {
        var listener = Open();
        var client = Shake(listener, Duo.PskClient with { Suites = [suite], EncryptThenMac = encryptThenMac, ConnectionId = Convert.FromHexString(own) });

        var sent = client.Send("up"u8.ToArray(), default).Datagrams[0];
        var (_, server, taken) = listener.Receive(Here, sent, default).Single();
        var back = server.Send("down"u8.ToArray(), default).Datagrams[0];

        sent.Span[0].Should().Be(25);
        sent.Span.Slice(11, Listener.ConnectionIdLength).SequenceEqual(client.Negotiation!.ConnectionId!.Value.Span).Should().BeTrue();
        taken.Received.Single().ToArray().Should().Equal("up"u8.ToArray());
        back.Span[0].Should().Be((byte)(own.Length > 0 ? 25 : 23), "without an id the record is the usual one (RFC 9146 §3)");
        client.Receive(back, default).Received.Single().ToArray().Should().Equal("down"u8.ToArray());
    }

    [Test]
    public void The_newest_authentic_record_moves_its_sender()
    {
        var listener = Open();
        var client = Shake(listener);

        var (at, _, taken) = listener.Receive(There, client.Send("x"u8.ToArray(), default).Datagrams[0], default).Single();

        at.Should().Be(There);
        taken.Received.Should().ContainSingle();
        (listener.Count, listener.Find(Here)).Should().Be((1, null));
        listener.Find(There)!.State.Should().Be(AssociationState.Connected);
    }

    [TestCase(null, false)]
    [TestCase(Oversight.Age, false)]
    [TestCase(Oversight.Origin, true)]
    public void A_record_that_is_not_authentic_moves_nobody_unless_that_is_overlooked(Oversight? overlooked, bool moves)
    {
        _overlooks = overlooked is { } what ? [what] : [];
        var listener = Open();
        var forged = Shake(listener).Send("x"u8.ToArray(), default).Datagrams[0].ToArray();
        forged[^1] ^= 1;

        var (at, _, taken) = listener.Receive(There, forged, default).Single();

        taken.Received.Should().BeEmpty();
        at.Should().Be(moves ? There : Here);
    }

    [TestCase(null, false)]
    [TestCase(Oversight.Age, true)]
    public void A_record_that_is_older_moves_nobody_unless_that_is_overlooked(Oversight? overlooked, bool moves)
    {
        _overlooks = overlooked is { } what ? [what] : [];
        var listener = Open();
        var client = Shake(listener);
        var old = client.Send("old"u8.ToArray(), default).Datagrams[0];
        listener.Receive(Here, client.Send("new"u8.ToArray(), default).Datagrams[0], default);

        var (at, _, taken) = listener.Receive(There, old, default).Single();
        var (again, _, second) = listener.Receive(There, old, default).Single();

        taken.Received.Should().ContainSingle("it is authentic, and was not seen before");
        second.Received.Should().BeEmpty("the second time it is a replay");
        (at, again).Should().Be(moves ? (There, There) : (Here, Here));
    }

    [Test]
    public void A_record_without_the_id_or_with_another_is_dropped()
    {
        var listener = Open();
        var client = Shake(listener);
        var record = client.Send("x"u8.ToArray(), default).Datagrams[0].ToArray();
        byte[] bare = [23, .. record.AsSpan(1, 10), .. record.AsSpan(11 + Listener.ConnectionIdLength)];
        var other = record.ToArray();
        other[11] ^= 1;

        listener.Receive(Here, bare, default).Single().Reaction.Received.Should().BeEmpty();
        listener.Receive(Here, other, default).Single().Reaction.Events.OfType<RecordDropped>().Single().Reason.Should().Contain("connection id");
        listener.Receive(There, other, default).Should().BeEmpty();
        for (var length = 0; length < record.Length; length++)
        {
            listener.Receive(Here, record.AsMemory(0, length), default).SelectMany(one => one.Reaction.Received).Should().BeEmpty();
        }

        listener.Receive(Here, record, default).Single().Reaction.Received.Should().ContainSingle();
    }

    [Test]
    public void A_server_that_gives_none_and_a_client_that_asks_for_none_have_the_usual_records()
    {
        var (mean, kind) = (new Listener(_ => Duo.PskServer, new Random(1)), Open());

        Shake(mean).Negotiation!.ConnectionId.Should().BeNull();
        Shake(kind, Duo.PskClient).Send("x"u8.ToArray(), default).Datagrams[0].Span[0].Should().Be(23);
    }

    private Listener Open() => new(_ => Duo.PskServer with { GiveConnectionIds = true, Overlooks = _overlooks }, new Random(1));

    private static ClientAssociation Shake(Listener listener, ClientSettings? settings = null)
    {
        var client = new ClientAssociation(settings ?? Duo.PskClient with { ConnectionId = ReadOnlyMemory<byte>.Empty }, new Random(2));
        var toServer = new Queue<ReadOnlyMemory<byte>>(client.Start(default).Datagrams);
        while (toServer.TryDequeue(out var datagram))
        {
            var answers = listener.Receive(Here, datagram, default).SelectMany(one => one.Reaction.Datagrams).ToList();
            answers.SelectMany(one => client.Receive(one, default).Datagrams).ToList().ForEach(toServer.Enqueue);
        }

        client.State.Should().Be(AssociationState.Connected);
        return client;
    }
}
