using System.Text.RegularExpressions;
using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Coap;

/// <summary>What an endpoint does wrong on purpose is that and nothing else.</summary>
[TestFixture]
public sealed partial class DeviationTests
{
    private static readonly string[] Malformed =
        ["token-reserved-length", "ack-with-octets", "version-unknown", "payload-marker-alone", "option-delta-15", "option-length-15", "option-beyond-end"];

    private static IEnumerable<string> Names => DeviationTable.All.Select(deviation => deviation.Name);

    private static IReadOnlyList<Message> Samples { get; } =
    [
        Sample(MessageType.Confirmable, CoapCode.Put, OptionList.Empty.WithPath("/3/0/14").WithBlock1(new(2, More: true, 0))),
        Sample(MessageType.Confirmable, CoapCode.Put, OptionList.Empty.WithPath("/3/0/14").WithBlock1(new(3, More: false, 0))),
        Sample(MessageType.Acknowledgement, CoapCode.Content, OptionList.Empty.WithBlock2(new(2, More: true, 0))),
        Sample(MessageType.Confirmable, CoapCode.Content, OptionList.Empty.WithObserve(7)),
        Message.Empty(MessageType.Acknowledgement, 4711),
    ];

    [Test]
    public void Names_are_distinct_words_with_hyphens() =>
        Names.Should().OnlyHaveUniqueItems().And.OnlyContain(name => Words().IsMatch(name));

    [TestCaseSource(nameof(Names))]
    public void Every_deviation_changes_something_where_it_applies(string name)
    {
        var deviation = DeviationTable.Find(name)!;
        var changed = Samples.Where(sample => deviation.AppliesTo(sample)).Count(sample => !Leaves(deviation, sample, again: true).SequenceEqual([(Hex(sample.ToArray()), TimeSpan.Zero)]));

        changed.Should().BePositive();
        deviation.Summary.Should().EndWith(".");
        deviation.Clause.Should().StartWith("RFC ");
    }

    [Test]
    public void A_deviation_leaves_what_it_does_not_apply_to() => World.Play(
        settings => settings with { Deviations = [DeviationTable.Find("token-missing")!, DeviationTable.Find("ack-with-octets")!] },
        async world =>
        {
            await world.GetAsync("/3", TimeSpan.FromSeconds(1));

            world.PeerGot.Should().ContainSingle().Which.Token.Length.Should().Be(8);
        });

    [TestCaseSource(nameof(Malformed))]
    public void A_broken_format_does_not_decode(string name)
    {
        var deviation = DeviationTable.Find(name)!;
        foreach (var sample in Samples.Where(deviation.AppliesTo))
        {
            var departure = deviation.Bend(new(sample, sample.ToArray(), Again: false, 1, () => 2)).Should().ContainSingle().Which;
            Message.TryRead(departure.Octets, out _, out _).Should().BeFalse();
        }
    }

    [Test]
    public void An_endpoint_deviates_in_everything_it_sends_where_its_settings_say_so() => World.Play(
        settings => settings with { Deviations = [DeviationTable.Find("token-changed-when-resent")!] },
        async world =>
        {
            await world.Ours.RequestAsync(World.PeerAddress, new() { Code = CoapCode.Get, Token = new(new byte[] { 1, 2 }) }, TimeSpan.FromSeconds(5), CancellationToken.None);

            world.PeerGot.Select(message => message.Token.ToString()).Should().Equal("0102", "01FD");
            world.PeerGot.Select(message => message.MessageId).Distinct().Should().ContainSingle();
            world.Trace.Select(seen => seen.Note).Should().Equal("new", "retransmission, on purpose token-changed-when-resent");
        });

    [Test]
    public void A_reply_deviates_for_duplicates_too() => World.Play(async world =>
    {
        world.Ours.RequestHandler = (_, _) => Task.FromResult(Reply.Of(CoapCode.Changed) with { Deviations = [DeviationTable.Find("token-missing")!] });
        var request = Sample(MessageType.Confirmable, CoapCode.Post, OptionList.Empty);

        world.Peer.Send(request.ToArray(), World.OurAddress);
        await world.Pass(1);
        world.Peer.Send(request.ToArray(), World.OurAddress);
        await world.Pass(1);

        world.PeerGot.Should().HaveCount(2).And.OnlyContain(message => message.Token.Length == 0 && message.Code == CoapCode.Changed);
    });

    [Test]
    public void A_request_whose_answer_comes_apart_deviates_in_acknowledging_it() => World.Play(async world =>
    {
        world.OnMessage = message =>
        {
            if (message.Code.IsRequest)
            {
                world.Peer.Send(World.ResponseTo(message, CoapCode.Content, MessageType.Confirmable, 99).ToArray(), World.OurAddress);
            }
        };

        var outcome = await world.Ours.RequestAsync(
            World.PeerAddress, new() { Code = CoapCode.Get, Deviations = [DeviationTable.Find("ack-wrong-id")!] }, TimeSpan.FromSeconds(1), CancellationToken.None);
        await world.Pass(0.1);

        outcome.Should().BeOfType<Answered>();
        world.PeerGot[^1].Should().Match<Message>(ack => ack.Type == MessageType.Acknowledgement && ack.MessageId == 100);
    });

    [Test]
    public void What_is_late_leaves_late() => World.Play(async world =>
    {
        world.Ours.RequestHandler = (_, _) => Task.FromResult(Reply.Of(CoapCode.Changed) with { Deviations = [DeviationTable.Find("late")!, DeviationTable.Find("sent-twice")!] });
        world.Peer.Send(Sample(MessageType.Confirmable, CoapCode.Post, OptionList.Empty).ToArray(), World.OurAddress);
        await world.Pass(10);

        world.SentAt.Should().HaveCount(2).And.OnlyContain(at => at > 5 && at < 5.1);
    });

    private static Message Sample(MessageType type, CoapCode code, OptionList options) => new()
    {
        Type = type,
        Code = code,
        MessageId = 4711,
        Token = new(new byte[] { 1, 2, 3 }),
        Options = options,
        Payload = "sixteen octets!!"u8.ToArray(),
    };

    private static IEnumerable<(string Octets, TimeSpan After)> Leaves(Deviation deviation, Message sample, bool again) =>
        deviation.Bend(new(sample, sample.ToArray(), again, PreviousMessageId: 4000, () => 5000)).Select(left => (Hex(left.Octets.ToArray()), left.After));

    private static string Hex(byte[] octets) => Convert.ToHexString(octets);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Words();
}
