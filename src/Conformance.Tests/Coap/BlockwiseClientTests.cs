using Conformance.Coap.Blockwise;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using FluentAssertions;
using NUnit.Framework;
using static Conformance.Tests.Coap.World;

namespace Conformance.Tests.Coap;

/// <summary>The client of RFC 7959 against a peer that plays the message flows of its §3.</summary>
[TestFixture]
public sealed class BlockwiseClientTests
{
    private const int Size128 = 3;
    private const int Size1024 = 6;
    private static readonly byte[] Body = [.. Enumerable.Range(0, 300).Select(value => (byte)value)];

    // §3.1: a GET in blocks of 128 that the server chose; the same with early negotiation of 64 and, with late negotiation, from 128 to 64.
    [TestCase(Size1024, Size128, new[] { "", "1/0/128", "2/0/128" })]
    [TestCase(2, Size128, new[] { "0/0/64", "1/0/64", "2/0/64", "3/0/64", "4/0/64" })]
    [TestCase(0, Size1024, new[] { "0/0/16", "1/0/16", "2/0/16" }, 40)]
    [TestCase(Size1024, Size1024, new[] { "" })]
    public void Fetches_an_answer_block_by_block(int ours, int theirs, string[] asked, int length = 300) => Play(async world =>
    {
        ServeSlices(world, theirs, length);

        var status = OptionList.Empty.WithPath("/status").WithObserve(0);
        var outcome = await AskAsync(world, new() { Code = CoapCode.Get, Options = status }, ours);

        outcome.Error.Should().BeNull();
        outcome.Body.ToArray().Should().Equal(Body.Take(length));
        world.PeerGot.Select(request => request.Options.Block2?.ToString() ?? string.Empty).Should().Equal(asked);
        world.PeerGot.Skip(1).Should().NotContain(request => request.Options.Observe != null || request.Options.Path != "/status");
    });

    [Test]
    public void Negotiates_late_when_the_caller_asked_for_no_size() => Play(async world =>
    {
        // §3.1: the server offers 128, the client goes on with 64.
        ServeSlices(world, Size128, 300);

        var outcome = await AskAsync(world, new() { Code = CoapCode.Post }, sizeExponent: 2);

        outcome.Body.ToArray().Should().Equal(Body);
        world.PeerGot.Select(request => request.Options.Block2?.ToString()).Should().Equal(null, "2/0/64", "3/0/64", "4/0/64");
    });

    [Test]
    public void A_block_that_the_caller_asks_for_is_fetched_alone() => Play(async world =>
    {
        ServeSlices(world, Size128, 300);

        var second = OptionList.Empty.WithBlock2(new(1, false, Size128));
        var outcome = await AskAsync(world, new() { Code = CoapCode.Get, Options = second }, Size1024);

        outcome.Exchanges.Should().HaveCount(1);
        outcome.Body.ToArray().Should().Equal(Body.Skip(128).Take(128));
    });

    // §3.2: a PUT in blocks of 128, then one that the server takes from 128 down to 32.
    [TestCase(Size128, new[] { "0/1/128", "1/1/128", "2/0/128" })]
    [TestCase(1, new[] { "0/1/128", "4/1/32", "5/1/32", "6/1/32", "7/1/32", "8/1/32", "9/0/32" })]
    public void Sends_a_body_block_by_block(int theirs, string[] sent) => Play(async world =>
    {
        var body = new List<byte>();
        world.OnMessage = request =>
        {
            var block = request.Options.Block1!.Value;
            body.AddRange(request.Payload.Span);
            var echo = block with { SizeExponent = Math.Min(block.SizeExponent, theirs) };
            var code = block.More ? CoapCode.Continue : CoapCode.Changed;
            world.Say(ResponseTo(request, code) with { Options = OptionList.Empty.WithBlock1(echo) });
        };

        var outcome = await AskAsync(world, new() { Code = CoapCode.Put, MessageId = 4711, Payload = Body }, Size128);

        outcome.Error.Should().BeNull();
        outcome.Last.Should().BeOfType<Answered>().Which.Response.Code.Should().Be(CoapCode.Changed);
        body.Should().Equal(Body);
        world.PeerGot.Select(request => request.Options.Block1.ToString()).Should().Equal(sent);
        world.PeerGot.Select(request => request.MessageId).Should().OnlyHaveUniqueItems().And.StartWith((ushort)4711);
    });

    [Test]
    public void Begins_again_with_the_size_of_a_4_13() => Play(async world =>
    {
        // §2.9.3.
        world.OnMessage = request =>
        {
            var block = request.Options.Block1 ?? new(0, false, Size1024);
            var (code, options) = block switch
            {
                { SizeExponent: > 2 } => (CoapCode.RequestEntityTooLarge, OptionList.Empty.WithBlock1(new(0, false, 2))),
                { More: true } => (CoapCode.Continue, OptionList.Empty.WithBlock1(block)),
                _ => (CoapCode.Changed, OptionList.Empty.WithBlock1(block)),
            };
            world.Say(ResponseTo(request, code) with { Options = options });
        };

        var outcome = await AskAsync(world, new() { Code = CoapCode.Put, Payload = Body }, Size1024);

        outcome.Last.Should().BeOfType<Answered>().Which.Response.Code.Should().Be(CoapCode.Changed);
        world.PeerGot.Select(request => request.Options.Block1?.ToString()).Should().Equal(
            null, "0/1/64", "1/1/64", "2/1/64", "3/1/64", "4/0/64");
    });

    [Test]
    public void Uploads_and_downloads_in_one_request() => Play(async world =>
    {
        // §3.3: POST with Block1 of 128, answered with Block2 of 64.
        world.OnMessage = request =>
        {
            var (code, options, payload) = request.Options switch
            {
                { Block1: { More: true } block } => (CoapCode.Continue, OptionList.Empty.WithBlock1(block), default),
                { Block1: { } block } =>
                    (CoapCode.Changed, OptionList.Empty.WithBlock1(block).WithBlock2(new(0, true, 2)), Body.AsMemory(0, 64)),
                { Block2: { } block } => (CoapCode.Changed, OptionList.Empty.WithBlock2(block), Body.AsMemory(64, 36)),
                _ => throw new InvalidOperationException(request.ToString()),
            };
            world.Say(ResponseTo(request, code) with { Options = options, Payload = payload });
        };

        var outcome = await AskAsync(world, new() { Code = CoapCode.Post, Payload = Body }, Size128);

        outcome.Error.Should().BeNull();
        outcome.Body.ToArray().Should().Equal(Body.Take(100));
        world.PeerGot.Select(request => $"{request.Options.Block1} {request.Options.Block2} {request.Payload.Length}").Should().Equal(
            "0/1/128  128", "1/1/128  128", "2/0/128  44", " 1/0/64 0");
    });

    [Test]
    public void Uses_Block1_for_a_short_body_when_forced() => Play(async world =>
    {
        world.OnMessage = request => world.Say(
            ResponseTo(request, CoapCode.Changed) with { Options = OptionList.Empty.WithBlock1(request.Options.Block1!.Value) });

        await new BlockwiseClient(world.Ours).RequestAsync(
            PeerAddress, new() { Code = CoapCode.Put, Payload = new byte[4] }, Size1024, forceBlock1: true, null, CancellationToken.None);

        world.PeerGot.Should().ContainSingle().Which.Options.Block1.Should().Be(new Block(0, false, Size1024));
    });

    [TestCase(4, 8)]
    [TestCase(4, 4)]
    public void The_final_answer_may_come_early_when_it_refuses(int @class, int detail) => Play(async world =>
    {
        world.OnMessage = request => world.Say(ResponseTo(request, CoapCode.Of(@class, detail)) with { Payload = new byte[] { 1 } });

        var outcome = await AskAsync(world, new() { Code = CoapCode.Put, Payload = Body }, Size128);

        outcome.Error.Should().BeNull();
        outcome.Exchanges.Should().HaveCount(1);
        outcome.Body.ToArray().Should().Equal(1);
    });

    [TestCase("2.31", null, "block 0 is answered with 2.31 without Block1; more blocks were announced")]
    [TestCase("2.04", null, "block 0 is answered with 2.04 without Block1; more blocks were announced")]
    [TestCase("2.31", 5, "block 0 is answered with block 5; its own number is required")]
    public void Says_what_is_wrong_with_the_answer_to_a_block(string code, int? number, string sentence) => Play(async world =>
    {
        var options = number is { } wrong ? OptionList.Empty.WithBlock1(new(wrong, true, Size128)) : OptionList.Empty;
        world.OnMessage = request => world.Say(ResponseTo(request, CoapCode.Of(2, int.Parse(code[2..]))) with { Options = options });

        var outcome = await AskAsync(world, new() { Code = CoapCode.Put, Payload = Body }, Size128);

        outcome.Error!.Value.Message.Should().Be(sentence);
        outcome.Exchanges.Should().HaveCount(1);
    });

    [TestCase(7, 0, 128, "SZX is 7; it is reserved")]
    [TestCase(Size128, 2, 128, "block 2/1/128 begins at octet 256; octet 128 was asked for")]
    [TestCase(4, 1, 128, "blocks are of 256 octets; no more than the 128 asked for are allowed")]
    [TestCase(Size128, 1, 100, "block 1/1/128 carries 100 octets; exactly 128 are required")]
    [TestCase(Size128, 1, 128, "ETag changed with block 1; all blocks must be of one representation")]
    public void Says_what_is_wrong_with_a_block(int sizeExponent, int number, int length, string sentence) => Play(async world =>
    {
        byte tag = 0;
        world.OnMessage = request =>
        {
            var block = request.Options.Block2 is { Number: > 0 } ? new Block(number, true, sizeExponent) : new Block(0, true, Size128);
            world.Say(ResponseTo(request, CoapCode.Content) with
            {
                Options = OptionList.Empty.WithBlock2(block).WithUInt(OptionNumber.ETag, tag++),
                Payload = new byte[block.Number == 0 ? 128 : length],
            });
        };

        var outcome = await AskAsync(world, new() { Code = CoapCode.Get }, Size1024);

        outcome.Error!.Value.Message.Should().Be(sentence);
        outcome.Exchanges.Should().HaveCount(2);
        outcome.Body.Length.Should().Be(128);
    });

    [Test]
    public void Stops_at_the_limit() => Play(async world =>
    {
        world.OnMessage = request => world.Say(ResponseTo(request, CoapCode.Content) with
        {
            Options = OptionList.Empty.WithBlock2((request.Options.Block2 ?? new(0, true, 0)) with { More = true }),
            Payload = new byte[16],
        });

        var outcome = await new BlockwiseClient(world.Ours) { Limit = 64 }.RequestAsync(
            PeerAddress, new() { Code = CoapCode.Get }, 0, forceBlock1: false, null, CancellationToken.None);

        outcome.Error!.Value.Message.Should().Be("the answer goes beyond 64 octets; no more are accepted");
        outcome.Exchanges.Should().HaveCount(5);
    });

    [Test]
    public void A_missing_block_leaves_what_came_and_how_it_ended() => Play(async world =>
    {
        world.OnMessage = request =>
        {
            if (request.Options.Block2 is null)
            {
                var options = OptionList.Empty.WithBlock2(new(0, true, 0));
                world.Say(ResponseTo(request, CoapCode.Content) with { Options = options, Payload = new byte[16] });
            }
        };

        var outcome = await AskAsync(world, new() { Code = CoapCode.Get }, Size1024);

        outcome.Last.Should().BeOfType<TimedOut>();
        outcome.Body.Length.Should().Be(16);
    });

    [Test]
    public void Fetches_the_rest_of_a_notification_under_another_token() => Play(async world =>
    {
        // §3.4.
        ServeSlices(world, Size128, 300);
        var status = OptionList.Empty.WithPath("/status").WithObserve(0);
        var request = new Request { Code = CoapCode.Get, Token = new(new byte[] { 0xFB }), Options = status };
        var first = new Message
        {
            Type = MessageType.NonConfirmable,
            Code = CoapCode.Content,
            Options = OptionList.Empty.WithObserve(62_354).WithBlock2(new(0, true, Size128)),
            Payload = Body.AsMemory(0, 128),
        };

        var client = new BlockwiseClient(world.Ours);
        var outcome = await client.ContinueAsync(PeerAddress, request, first, Size1024, null, CancellationToken.None);

        outcome.Error.Should().BeNull();
        outcome.Body.ToArray().Should().Equal(Body);
        world.PeerGot.Should().HaveCount(2).And.OnlyContain(asked => asked.Options.Observe == null && asked.Token != request.Token);
    });

    private static Task<BlockwiseOutcome> AskAsync(World world, Request request, int sizeExponent) =>
        new BlockwiseClient(world.Ours).RequestAsync(
            PeerAddress, request, sizeExponent, forceBlock1: false, within: null, CancellationToken.None);

    private static void ServeSlices(World world, int sizeExponent, int length) => world.OnMessage = request =>
    {
        var asked = request.Options.Block2 ?? new(0, false, sizeExponent);
        var size = Math.Min(asked.SizeExponent, sizeExponent);
        var end = Math.Min(asked.Offset + Block.SizeOf(size), length);
        world.Say(ResponseTo(request, CoapCode.Content) with
        {
            Options = OptionList.Empty.WithBlock2(Block.At(asked.Offset, end < length, size)),
            Payload = Body.AsMemory(asked.Offset, end - asked.Offset),
        });
    };
}
