using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Oscore.Messages;
using Conformance.Oscore.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Oscore;

/// <summary>What a link and a port make of what is said between them, and of what is not authentic.</summary>
[TestFixture]
public sealed class TransportTests
{
    private static Message Request => new()
    {
        Type = MessageType.Confirmable,
        Code = CoapCode.Get,
        MessageId = 7,
        Token = new(new byte[] { 1, 2 }),
        Options = OptionList.Empty.WithPath("/3/0"),
    };

    private static Message Response => new()
    {
        Type = MessageType.Acknowledgement,
        Code = CoapCode.Content,
        MessageId = 7,
        Token = new(new byte[] { 1, 2 }),
        Payload = "value"u8.ToArray(),
    };

    [Test]
    public void Both_sides_see_what_the_other_said_and_the_wire_does_not()
    {
        var wires = new Wires();

        wires.Ask(Request);
        wires.Answer(Response);

        wires.FromClient[^1].Octets.ToArray().Should().Equal(Request.ToArray());
        wires.FromClient[^1].Remote.Should().BeOfType<GuardedPeer>();
        wires.FromServer[^1].Octets.ToArray().Should().Equal(Response.ToArray());
        wires.Passed.Should().OnlyContain(octets => !Tells(octets));
        wires.AtClient[^1].Option!.PartialIv.Should().BeNull("the first answer uses the nonce of the request");
    }

    [Test]
    public void A_retransmission_has_the_octets_it_had_and_is_the_same_message_again()
    {
        var wires = new Wires();

        wires.Ask(Request);
        wires.Ask(Request);

        wires.Passed[1].ToArray().Should().Equal(wires.Passed[0].ToArray());
        wires.FromClient.Should().HaveCount(2);
        wires.AtServer.Should().ContainSingle("it is seen once");
        wires.Context.NextNumber.Should().Be(1);
    }

    [Test]
    public void The_same_under_another_message_id_is_a_replay()
    {
        var wires = new Wires();
        wires.Ask(Request);
        var again = wires.Passed[0].ToArray();
        again[3]++;

        wires.Inject(again);

        wires.FromClient.Should().ContainSingle();
        wires.AtServer[^1].Failure.Should().Be(OpeningFailure.Replayed);
        Outer(wires.Passed[^1]).Code.Should().Be(CoapCode.Unauthorized);
    }

    [TestCase(Lapse.TagWrong, OpeningFailure.Forged, "4.00")]
    [TestCase(Lapse.KidUnknown, OpeningFailure.NoContext, "4.01")]
    [TestCase(Lapse.OptionMalformed, OpeningFailure.Undecodable, "4.02")]
    public void What_cannot_be_taken_is_refused_in_clear(Lapse lapse, OpeningFailure failure, string code)
    {
        var wires = new Wires();
        wires.ClientLapses.Add(lapse);

        wires.Ask(Request);

        wires.FromClient.Should().BeEmpty();
        wires.AtServer[^1].Failure.Should().Be(failure);
        var refusal = Outer(wires.Passed[^1]);
        refusal.Code.ToString().Should().Be(code);
        refusal.Options.MaxAge.Should().Be(0);
        wires.FromServer.Should().ContainSingle("a refusal in clear is told");
    }

    [Test]
    public void A_success_in_clear_is_no_answer_to_what_was_protected()
    {
        var wires = new Wires();
        wires.Ask(Request);

        wires.InjectBack(Response.ToArray());

        wires.FromServer.Should().BeEmpty();
        wires.AtClient[^1].Option.Should().BeNull();
    }

    [Test]
    public void A_request_in_clear_of_a_peer_with_a_context_is_refused()
    {
        var wires = new Wires();

        wires.InjectBack(Request.ToArray());

        wires.FromServer.Should().BeEmpty();
        Outer(wires.Passed[^1]).Code.Should().Be(CoapCode.Unauthorized);
    }

    [Test]
    public void Who_uses_a_context_first_shows_an_echo()
    {
        var wires = new Wires(asksForEcho: true);

        wires.Ask(Request);

        wires.FromClient.Should().BeEmpty();
        Message.TryRead(wires.FromServer[^1].Octets, out var asked, out _).Should().BeTrue();
        asked!.Code.Should().Be(CoapCode.Unauthorized);
        wires.AtClient[^1].Option!.PartialIv.Should().NotBeNull("the nonce of the request is left for its answer");

        wires.Ask(Request with { MessageId = 8, Options = Request.Options.With(new(OptionNumber.Echo, new byte[8])) });
        wires.FromClient.Should().BeEmpty("that was not the one");
        wires.Ask(Request with { MessageId = 9, Options = Request.Options.With(asked.Options.First(OptionNumber.Echo)!) });
        wires.FromClient.Should().ContainSingle();
        wires.Ask(Request with { MessageId = 10 });
        wires.FromClient.Should().HaveCount(2);
    }

    [Test]
    public void Notifications_have_numbers_that_rise_however_old_the_observation()
    {
        var wires = new Wires();
        wires.Ask(Request with { Options = Request.Options.WithObserve(0) });
        var observer = wires.FromClient[^1].Remote;
        wires.Answer(Response with { Options = OptionList.Empty.WithObserve(1) });
        for (var other = 0; other < 300; other++)
        {
            wires.Ask(Request with { MessageId = (ushort)(100 + other), Token = new(BitConverter.GetBytes(other + 100)) });
        }

        foreach (var notification in new ushort[] { 600, 601 })
        {
            wires.Port.Send((Response with { Type = MessageType.NonConfirmable, MessageId = notification, Options = OptionList.Empty.WithObserve(notification) }).ToArray(), observer);
        }

        wires.AtClient[^2].Option!.PartialIv!.Value.ToArray().Should().Equal(0);
        wires.AtClient[^1].Option!.PartialIv!.Value.ToArray().Should().Equal(1);
        wires.AtClient[^1].Inner!.Options.Observe.Should().Be(2);
    }

    private static bool Tells(ReadOnlyMemory<byte> octets) => octets.Span.IndexOf("value"u8) >= 0 || Outer(octets).Options.First(OptionNumber.UriPath) is not null;

    private static Message Outer(ReadOnlyMemory<byte> octets) => Message.TryRead(octets, out var message, out var error) ? message : throw new AssertionException($"{error}");
}
