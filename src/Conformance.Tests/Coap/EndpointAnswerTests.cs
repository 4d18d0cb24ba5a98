using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using FluentAssertions;
using NUnit.Framework;
using static Conformance.Tests.Coap.World;

namespace Conformance.Tests.Coap;

/// <summary>The answering side of an endpoint: requests and their duplicates.</summary>
[TestFixture]
public sealed class EndpointAnswerTests
{
    private static readonly Message Get = new()
    {
        Type = MessageType.Confirmable,
        Code = CoapCode.Get,
        MessageId = 0x7D34,
        Token = new(new byte[] { 0x20 }),
        Options = OptionList.Empty.WithPath("/temperature"),
    };

    private static readonly Message NonGet = Get with { Type = MessageType.NonConfirmable };

    [Test]
    public void Piggybacks_an_answer_in_time_and_repeats_it_for_a_duplicate() => Play(async world =>
    {
        var asked = 0;
        world.Ours.RequestHandler = (_, _) =>
        {
            asked++;
            return Task.FromResult(Reply.Of(CoapCode.Content) with { Payload = new[] { (byte)asked } });
        };

        world.Say(Get);
        await world.Pass(200); // still within EXCHANGE_LIFETIME
        world.Say(Get);
        await world.Pass(1);

        asked.Should().Be(1);
        world.PeerGot.Should().HaveCount(2);
        world.PeerGot[0].ToString().Should().Be("ACK 2.05 Content [mid 32052, token 20, 1 octets]");
        world.PeerGotOctets[1].Should().Equal(world.PeerGotOctets[0]);
        world.NotesOfReceived.Should().Equal("new", "duplicate");
    });

    [Test]
    public void Takes_the_same_message_for_a_new_one_after_the_exchange_lifetime_or_when_told_to_forget() => Play(async world =>
    {
        var asked = Count(world);

        world.Say(Get);
        await world.Pass(248);
        world.Say(Get);
        await world.Pass(1);
        asked().Should().Be(2);

        world.Ours.ForgetReceived(PeerAddress);
        world.Say(Get);
        await world.Pass(1);
        asked().Should().Be(3);
    });

    [Test]
    public void Another_message_under_the_same_id_is_no_duplicate() => Play(async world =>
    {
        var asked = Count(world);

        world.Say(Get);
        world.Say(Get with { Token = new(new byte[] { 0x21 }) });
        await world.Pass(1);

        asked().Should().Be(2);
    });

    [Test]
    public void Remembers_no_more_than_the_window_holds() => Play(async world =>
    {
        var asked = Count(world);

        for (var id = 0; id <= 2048; id++)
        {
            world.Say(Get with { MessageId = (ushort)id });
        }

        world.Say(Get with { MessageId = 2048 });
        world.Say(Get with { MessageId = 0 });
        await world.Pass(1);

        asked().Should().Be(2050);
    });

    [Test]
    public void A_duplicate_of_a_non_confirmable_request_is_dropped() => Play(async world =>
    {
        var asked = Count(world);

        world.Say(NonGet);
        world.Say(NonGet);
        await world.Pass(1);

        asked().Should().Be(1);
        var answer = world.PeerGot.Should().ContainSingle().Subject;
        answer.Type.Should().Be(MessageType.NonConfirmable);
        answer.Token.Should().Be(NonGet.Token);
    });

    [Test]
    public void Acknowledges_when_the_handler_is_late_and_resends_the_separate_response() => Play(Drawing(0), async world =>
    {
        world.Ours.RequestHandler = async (_, _) =>
        {
            await world.Pass(10);
            return Reply.Of(CoapCode.Content);
        };
        world.OnMessage = message =>
        {
            if (world.PeerGot.Count(got => got.Code.IsResponse) == 2)
            {
                world.Say(Message.Empty(MessageType.Acknowledgement, message.MessageId));
            }
        };

        world.Say(Get);
        await world.Pass(5);
        world.Say(Get);
        await world.Pass(100);

        world.PeerGot.Select(message => $"{message.Type} {message.Code} {message.Token}").Should().Equal(
            "Acknowledgement 0.00 ", "Acknowledgement 0.00 ", "Confirmable 2.05 20", "Confirmable 2.05 20");
        world.SentAt.Should().Equal(0.51, 5.01, 10.01, 12.01);
        world.PeerGot[2].MessageId.Should().NotBe(Get.MessageId);
    });

    [TestCase(true)]
    [TestCase(false)]
    public void Does_as_the_reply_says(bool confirmable) => Play(Drawing(0), async world =>
    {
        var replies = new Queue<Reply>(
        [
            Reply.None,
            Reply.Of(CoapCode.Content) with { Reset = true },
            Reply.AcknowledgeOnly,
            Reply.Of(CoapCode.Content) with { Separate = true },
        ]);
        world.Ours.RequestHandler = (_, _) => Task.FromResult(replies.Dequeue());
        world.OnMessage = message =>
        {
            if (message.Type is MessageType.Confirmable)
            {
                world.Say(Message.Empty(MessageType.Acknowledgement, message.MessageId));
            }
        };

        for (ushort id = 0; id < 4; id++)
        {
            world.Say((confirmable ? Get : NonGet) with { MessageId = id });
            await world.Pass(5);
        }

        var said = world.PeerGot.Select(message => $"{message.Type} {message.Code}");
        said.Should().Equal(confirmable
            ? ["Reset 0.00", "Acknowledgement 0.00", "Acknowledgement 0.00", "Confirmable 2.05"]
            : ["Reset 0.00", "NonConfirmable 2.05"]);
    });

    [Test]
    public void A_retransmission_of_what_was_unheard_is_a_new_request() => Play(Drawing(0), async world =>
    {
        var replies = new Queue<Reply>([Reply.Unheard, Reply.Of(CoapCode.Content)]);
        world.Ours.RequestHandler = (_, _) => Task.FromResult(replies.Dequeue());

        world.Say(Get);
        await world.Pass(2);
        world.PeerGot.Should().BeEmpty();
        world.Say(Get);
        await world.Pass(2);

        world.PeerGot.Should().ContainSingle().Which.Code.Should().Be(CoapCode.Content);
    });

    [Test]
    public void Resets_requests_that_nobody_handles_and_answers_pings() => Play(async world =>
    {
        world.Say(Get);
        world.Say(NonGet with { MessageId = 2 });
        world.Say(Message.Empty(MessageType.Confirmable, 3));
        world.Say(Message.Empty(MessageType.NonConfirmable, 4));
        await world.Pass(1);

        world.PeerGot.Should().Equal(
            Message.Empty(MessageType.Reset, 0x7D34), Message.Empty(MessageType.Reset, 2), Message.Empty(MessageType.Reset, 3));
        world.NotesOfReceived.Should().Equal("rejected", "rejected", "ping", "unmatched");
    });

    [Test]
    public void Refuses_critical_options_that_it_does_not_understand() => Play(Understanding, async world =>
    {
        // RFC 7252 §5.4.1.
        var asked = Count(world);
        var odd = Option.Of(new(2049), 1);

        world.Say(Get with { Options = Get.Options.With(odd) });
        world.Say(NonGet with { MessageId = 2, Options = Get.Options.With(odd) });
        world.Say(Get with { MessageId = 3, Options = Get.Options.With(Option.Of(new(2050), 1)) });
        await world.Pass(1);

        asked().Should().Be(1);
        world.PeerGot.Select(message => $"{message.Type} {message.Code} {message.MessageId}").Should().Equal(
            "Acknowledgement 4.02 32052", "Acknowledgement 2.05 3");
    });

    [Test]
    public void Rejects_responses_with_critical_options_that_it_does_not_understand() => Play(Understanding, async world =>
    {
        world.OnMessage = request =>
        {
            if (request.Code.IsRequest)
            {
                var odd = ResponseTo(request, CoapCode.Content) with { Options = OptionList.Empty.WithUInt(new(2049), 1) };
                world.Say(odd);
                world.Say(odd with { Type = MessageType.Confirmable, MessageId = 9 });
            }
        };

        (await world.GetAsync("/temperature", TimeSpan.FromSeconds(1))).Should().BeOfType<TimedOut>();

        world.PeerGot.Should().Contain(Message.Empty(MessageType.Reset, 9));
    });

    [Test]
    public void Rejects_reserved_code_classes() => Play(async world =>
    {
        Count(world);

        world.Say(Get with { Code = CoapCode.Of(7, 1) });
        world.Say(NonGet with { Code = CoapCode.Of(1, 1) });
        await world.Pass(1);

        world.PeerGot.Should().Equal(Message.Empty(MessageType.Reset, Get.MessageId));
    });

    [Test]
    public void A_fault_of_the_handler_is_reported() => Play(async world =>
    {
        var faults = new List<Exception>();
        world.Ours.Faulted = faults.Add;
        world.Ours.RequestHandler = (_, _) => throw new InvalidOperationException("broken harness");

        world.Say(Get);
        await world.Pass(1);

        faults.Should().ContainSingle().Which.Message.Should().Be("broken harness");
    });

    [Test]
    public void Sends_octets_as_they_are() => Play(async world =>
    {
        world.Ours.SendOctets(PeerAddress, new byte[] { 0xFF, 0x00 });
        await world.Pass(1);

        world.PeerGotOctets.Should().ContainSingle().Subject.Should().Equal(0xFF, 0x00);
        world.Trace.Should().ContainSingle().Which.Message.Should().BeNull();
    });

    private static EndpointSettings Understanding(EndpointSettings settings) =>
        settings with { Understands = number => number.Value < 100 };

    private static Func<int> Count(World world)
    {
        var asked = 0;
        world.Ours.RequestHandler = (_, _) =>
        {
            asked++;
            return Task.FromResult(Reply.Of(CoapCode.Content));
        };
        return () => asked;
    }
}
