using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Streams;
using Conformance.Wire;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Conformance.Tests.Coap.Streams;

/// <summary>Messages on a stream.</summary>
[TestFixture]
public sealed class FrameTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20_261_122, 8323);

    /// <summary>Octets on the stream, and the line they print as.</summary>
    private static readonly TestCaseData[] Vectors =
    [
        // RFC 8323 §3.2, Figure 5: no options, no payload.
        new("01 43 7F", "TCP 2.03 Valid [token 7F]"),

        // RFC 8323 §5.4, Figures 11 and 12: a Ping and its Pong.
        new("01 E2 42", "TCP 7.02 Ping [token 42]"),
        new("01 E3 42", "TCP 7.03 Pong [token 42]"),

        // By hand from §3.2: nibble 12 is a length; 13, 14 and 15 are extended by one, two and four octets.
        new("C0 01 BB 74656D7065726174757265", "TCP 0.01 GET /temperature []"),
        new("D0 00 45 FF 30313233343536373839 3031", "TCP 2.05 Content [12 octets]"),
        new("D1 02 02 AA BD00 61616161616161616161616161", "TCP 0.02 POST /aaaaaaaaaaaaa [token AA]"),

        // By hand from §5.3 to §5.6.
        new("40 E1 22 0480 20", "TCP 7.01 CSM [max-message-size 1152, block-wise-transfer 0]"),
        new("11 E3 07 20", "TCP 7.03 Pong [token 07, custody 0]"),
        new("20 E4 41 0A", "TCP 7.04 Release [hold-off 10]"),
        new("50 E5 21 09 FF 6E6F", "TCP 7.05 Abort [bad-csm-option 9]"),
    ];

    [TestCaseSource(nameof(Vectors))]
    public void Reads_and_writes(string hex, string line)
    {
        var octets = Octets(hex);

        var frame = Whole(octets).Single();

        frame.TryRead(out var message, out var error).Should().BeTrue(error.ToString());
        message!.ToString().Should().Be(line);
        frame.ToArray().Should().Equal(octets);
        frame.Size.Should().Be(octets.Length);
        Frame.Of(message).ToArray().Should().Equal(octets);
    }

    [TestCase(0, 2)]
    [TestCase(12, 2)]
    [TestCase(13, 3)]
    [TestCase(268, 3)]
    [TestCase(269, 4)]
    [TestCase(65804, 4)]
    [TestCase(65805, 6)]
    [TestCase(1 << 20, 6)]
    public void Lengths_grow_where_the_RFC_has_them_grow(int length, int header)
    {
        var frame = new Frame(TokenLength: 2, CoapCode.Content, new byte[2 + length]);

        var octets = frame.ToArray();

        octets.Should().HaveCount(header + 2 + length);
        FrameHeader.TryRead(octets, out var read).Should().BeTrue();
        read.Should().Be(new FrameHeader(header, 2, length, CoapCode.Content));
    }

    [Test]
    public void The_longest_length_there_is_is_read_without_taking_its_octets()
    {
        FrameHeader.TryRead(Octets("F0 FFFFFFFF 01"), out var header).Should().BeTrue();

        header.Length.Should().Be(4294967295L + 65805);
        var decoder = new FrameDecoder(1152);
        decoder.Add(Octets("F0 FFFFFFFF 01"));
        decoder.TryTake(out _).Should().BeFalse();
        decoder.Error!.Value.Clause.Should().Be("RFC 8323 §5.3.1");
    }

    [TestCaseSource(nameof(Vectors))]
    public void No_truncation_is_a_message_or_an_error(string hex, string line)
    {
        _ = line;
        var octets = Octets(hex);
        for (var length = 0; length < octets.Length; length++)
        {
            var decoder = new FrameDecoder(1152);
            decoder.Add(octets.AsSpan(0, length));

            decoder.TryTake(out _).Should().BeFalse();
            decoder.Error.Should().BeNull();
            decoder.Held.Should().Be(length);
        }
    }

    [Test]
    public void Every_split_of_a_stream_in_two_gives_the_same_messages()
    {
        var octets = Vectors.SelectMany(vector => Octets((string)vector.Arguments[0]!)).ToArray();
        var whole = Whole(octets).Select(frame => Convert.ToHexString(frame.ToArray())).ToList();
        for (var split = 0; split <= octets.Length; split++)
        {
            Taken(octets[..split], octets[split..]).Should().Equal(whole);
        }
    }

    [Test]
    public void Every_cut_of_a_stream_into_pieces_gives_the_same_messages()
    {
        var cuts = from sizes in Gen.Choose(1, 9).ArrayOf(60) from seed in Gen.Choose(0, 1000) select (sizes, seed);
        Check.One(Fixed, Prop.ForAll(cuts.ToArbitrary(), cut =>
        {
            var octets = Stream(new Random(cut.seed));
            var pieces = new List<byte[]>();
            for (var (at, next) = (0, 0); at < octets.Length; next++)
            {
                var size = Math.Min(cut.sizes[next % cut.sizes.Length], octets.Length - at);
                pieces.Add(octets[at..(at + size)]);
                at += size;
            }

            return Taken([.. pieces]).SequenceEqual(Taken(octets));
        }));
    }

    [Test]
    public void What_is_no_message_is_a_value_wherever_it_stands()
    {
        Check.One(Fixed, Prop.ForAll(Gen.Choose(0, 255).ArrayOf(300).ToArbitrary(), values =>
        {
            var decoder = new FrameDecoder(256);
            decoder.Add(Array.ConvertAll(values, value => (byte)value));
            var points = true;
            while (decoder.TryTake(out var frame))
            {
                points &= frame.TryRead(out _, out var error) || error.Offset <= frame.Size;
            }

            return points && decoder.Held <= values.Length && (decoder.Error is null || decoder.Held == 0);
        }));
    }

    [Test]
    public void Refuses_a_reserved_token_length()
    {
        var decoder = new FrameDecoder(1152);
        decoder.Add(Octets("01 43 7F 09 01 000000000000000000"));

        decoder.TryTake(out _).Should().BeTrue();
        decoder.TryTake(out _).Should().BeFalse();

        decoder.Error.Should().Be(new DecodeError(3, "RFC 8323 §3.2", "token length is 9; 9 to 15 are reserved"));
        decoder.Add(Octets("01 43 7F"));
        decoder.TryTake(out _).Should().BeFalse("nobody can tell where a message would begin");
    }

    [Test]
    public void Holds_no_more_than_arrived()
    {
        var decoder = new FrameDecoder(1 << 20);
        decoder.Add(Octets("E0 FFFF 01"));
        for (var times = 0; times < 1000; times++)
        {
            decoder.Add(new byte[10]);
        }

        decoder.TryTake(out _).Should().BeFalse();
        decoder.Held.Should().Be(10_004);
    }

    [Test]
    public void An_error_in_options_points_into_the_stream()
    {
        Whole(Octets("20 01 B3 61")).Single().TryRead(out var message, out var error).Should().BeFalse();

        message.Should().BeNull();
        error.Should().Be(new DecodeError(3, "RFC 7252 §3.1", "message ends after 1 octets of Uri-Path; its length is 3"));
    }

    [Test]
    public void An_empty_message_is_one_whatever_it_holds() // RFC 8323 §3.4
    {
        Whole(Octets("11 00 AA FF")).Single().TryRead(out var message, out _).Should().BeTrue();

        message!.Code.IsEmpty.Should().BeTrue();
    }

    private static byte[] Stream(Random random) =>
        [.. Enumerable.Range(0, 5).SelectMany(_ => Frame.Of(new Message
        {
            Type = MessageType.NonConfirmable,
            Code = CoapCode.Post,
            Token = new(new byte[random.Next(9)]),
            Options = OptionList.Empty.WithPath("/" + new string('x', random.Next(40))),
            Payload = new byte[random.Next(400)],
        }).ToArray())];

    private static List<string> Taken(params byte[][] pieces)
    {
        var (decoder, taken) = (new FrameDecoder(1152), new List<string>());
        foreach (var piece in pieces)
        {
            decoder.Add(piece);
            while (decoder.TryTake(out var frame))
            {
                taken.Add(Convert.ToHexString(frame.ToArray()));
            }
        }

        return taken;
    }

    private static List<Frame> Whole(byte[] octets)
    {
        var (decoder, frames) = (new FrameDecoder(1152), new List<Frame>());
        decoder.Add(octets);
        while (decoder.TryTake(out var frame))
        {
            frames.Add(frame);
        }

        decoder.Held.Should().Be(0);
        return frames;
    }

    private static byte[] Octets(string hex) => Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal));
}
