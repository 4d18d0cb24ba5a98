using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using FluentAssertions;
using NUnit.Framework;
using static Conformance.Tests.Coap.World;

namespace Conformance.Tests.Coap;

/// <summary>The asking side of an endpoint.</summary>
[TestFixture]
public sealed class EndpointTests
{
    [Test]
    public void Takes_a_piggybacked_response() => Play(async world =>
    {
        // RFC 7252 Figure 16, with the temperature in the ACK.
        world.OnMessage = request => world.Say(ResponseTo(request, CoapCode.Content) with { Payload = "22.3 C"u8.ToArray() });

        var outcome = await world.GetAsync("/temperature");

        var answered = outcome.Should().BeOfType<Answered>().Subject;
        answered.Separate.Should().BeFalse();
        answered.Response.Code.Should().Be(CoapCode.Content);
        answered.Transmissions.Should().Be(1);
        (answered.EndedAt - answered.SentAt).Should().Be(Latency * 2);
        world.NotesOfReceived.Should().Equal("response");
    });

    [TestCase(0.0, new[] { 0.0, 2, 6, 14, 30 })]
    [TestCase(1.0, new[] { 0.0, 3, 9, 21, 45 })]
    public void Doubles_the_timeout_resends_and_gives_up(double drawn, double[] expected) => Play(Drawing(drawn), async world =>
    {
        var outcome = await world.GetAsync("/temperature");

        outcome.Should().BeOfType<TimedOut>().Which.SawAck.Should().BeFalse();
        outcome.Transmissions.Should().Be(5);
        outcome.EndedAt.Should().Be(TimeSpan.FromSeconds(93)); // MAX_TRANSMIT_WAIT, RFC 7252 §4.8.2
        world.SentAt.Should().Equal(expected);
        world.PeerGotOctets.Should().AllSatisfy(octets => octets.Should().Equal(world.PeerGotOctets[0]));
        world.Trace.Select(seen => seen.Note).Should().Equal("new", "retransmission", "retransmission", "retransmission", "retransmission");
    });

    [Test]
    public void Draws_the_first_timeout_between_the_bounds() => Play(async world =>
    {
        await world.GetAsync("/temperature");

        world.SentAt[1].Should().BeInRange(2, 3);
    });

    [Test]
    public void Gives_up_after_the_window_and_stops_resending() => Play(async world =>
    {
        var outcome = await world.GetAsync("/temperature", TimeSpan.FromSeconds(5));
        await world.Pass(100);

        outcome.Should().BeOfType<TimedOut>().Which.EndedAt.Should().Be(TimeSpan.FromSeconds(5));
        world.PeerGot.Should().HaveCount(2);
    });

    [Test]
    public void Waits_for_a_separate_response_and_acknowledges_it() => Play(async world =>
    {
        // RFC 7252 Figure 18.
        world.OnMessage = message =>
        {
            if (message.Code.IsRequest)
            {
                world.Say(Message.Empty(MessageType.Acknowledgement, message.MessageId));
                _ = LaterAsync(world, 10, ResponseTo(message, CoapCode.Content, MessageType.Confirmable, messageId: 0x23bb));
            }
        };

        var outcome = await world.GetAsync("/temperature");
        await world.Pass(1);

        outcome.Should().BeOfType<Answered>().Which.Separate.Should().BeTrue();
        outcome.Transmissions.Should().Be(1);
        world.NotesOfReceived.Should().Equal("acknowledgement", "response");
        world.PeerGot[^1].Should().Be(Message.Empty(MessageType.Acknowledgement, 0x23bb));
    });

    [Test]
    public void Takes_a_response_that_comes_before_its_acknowledgement() => Play(async world =>
    {
        // RFC 7252 §5.2.2: the ACK may be lost or overtaken; the response stands for it.
        world.OnMessage = message =>
        {
            if (message.Code.IsRequest)
            {
                world.Say(ResponseTo(message, CoapCode.Content, MessageType.NonConfirmable, messageId: 7));
                world.Say(Message.Empty(MessageType.Acknowledgement, message.MessageId));
            }
        };

        var outcome = await world.GetAsync("/temperature");
        await world.Pass(100);

        outcome.Should().BeOfType<Answered>().Which.Separate.Should().BeTrue();
        world.PeerGot.Should().HaveCount(1);
        world.NotesOfReceived.Should().Equal("response", "unmatched");
    });

    [Test]
    public void Waits_the_exchange_lifetime_after_an_empty_acknowledgement() => Play(async world =>
    {
        world.OnMessage = message => world.Say(Message.Empty(MessageType.Acknowledgement, message.MessageId));

        var outcome = await world.GetAsync("/temperature");

        outcome.Should().BeOfType<TimedOut>().Which.SawAck.Should().BeTrue();
        outcome.EndedAt.Should().Be(TimeSpan.FromSeconds(247)); // EXCHANGE_LIFETIME, RFC 7252 §4.8.2
        world.PeerGot.Should().HaveCount(1);
    });

    [Test]
    public void Ends_with_the_reset() => Play(async world =>
    {
        world.OnMessage = message => world.Say(Message.Empty(MessageType.Reset, message.MessageId));

        (await world.GetAsync("/temperature")).Should().BeOfType<WasReset>();
    });

    [Test]
    public void Sends_a_non_confirmable_request_once_and_matches_by_token() => Play(async world =>
    {
        world.OnMessage = message => world.Say(ResponseTo(message, CoapCode.Content, MessageType.NonConfirmable, messageId: 9));

        var outcome = await world.Ours.RequestAsync(
            PeerAddress,
            new() { Code = CoapCode.Get, Confirmable = false, Token = new(new byte[] { 0xA1 }), MessageId = 4711 },
            within: null,
            CancellationToken.None);
        await world.Pass(100);

        outcome.Should().BeOfType<Answered>();
        world.PeerGot.Should().ContainSingle().Which.ToString().Should().Be("NON 0.01 GET / [mid 4711, token A1]");
    });

    [Test]
    public void Ignores_a_piggybacked_response_with_another_token() => Play(async world =>
    {
        var unmatched = new List<Message>();
        world.Ours.UnmatchedResponse = (message, _, _) =>
        {
            unmatched.Add(message);
            return true;
        };
        world.OnMessage = message => world.Say(ResponseTo(message, CoapCode.Content) with { Token = new(new byte[] { 1, 2 }) });

        var outcome = await world.GetAsync("/temperature", TimeSpan.FromSeconds(1));

        outcome.Should().BeOfType<TimedOut>();
        unmatched.Should().ContainSingle().Which.Token.ToString().Should().Be("0102");
    });

    [Test]
    public void Ignores_an_answer_from_another_address() => Play(async world =>
    {
        var stranger = world.Network.Bind(new(PeerAddress.Address, 9));
        world.OnMessage = message => stranger.Send(ResponseTo(message, CoapCode.Content).ToArray(), OurAddress);

        (await world.GetAsync("/temperature", TimeSpan.FromSeconds(1))).Should().BeOfType<TimedOut>();
    });

    [Test]
    public void Keeps_NSTART_per_peer() => Play(async world =>
    {
        world.OnMessage = message =>
        {
            if (message.Options.Path == "/2")
            {
                world.Say(Message.Empty(MessageType.Acknowledgement, message.MessageId));
            }
            else
            {
                _ = LaterAsync(world, 1, ResponseTo(message, CoapCode.Content));
            }
        };
        var asked = new[] { "/1", "/2", "/3" }.Select(path => world.GetAsync(path, TimeSpan.FromSeconds(20))).ToArray();
        var elsewhere = world.Ours.RequestAsync(
            new(PeerAddress.Address, 9), new() { Code = CoapCode.Get }, TimeSpan.FromSeconds(1), CancellationToken.None);

        await Task.WhenAll([.. asked, elsewhere]);

        // The second begins when the first is answered, the third as soon as the second is acknowledged (RFC 7252 §4.7).
        world.SentAt.Should().Equal(0, 1.02, 1.04);
        (await elsewhere).SentAt.Should().Be(TimeSpan.Zero);
        (await asked[1]).Should().BeOfType<TimedOut>();
    });

    [Test]
    public void A_request_that_is_cancelled_in_the_queue_is_never_sent() => Play(async world =>
    {
        using var giveUp = new CancellationTokenSource();
        var first = world.GetAsync("/1", TimeSpan.FromSeconds(1));
        var second = world.Ours.RequestAsync(PeerAddress, new() { Code = CoapCode.Put }, null, giveUp.Token);
        var third = world.GetAsync("/3", TimeSpan.FromSeconds(1));
        giveUp.Cancel();

        await FluentActions.Awaiting(() => second).Should().ThrowAsync<OperationCanceledException>();
        await Task.WhenAll(first, third);
        await world.Pass(100);

        world.PeerGot.Select(message => message.Code).Should().Equal(CoapCode.Get, CoapCode.Get);
    });

    [Test]
    public void Cancelling_stops_resending() => Play(async world =>
    {
        using var giveUp = new CancellationTokenSource();
        var request = world.Ours.RequestAsync(PeerAddress, new() { Code = CoapCode.Put }, null, giveUp.Token);
        await world.Pass(1);
        giveUp.Cancel();

        await FluentActions.Awaiting(() => request).Should().ThrowAsync<OperationCanceledException>();
        await world.Pass(100);

        world.PeerGot.Should().HaveCount(1);
    });

    [Test]
    public void Closing_ends_open_exchanges_as_cancelled() => Play(async world =>
    {
        var open = world.GetAsync("/1");
        var queued = world.GetAsync("/2");
        await world.Ours.DisposeAsync();

        await FluentActions.Awaiting(() => open).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => queued).Should().ThrowAsync<OperationCanceledException>();
        await world.Pass(100);
        world.PeerGot.Should().HaveCount(1);
    });

    [Test]
    public void Pings() => Play(async world =>
    {
        world.OnMessage = message => world.Say(Message.Empty(MessageType.Reset, message.MessageId));

        (await world.Ours.PingAsync(PeerAddress, null, CancellationToken.None)).Should().BeOfType<WasReset>();
        world.PeerGotOctets.Should().ContainSingle().Which.Should().HaveCount(4).And.StartWith(new byte[] { 0x40, 0x00 });
    });

    [Test]
    public void A_ping_that_is_acknowledged_says_so() => Play(async world =>
    {
        world.OnMessage = message => world.Say(Message.Empty(MessageType.Acknowledgement, message.MessageId));

        (await world.Ours.PingAsync(PeerAddress, null, CancellationToken.None)).Should().BeOfType<Acknowledged>();
    });

    [Test]
    public void Sends_a_confirmable_message_until_it_is_acknowledged() => Play(Drawing(0), async world =>
    {
        world.OnMessage = message =>
        {
            if (world.PeerGot.Count == 2)
            {
                world.Say(Message.Empty(MessageType.Acknowledgement, message.MessageId));
            }
        };
        var notification = new Message { Type = MessageType.Confirmable, Code = CoapCode.Content };

        var outcome = await world.Ours.SendAsync(PeerAddress, notification, drawMessageId: true, CancellationToken.None);

        outcome.Should().BeOfType<Acknowledged>().Which.Transmissions.Should().Be(2);
        outcome.Sent.MessageId.Should().Be(world.PeerGot[0].MessageId);
    });

    [Test]
    public void Two_runs_with_one_seed_send_the_same_octets()
    {
        var runs = new List<IReadOnlyList<byte[]>>();
        for (var run = 0; run < 2; run++)
        {
            Play(async world =>
            {
                await world.GetAsync("/1");
                await world.GetAsync("/2");
                runs.Add(world.PeerGotOctets);
            });
        }

        runs[1].Should().BeEquivalentTo(runs[0], options => options.WithStrictOrdering());
    }

    private static async Task LaterAsync(World world, double seconds, Message message)
    {
        await world.Pass(seconds);
        world.Say(message);
    }
}
