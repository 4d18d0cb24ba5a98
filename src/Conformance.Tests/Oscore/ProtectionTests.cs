using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Oscore.Contexts;
using Conformance.Oscore.Messages;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Conformance.Tests.Oscore;

/// <summary>What goes through protection comes out as it was, and what was touched does not come out.</summary>
[TestFixture]
public sealed class ProtectionTests
{
    private static readonly Config Checked = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(8613, 1);

    private static Gen<Message> Requests =>
        from code in Gen.Choose(1, 7)
        from path in Gen.Choose(0, 65535).ListOf(3)
        from format in Gen.Choose(0, 65535)
        from observe in Gen.Elements<uint?>(null, 0, 1)
        from payload in Gen.Choose(0, 255).ListOf()
        from token in Gen.Choose(0, 255).ListOf(4)
        select new Message
        {
            Type = MessageType.Confirmable,
            Code = CoapCode.Of(0, code),
            MessageId = 4711,
            Token = new(token.Select(octet => (byte)octet).ToArray()),
            Options = new OptionList(
            [
                .. path.Select(segment => Option.Of(OptionNumber.UriPath, $"{segment}")), Option.Of(OptionNumber.ContentFormat, (uint)format),
                .. observe is { } value ? [Option.Of(OptionNumber.Observe, value)] : Array.Empty<Option>(),
            ]),
            Payload = payload.Select(octet => (byte)octet).ToArray(),
        };

    [Test]
    public void A_request_comes_out_as_it_went_in() => Check.One(Checked, Prop.ForAll(Requests.ToArbitrary(), request =>
    {
        var (client, server) = Pair();
        var (outer, _) = ObjectCipher.SealRequest(client, request, client.DrawNumber());

        outer.Code.Should().Be(request.Options.Observe is null ? CoapCode.Post : CoapCode.Fetch);
        outer.Options.Should().OnlyContain(option => option.Number == OptionNumber.Oscore || option.Number == OptionNumber.Observe);
        Open(server, outer, out var inner).Should().BeTrue();
        inner!.ToArray().Should().Equal(request.ToArray());
    }));

    [Test]
    public void A_flipped_bit_never_comes_out() => Check.One(Checked, Prop.ForAll(Requests.Zip(Gen.Choose(0, 1 << 20)).ToArbitrary(), drawn =>
    {
        var (request, where) = drawn;
        var (client, server) = Pair();
        var (outer, _) = ObjectCipher.SealRequest(client, request, client.DrawNumber());
        var octets = outer.ToArray();
        var first = outer.Payload.Length * 8;
        var bit = where % first;
        octets[octets.Length - outer.Payload.Length + (bit / 8)] ^= (byte)(1 << (bit % 8));

        Message.TryRead(octets, out var touched, out _).Should().BeTrue();
        Open(server, touched!, out _).Should().BeFalse();
    }));

    [Test]
    public void A_flipped_bit_of_the_option_never_comes_out()
    {
        var (client, server) = Pair();
        client.NextNumber = 77;
        var (outer, _) = ObjectCipher.SealRequest(client, new() { Type = MessageType.Confirmable, Code = CoapCode.Get }, client.DrawNumber());
        var value = outer.Options.First(OptionNumber.Oscore)!.Value.ToArray();
        for (var bit = 0; bit < value.Length * 8; bit++)
        {
            var touched = (byte[])value.Clone();
            touched[bit / 8] ^= (byte)(1 << (bit % 8));

            Open(server, outer with { Options = new([new(OptionNumber.Oscore, touched)]) }, out _).Should().BeFalse($"bit {bit} is another");
        }
    }

    [Test]
    public void A_notification_has_its_place_by_its_number()
    {
        var (client, server) = Pair();
        var request = new Message { Type = MessageType.Confirmable, Code = CoapCode.Get, Options = OptionList.Empty.WithObserve(0) };
        var (outer, asked) = ObjectCipher.SealRequest(client, request, client.DrawNumber());
        OscoreOption.TryRead(outer.Options.First(OptionNumber.Oscore)!.Value, out var option, out _);
        ObjectCipher.TryOpenRequest(server, option!, outer, isStrict: true, out _, out var heard, out _).Should().BeTrue();
        var notification = new Message { Type = MessageType.NonConfirmable, Code = CoapCode.Content, Options = OptionList.Empty.WithObserve(5), Payload = new byte[1] };

        var sent = ObjectCipher.SealResponse(heard!, notification, PartialIv.Of(41));

        sent.Code.Should().Be(CoapCode.Content);
        sent.Options.Observe.Should().Be(5);
        ObjectCipher.TryOpenResponse(asked, new() { PartialIv = PartialIv.Of(41) }, sent, out var inner, out _).Should().BeTrue();
        inner!.Options.Observe.Should().Be(42);
    }

    [TestCase(0UL, "00")]
    [TestCase(1UL, "01")]
    [TestCase(256UL, "0100")]
    [TestCase(SecurityContext.LastNumber, "FFFFFFFFFF")]
    public void A_number_has_as_few_octets_as_it_needs(ulong number, string octets)
    {
        Convert.ToHexString(PartialIv.Of(number).Span).Should().Be(octets);
        PartialIv.ToNumber(Convert.FromHexString(octets)).Should().Be(number);
    }

    [Test]
    public void Only_contexts_with_short_and_different_ids_can_be_used()
    {
        Vectors.C1.IsUsable.Should().BeTrue();
        (Vectors.C1 with { SenderId = new byte[7] }).IsUsable.Should().BeTrue();
        (Vectors.C1 with { SenderId = new byte[8] }).IsUsable.Should().BeFalse();
        (Vectors.C1 with { SenderId = Vectors.C1.RecipientId }).IsUsable.Should().BeFalse();
        (Vectors.C1 with { MasterSecret = default }).IsUsable.Should().BeFalse();
        Vectors.C1.Fingerprint.Should().NotBe(Vectors.C3.Fingerprint).And.Be((Vectors.C1 with { }).Fingerprint);
    }

    private static (SecurityContext Client, SecurityContext Server) Pair() => (new(Vectors.C1), new(Vectors.C1.Mirror()));

    private static bool Open(SecurityContext server, Message outer, out Message? inner)
    {
        inner = null;
        return OscoreOption.TryRead(outer.Options.First(OptionNumber.Oscore)!.Value, out var option, out _)
            && option is { Kid: { } kid }
            && kid.Span.SequenceEqual(server.Parameters.RecipientId.Span)
            && ObjectCipher.TryOpenRequest(server, option, outer, isStrict: true, out inner, out _, out _);
    }
}
