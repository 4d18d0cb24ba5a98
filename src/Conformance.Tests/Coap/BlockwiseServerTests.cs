using Conformance.Coap.Blockwise;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using FluentAssertions;
using NUnit.Framework;
using static Conformance.Tests.Coap.World;

namespace Conformance.Tests.Coap;

/// <summary>The server of RFC 7959, asked directly and by our own client.</summary>
[TestFixture]
public sealed class BlockwiseServerTests
{
    private const int Size64 = 2;
    private static readonly byte[] Body = [.. Enumerable.Range(0, 150).Select(value => (byte)value)];

    [Test]
    public void Collects_a_body_and_asks_the_handler_once() => Play(async world =>
    {
        var scene = new Scene(world);

        (await scene.SayAsync(CoapCode.Put, new(0, true, Size64), Body[..64])).Should().Be("2.31 1:0/1/64");
        (await scene.SayAsync(CoapCode.Put, new(1, true, Size64), Body[64..128])).Should().Be("2.31 1:1/1/64");
        (await scene.SayAsync(CoapCode.Put, new(2, false, Size64), Body[128..])).Should().Be("2.04 1:2/0/64");

        var whole = scene.Asked.Should().ContainSingle().Subject;
        whole.Payload.ToArray().Should().Equal(Body);
        whole.Options.Block1.Should().BeNull();
        whole.Options.Path.Should().Be("/5/0/0");
    });

    [Test]
    public void Goes_on_with_its_own_size_where_that_is_smaller() => Play(async world =>
    {
        // RFC 7959 §3.2: 0/1/128 is answered with 0/1/64, and block 2 of 64 octets comes next.
        var scene = new Scene(world);

        (await scene.SayAsync(CoapCode.Put, new(0, true, 3), Body[..128])).Should().Be("2.31 1:0/1/64");
        (await scene.SayAsync(CoapCode.Put, new(2, false, Size64), Body[128..])).Should().Be("2.04 1:2/0/64");

        scene.Asked[0].Payload.ToArray().Should().Equal(Body);
    });

    [Test]
    public void Takes_smaller_blocks_from_when_it_is_told_and_says_in_which_a_body_came() => Play(async world =>
    {
        var scene = new Scene(world);
        scene.Server.TakesUpTo = 0;

        (await scene.SayAsync(CoapCode.Put, new(0, true, Size64), Body[..64])).Should().Be("2.31 1:0/1/16");
        (await scene.SayAsync(CoapCode.Put, new(4, false, 0), Body[64..74])).Should().Be("2.04 1:4/0/16");

        scene.Blocks.Should().Equal(64, 16);
    });

    [Test]
    public void Refuses_gaps_beginnings_that_are_missing_and_a_change_of_format() => Play(async world =>
    {
        var scene = new Scene(world);

        (await scene.SayAsync(CoapCode.Put, new(1, true, Size64), Body[..64])).Should().Be("4.08 1:1/1/64");
        await scene.SayAsync(CoapCode.Put, new(0, true, Size64), Body[..64]);
        (await scene.SayAsync(CoapCode.Put, new(2, true, Size64), Body[..64])).Should().Be("4.08 1:2/1/64");
        await scene.SayAsync(CoapCode.Put, new(0, true, Size64), Body[..64]);
        (await scene.SayAsync(CoapCode.Put, new(1, true, Size64), Body[..64], ContentFormat.Tlv)).Should().Be("4.08 1:1/1/64");

        scene.Asked.Should().BeEmpty();
    });

    [Test]
    public void Keeps_bodies_of_different_resources_and_methods_apart() => Play(async world =>
    {
        var scene = new Scene(world);

        await scene.SayAsync(CoapCode.Put, new(0, true, Size64), Body[..64]);
        (await scene.SayAsync(CoapCode.Post, new(1, false, Size64), Body[..64])).Should().Be("4.08 1:1/0/64");
        (await scene.SayAsync(CoapCode.Put, new(1, false, Size64), Body[64..128])).Should().Be("2.04 1:1/0/64");
    });

    [Test]
    public void Forgets_half_a_body_after_the_exchange_lifetime() => Play(async world =>
    {
        var scene = new Scene(world);

        await scene.SayAsync(CoapCode.Put, new(0, true, Size64), Body[..64]);
        await world.Pass(248);

        (await scene.SayAsync(CoapCode.Put, new(1, false, Size64), Body[..64])).Should().StartWith("4.08");
    });

    [Test]
    public void Refuses_a_body_over_the_limit_and_names_it() => Play(async world =>
    {
        var scene = new Scene(world, limit: 100);

        await scene.SayAsync(CoapCode.Put, new(0, true, Size64), Body[..64]);
        (await scene.SayAsync(CoapCode.Put, new(1, true, Size64), Body[64..128])).Should().Be("4.13 1:1/1/64 size1 100");
        (await scene.SayAsync(CoapCode.Put, null, Body)).Should().Be("4.13 size1 100");
        (await scene.SayAsync(CoapCode.Put, new(0, true, Size64), Body[..64], size1: 101)).Should().Be("4.13 1:0/1/64 size1 100");
    });

    [TestCase(0, true, 7, 64)] // RFC 7959 §2.2: reserved
    [TestCase(0, true, Size64, 63)] // §2.2: only the last block may be short
    [TestCase(0, false, Size64, 65)]
    public void Refuses_blocks_that_cannot_be(int number, bool more, int sizeExponent, int length) => Play(async world =>
        (await new Scene(world).SayAsync(CoapCode.Put, new(number, more, sizeExponent), new byte[length])).Should().Be("4.00"));

    [Test]
    public void Cuts_a_long_answer_and_serves_the_rest_from_memory() => Play(async world =>
    {
        var scene = new Scene(world) { Answer = Body };

        var first = await scene.ReplyAsync(Get());
        var second = await scene.ReplyAsync(Get(new(1, false, Size64)));
        scene.Answer = [];
        var third = await scene.ReplyAsync(Get(new(2, false, Size64)));

        first.Options.Block2.Should().Be(new Block(0, true, Size64));
        second.Options.Block2.Should().Be(new Block(1, true, Size64));
        third.Options.Block2.Should().Be(new Block(2, false, Size64));
        Concat(first, second, third).Should().Equal(Body);
        new[] { second, third }.Should().OnlyContain(reply => ETagOf(reply) == ETagOf(first) && ETagOf(first).Length == 8);
        scene.Asked.Should().HaveCount(1);
    });

    [TestCase(0, 6, "0/1/64")]
    [TestCase(0, 1, "0/1/32")]
    [TestCase(1, 3, "2/0/64")] // block 1 of 128 begins at octet 128, which is block 2 of 64
    [TestCase(4, 1, "4/0/32")]
    public void Answers_at_the_octet_asked_for_in_no_larger_size(int number, int sizeExponent, string expected) => Play(async world =>
    {
        var scene = new Scene(world) { Answer = Body };

        var reply = await scene.ReplyAsync(Get(new(number, false, sizeExponent)));

        reply.Options.Block2.ToString().Should().Be(expected);
        reply.Payload.ToArray().Should().Equal(Body.Skip(number << (sizeExponent + 4)).Take(reply.Options.Block2!.Value.Size));
    });

    [Test]
    public void A_short_answer_goes_whole_and_shows_its_block_only_when_asked() => Play(async world =>
    {
        var scene = new Scene(world) { Answer = new byte[10] };

        (await scene.ReplyAsync(Get())).Options.Should().BeEmpty();
        (await scene.ReplyAsync(Get(new(0, false, 6)))).Options.Block2.Should().Be(new Block(0, false, Size64));
        (await scene.ReplyAsync(Get(new(1, false, Size64)))).Code.Should().Be(CoapCode.BadOption);
    });

    [Test]
    public void Tells_the_size_when_asked_for_it() => Play(async world =>
    {
        // RFC 7959 §4.
        var scene = new Scene(world) { Answer = Body };
        var request = Get();

        var reply = await scene.ReplyAsync(request with { Options = request.Options.WithUInt(OptionNumber.Size2, 0) });

        reply.Options.First(OptionNumber.Size2)!.UInt(4).Should().Be(150);
    });

    [Test]
    public void Cuts_notifications_of_which_only_the_first_block_is_one() => Play(async world =>
    {
        // RFC 7959 §3.4.
        var scene = new Scene(world) { Answer = new byte[10] };
        var observing = Get() with { Options = Get().Options.WithObserve(0) };
        await scene.ReplyAsync(observing);

        var first = scene.Server.Slice(
            PeerAddress, observing, Reply.Of(CoapCode.Content) with { Options = OptionList.Empty.WithObserve(7), Payload = Body });
        var second = await scene.ReplyAsync(Get(new(1, false, Size64)));

        first.Options.Observe.Should().Be(7);
        first.Options.Block2.Should().Be(new Block(0, true, Size64));
        second.Options.Observe.Should().BeNull();
        second.Payload.ToArray().Should().Equal(Body[64..128]);
        scene.Asked.Should().HaveCount(1);
    });

    [TestCase(false)]
    [TestCase(true)]
    public void Leaves_alone_what_is_no_response(bool reset) => Play(async world =>
    {
        var reply = reset ? Reply.Of(CoapCode.Content) with { Reset = true } : Reply.None;
        var server = new BlockwiseServer((_, _) => Task.FromResult(reply), world.Clock, Size64, limit: 1000);

        var answer = await server.HandleAsync(new(Get(new(0, false, 0)), PeerAddress, default), CancellationToken.None);

        answer.Should().BeSameAs(reply);
    });

    [Test]
    public void Client_and_server_agree_at_any_pair_of_sizes([Range(0, 6)] int ours, [Values(0, 3, 6)] int theirs) => Play(async world =>
    {
        await using var device = world.Second(new(PeerAddress.Address, 1));
        device.RequestHandler = new BlockwiseServer(Echo, world.Clock, theirs, limit: 5000).HandleAsync;
        var client = new BlockwiseClient(world.Ours);

        foreach (var length in (int[])[0, 1, 15, 16, 17, 1023, 1024, 1025, 3000])
        {
            var body = Enumerable.Range(0, length).Select(value => (byte)value).ToArray();
            var outcome = await client.RequestAsync(
                device.LocalEndPoint,
                new() { Code = CoapCode.Fetch, Payload = body },
                ours,
                forceBlock1: length % 2 == 0,
                within: null,
                CancellationToken.None);

            outcome.Error.Should().BeNull();
            outcome.Body.ToArray().Should().Equal(body);
        }

        static Task<Reply> Echo(IncomingRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(Reply.Of(CoapCode.Content) with { Payload = request.Message.Payload });
    });

    private static Message Get(Block? asked = null)
    {
        var options = OptionList.Empty.WithPath("/status");
        options = asked is { } block ? options.WithBlock2(block) : options;
        return new() { Type = MessageType.Confirmable, Code = CoapCode.Get, Options = options };
    }

    private static string ETagOf(Reply reply) => Convert.ToHexString(reply.Options.First(OptionNumber.ETag)!.Value.Span);

    private static byte[] Concat(params Reply[] replies) => [.. replies.SelectMany(reply => reply.Payload.ToArray())];

    private sealed class Scene
    {
        public Scene(World world, int limit = 10_000) => Server = new(AnswerAsync, world.Clock, Size64, limit);

        public BlockwiseServer Server { get; }

        public List<Message> Asked { get; } = [];

        public byte[] Answer { get; set; } = [];

        public IReadOnlyList<int> Blocks { get; private set; } = [];

        public Task<Reply> ReplyAsync(Message request) =>
            Server.HandleAsync(new(request, PeerAddress, ReceivedAt: default), CancellationToken.None);

        /// <summary>Sends one block and says what came back: code, Block1, Size1.</summary>
        public async Task<string> SayAsync(CoapCode code, Block? block, byte[] payload, ContentFormat? format = null, uint? size1 = null)
        {
            var options = OptionList.Empty.WithPath("/5/0/0").WithContentFormat(format ?? ContentFormat.Opaque);
            options = block is { } sent ? options.WithBlock1(sent) : options;
            options = size1 is { } announced ? options.WithUInt(OptionNumber.Size1, announced) : options;
            var reply = await ReplyAsync(new() { Type = MessageType.Confirmable, Code = code, Options = options, Payload = payload });

            var echo = reply.Options.Block1 is { } echoed ? $" 1:{echoed}" : string.Empty;
            var size = reply.Options.First(OptionNumber.Size1) is { } most ? $" size1 {most.UInt(4)}" : string.Empty;
            return $"{reply.Code}{echo}{size}";
        }

        private Task<Reply> AnswerAsync(IncomingRequest request, CancellationToken cancellationToken)
        {
            Asked.Add(request.Message);
            Blocks = request.Blocks;
            var code = request.Message.Code == CoapCode.Get ? CoapCode.Content : CoapCode.Changed;
            return Task.FromResult(Reply.Of(code) with { Payload = Answer });
        }
    }
}
