using Conformance.Coap.Messages;
using Conformance.Coap.Observe;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using FluentAssertions;
using NUnit.Framework;
using static Conformance.Tests.Coap.World;

namespace Conformance.Tests.Coap;

/// <summary>Observations, both ends.</summary>
[TestFixture]
public sealed class NotificationTests
{
    // RFC 7641 appendix A.1: token 4A, Observe 9, 16, 29.
    private static readonly Token Observed = new(new byte[] { 0x4A });

    [Test]
    public void The_response_goes_to_the_request_and_what_follows_to_the_observer() => Play(async world =>
    {
        world.OnMessage = request =>
        {
            if (request.Code.IsRequest)
            {
                world.Say(ResponseTo(request, CoapCode.Content) with { Options = OptionList.Empty.WithObserve(9) });
                world.Say(Notify(MessageType.NonConfirmable, 16, messageId: 1));
                world.Say(Notify(MessageType.Confirmable, 29, messageId: 2));
                world.Say(Notify(MessageType.Confirmable, 29, messageId: 2));
            }
        };
        var notified = Observe(world, wanted: true);

        var outcome = await world.Ours.RequestAsync(
            PeerAddress,
            new() { Code = CoapCode.Get, Token = Observed, Options = OptionList.Empty.WithObserve(0) },
            within: null,
            CancellationToken.None);
        await world.Pass(1);

        outcome.Should().BeOfType<Answered>().Which.Response.Options.Observe.Should().Be(9);
        notified.Select(notification => notification.Message.Options.Observe).Should().Equal(16, 29);
        world.NotesOfReceived.Should().Equal("response", "notification", "notification", "duplicate");
        world.PeerGot.Skip(1).Should().Equal(Message.Empty(MessageType.Acknowledgement, 2), Message.Empty(MessageType.Acknowledgement, 2));
    });

    [TestCase(MessageType.Confirmable)]
    [TestCase(MessageType.NonConfirmable)]
    public void An_unwanted_notification_gets_a_reset(MessageType type) => Play(async world =>
    {
        // RFC 7641 §3.6.
        Observe(world, wanted: false);

        world.Say(Notify(type, 16, messageId: 1));
        await world.Pass(1);

        world.PeerGot.Should().Equal(Message.Empty(MessageType.Reset, 1));
    });

    [Test]
    public void A_notification_that_crosses_its_cancellation_is_not_the_answer_to_it() => Play(async world =>
    {
        // RFC 7641 §3.6: GET with Observe 1 under the same token; the response to it has no Observe.
        var notified = Observe(world, wanted: true);
        world.OnMessage = request =>
        {
            if (request.Code.IsRequest)
            {
                world.Say(Notify(MessageType.NonConfirmable, 17, messageId: 1));
                world.Say(ResponseTo(request, CoapCode.Content));
            }
        };

        var outcome = await world.Ours.RequestAsync(
            PeerAddress,
            new() { Code = CoapCode.Get, Token = Observed, Options = OptionList.Empty.WithObserve(1) },
            within: null,
            CancellationToken.None);

        outcome.Should().BeOfType<Answered>().Which.Response.Options.Observe.Should().BeNull();
        notified.Should().ContainSingle();
    });

    [Test]
    public void A_forgotten_observation_leaves_unmatched_responses() => Play(async world =>
    {
        var notified = Observe(world, wanted: true);
        world.Ours.Forget(PeerAddress, Observed);

        world.Say(Notify(MessageType.Confirmable, 16, messageId: 1));
        world.Say(Notify(MessageType.NonConfirmable, 17, messageId: 2));
        await world.Pass(1);

        notified.Should().BeEmpty();
        world.PeerGot.Should().Equal(Message.Empty(MessageType.Reset, 1));

        world.Ours.UnmatchedResponse = (_, _, _) => true;
        world.Say(Notify(MessageType.Confirmable, 18, messageId: 3));
        await world.Pass(1);
        world.PeerGot[^1].Should().Be(Message.Empty(MessageType.Acknowledgement, 3));
    });

    [Test]
    public void The_reset_of_a_notification_reaches_the_notifier() => Play(async world =>
    {
        var resets = new List<ushort>();
        world.Ours.ResetReceived = (_, messageId) => resets.Add(messageId);
        world.OnMessage = message => world.Say(Message.Empty(MessageType.Reset, message.MessageId));
        var notification = Notify(MessageType.NonConfirmable, 16, messageId: 0);

        var quiet = await world.Ours.SendAsync(PeerAddress, notification, drawMessageId: true, CancellationToken.None);
        var loud = await world.Ours.SendAsync(
            PeerAddress, notification with { Type = MessageType.Confirmable }, drawMessageId: true, CancellationToken.None);

        quiet.Should().BeOfType<Acknowledged>().Which.EndedAt.Should().Be(quiet.SentAt);
        loud.Should().BeOfType<WasReset>();
        resets.Should().Equal(quiet.Sent.MessageId);
    });

    [Test]
    public void The_reset_of_a_separate_response_reaches_the_notifier() => Play(async world =>
    {
        var resets = new List<ushort>();
        world.Ours.ResetReceived = (_, messageId) => resets.Add(messageId);
        world.Ours.RequestHandler = (_, _) => Task.FromResult(
            Reply.Of(CoapCode.Content) with { Separate = true, Options = OptionList.Empty.WithObserve(1) });
        world.OnMessage = message =>
        {
            if (message.Type is MessageType.Confirmable)
            {
                world.Say(Message.Empty(MessageType.Reset, message.MessageId));
            }
        };

        world.Say(new() { Type = MessageType.Confirmable, Code = CoapCode.Get, MessageId = 5, Token = Observed });
        await world.Pass(1);

        resets.Should().Equal(world.PeerGot[^1].MessageId);
    });

    [Test]
    public void A_drawn_token_is_not_one_in_use() => Play(settings => settings with { TokenLength = 1 }, world =>
    {
        var drawn = new HashSet<Token>();
        for (var count = 0; count < 32; count++)
        {
            var token = world.Ours.DrawToken();
            drawn.Add(token).Should().BeTrue();
            world.Ours.Observe(PeerAddress, token, _ => true);
        }

        return Task.CompletedTask;
    });

    private static Message Notify(MessageType type, uint number, ushort messageId) => new()
    {
        Type = type,
        Code = CoapCode.Content,
        MessageId = messageId,
        Token = Observed,
        Options = OptionList.Empty.WithObserve(number),
    };

    private static List<Notification> Observe(World world, bool wanted)
    {
        var notified = new List<Notification>();
        world.Ours.Observe(PeerAddress, Observed, notification =>
        {
            notified.Add(notification);
            return wanted;
        });
        return notified;
    }
}
