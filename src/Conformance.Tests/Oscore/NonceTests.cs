using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Oscore.Contexts;
using Conformance.Oscore.Messages;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Oscore;

/// <summary>New keys from nonces of both sides (RFC 8613 §B.2).</summary>
[TestFixture]
public sealed class NonceTests
{
    private static Message Request => new()
    {
        Type = MessageType.Confirmable,
        Code = CoapCode.Post,
        MessageId = 7,
        Token = new(new byte[] { 1, 2 }),
        Options = OptionList.Empty.WithPath("/rd"),
    };

    private static Message Response => new()
    {
        Type = MessageType.Acknowledgement,
        Code = CoapCode.Created,
        MessageId = 8,
        Token = new(new byte[] { 1, 2 }),
    };

    [Test]
    public void The_first_request_brings_a_nonce_the_answer_another_and_the_second_request_is_under_both()
    {
        var wires = Renewed();

        var (first, second, third) = (Shown(wires.Passed[0]), Shown(wires.Passed[1]), Shown(wires.Passed[2]));
        first.Length.Should().Be(ContextNonce.Length);
        second.Length.Should().Be(ContextNonce.Length);
        third.Length.Should().Be(2 * ContextNonce.Length);
        third[..ContextNonce.Length].Should().Equal(second);
        third[ContextNonce.Length..].Should().NotEqual(first, "the client draws again");
        wires.AtClient[0].Inner!.Code.Should().Be(CoapCode.Unauthorized);
        wires.FromClient.Should().ContainSingle("the first request is not carried out");
        wires.Context.NextNumber.Should().Be(0, "nothing was said under the keys of the account");
        wires.FromServer[^1].Octets.ToArray().Should().Equal(Response.ToArray());
    }

    [Test]
    public void Once_both_sides_have_the_keys_they_are_named_as_they_are()
    {
        var wires = Renewed();

        wires.Ask(Request with { MessageId = 9, Token = new(new byte[] { 3 }) });
        wires.Port.Send((Request with { MessageId = 70 }).ToArray(), wires.FromClient[^1].Remote);

        var agreed = Shown(wires.Passed[2]);
        OptionOf(wires.Passed[^2]).KidContext!.Value.ToArray().Should().Equal(agreed);
        OptionOf(wires.Passed[^1]).KidContext!.Value.ToArray().Should().Equal(agreed);
        wires.FromClient.Should().HaveCount(2);
        wires.FromServer[^1].Octets.ToArray().Should().Equal((Request with { MessageId = 70 }).ToArray());
    }

    [Test]
    public void What_the_server_answered_with_its_nonce_it_answers_again()
    {
        var wires = new Wires(renews: true);
        wires.Ask(Request);

        wires.Ask(Request);

        wires.Passed[2].ToArray().Should().Equal(wires.Passed[0].ToArray());
        wires.Passed[3].ToArray().Should().Equal(wires.Passed[1].ToArray());
        wires.FromClient.Should().BeEmpty();
    }

    [Test]
    public void The_first_request_replayed_gets_another_nonce_and_does_not_end_what_was_agreed()
    {
        var wires = Renewed();
        var again = wires.Passed[0].ToArray();
        again[3] = 99;

        wires.Inject(again);

        Shown(wires.Passed[^1]).Should().NotEqual(Shown(wires.Passed[1]));
        wires.Ask(Request with { MessageId = 10, Token = new(new byte[] { 4 }) });
        wires.FromClient.Should().HaveCount(2);
    }

    [Test]
    public void The_second_request_replayed_is_not_carried_out_again()
    {
        var wires = Renewed();
        var again = wires.Passed[2].ToArray();
        again[3] = 99;

        wires.Inject(again);

        wires.FromClient.Should().ContainSingle();
        wires.AtServer[^1].Failure.Should().Be(OpeningFailure.Replayed);
    }

    [Test]
    public void The_keys_of_the_account_are_taken_no_more()
    {
        var wires = Renewed();
        var context = new SecurityContext(Vectors.C1);

        wires.Inject(ObjectCipher.SealRequest(context, Request with { MessageId = 50 }, PartialIv.Of(5)).Message.ToArray());

        wires.FromClient.Should().ContainSingle();
        wires.AtServer[^1].Failure.Should().Be(OpeningFailure.Forged);
    }

    [Test]
    public void A_refusal_in_clear_makes_the_client_begin_again()
    {
        var wires = Renewed();
        wires.Ask(Request with { MessageId = 9, Token = new(new byte[] { 3 }) });

        wires.InjectBack((Response with { Code = CoapCode.Unauthorized, MessageId = 9, Token = new(new byte[] { 3 }) }).ToArray());
        wires.Ask(Request with { MessageId = 10, Token = new(new byte[] { 4 }) });

        Shown(wires.Passed[^2]).Should().HaveCount(ContextNonce.Length).And.NotEqual(Shown(wires.Passed[0]));
    }

    [Test]
    public void A_nonce_that_no_server_gave_opens_nothing()
    {
        var wires = new Wires(renews: true);
        var context = new SecurityContext(Vectors.C1).Derive(new byte[2 * ContextNonce.Length]);

        wires.Inject(ObjectCipher.SealRequest(context, Request, PartialIv.Of(0)).Message.ToArray());

        wires.FromClient.Should().BeEmpty("it is the first request of somebody else");
    }

    [TestCase("", false)]
    [TestCase("40", false)]
    [TestCase("42aa", false)]
    [TestCase("42aabbcc", false)]
    [TestCase("62aabb", false)]
    [TestCase("5f41aaff", false)]
    [TestCase("42aabb", true)]
    [TestCase("5802aabb", true)]
    public void A_kid_context_of_a_nonce_is_one_byte_string(string octets, bool isOne)
    {
        ContextNonce.TryUnwrap(Convert.FromHexString(octets), out var id).Should().Be(isOne);
        id.ToArray().Should().Equal(isOne ? [0xAA, 0xBB] : []);
    }

    private static Wires Renewed()
    {
        var wires = new Wires(renews: true);
        wires.Ask(Request);
        wires.Link.HasNewKeys(wires.There).Should().BeTrue();
        wires.Link.HasNewKeys(wires.There).Should().BeFalse("it is told once");
        wires.Ask(Request with { MessageId = 8 });
        wires.Answer(Response);
        return wires;
    }

    private static byte[] Shown(ReadOnlyMemory<byte> octets)
    {
        ContextNonce.TryUnwrap(OptionOf(octets).KidContext!.Value, out var id).Should().BeTrue();
        return id.ToArray();
    }

    private static OscoreOption OptionOf(ReadOnlyMemory<byte> octets)
    {
        Message.TryRead(octets, out var message, out _).Should().BeTrue();
        OscoreOption.TryRead(message!.Options.First(OptionNumber.Oscore)!.Value, out var option, out _).Should().BeTrue();
        return option!;
    }
}
