using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Wire;
using FluentAssertions;
using NUnit.Framework;
using static Conformance.Tests.Coap.World;

namespace Conformance.Tests.Coap;

/// <summary>What an endpoint makes of octets that are no message.</summary>
[TestFixture]
public sealed class MalformedDatagramTests
{
    [TestCase("40010001FF", 1)] // confirmable: reset, RFC 7252 §4.2
    [TestCase("50010001FF", 0)]
    [TestCase("60000001FF", 0)]
    [TestCase("00010001", 0)] // another version: silence, RFC 7252 §3
    [TestCase("40", 0)]
    [TestCase("", 0)]
    public void Traces_what_is_malformed_and_resets_it_where_due(string hex, int resets) => Play(async world =>
    {
        world.Ours.RequestHandler = (_, _) => throw new InvalidOperationException("nothing here is a request");
        Hex.TryParse(hex, out var octets).Should().BeTrue();

        world.Peer.Send(octets, OurAddress);
        await world.Pass(1);

        world.PeerGot.Should().HaveCount(resets).And.AllBeEquivalentTo(Message.Empty(MessageType.Reset, 1));
        var seen = world.Trace[0];
        seen.Note.Should().Be("malformed");
        seen.Message.Should().BeNull();
        seen.Error.Clause.Should().StartWith("RFC 7252");
    });

    [TestCase("ACK", "FF", true)] // same message id
    [TestCase("garbage", "00", true)] // no header at all, one exchange open
    [TestCase("request", "FF", false)] // a broken request of its own is no answer
    public void An_undecodable_answer_ends_the_exchange(string kind, string end, bool ends) => Play(async world =>
    {
        world.OnMessage = request =>
        {
            byte[] header = kind switch
            {
                "ACK" => [0x60, 0x45, (byte)(request.MessageId >> 8), (byte)request.MessageId],
                "request" => [0x40, 0x02, 0x12, 0x34],
                _ => [],
            };
            world.Peer.Send((byte[])[.. header, .. Convert.FromHexString(end)], OurAddress);
        };

        var outcome = await world.GetAsync("/temperature", TimeSpan.FromSeconds(1));

        if (ends)
        {
            outcome.Should().BeOfType<Undecodable>().Which.Octets.ToArray().Should().EndWith(Convert.FromHexString(end));
        }
        else
        {
            outcome.Should().BeOfType<TimedOut>();
        }
    });

    [Test]
    public void An_undecodable_answer_changes_nothing_where_it_is_ignored() => Play(settings => settings with { EndsOnMalformed = false }, async world =>
    {
        world.OnMessage = request =>
        {
            world.Peer.Send((byte[])[0x60, 0x45, (byte)(request.MessageId >> 8), (byte)request.MessageId, 0xFF], OurAddress);
            world.Say(ResponseTo(request, CoapCode.Content));
        };

        (await world.GetAsync("/temperature", TimeSpan.FromSeconds(1))).Should().BeOfType<Answered>();
    });
}
