using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Wire;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Coap;

/// <summary>The octets of a message.</summary>
[TestFixture]
public sealed class MessageTests
{
    /// <summary>Datagram, and the line it prints as.</summary>
    private static readonly TestCaseData[] Vectors =
    [
        // RFC 7252 appendix A, Figure 16: piggybacked response.
        new("40017D34 BB74656D7065726174757265", "CON 0.01 GET /temperature [mid 32052]"),
        new("60457D34 FF32322E332043", "ACK 2.05 Content [mid 32052, 6 octets]"),

        // RFC 7252 appendix A, Figure 17: the same with a token.
        new("41017D35 20 BB74656D7065726174757265", "CON 0.01 GET /temperature [mid 32053, token 20]"),
        new("61457D35 20 FF32322E332043", "ACK 2.05 Content [mid 32053, token 20, 6 octets]"),

        // RFC 7252 appendix A, Figures 20 to 22: empty ACK, separate response, Reset.
        new("60007D38", "ACK 0.00 [mid 32056]"),
        new("4145AD7B 74 FF32322E332043", "CON 2.05 Content [mid 44411, token 74, 6 octets]"),
        new("7000AD7B", "RST 0.00 [mid 44411]"),

        // An extended delta and length of one octet (Size1, 60) and of two (No-Response, 258; then an unknown 2049).
        new("5002 0001 D12F 80", "NON 0.02 POST / [mid 1, size1 128]"),
        new("5002 0001 D1F5 1A E105F2 01", "NON 0.02 POST / [mid 1, no-response 26, option 2049 01]"),
        new("4002 0007 BD01 6161616161616161616161616161 4161", "CON 0.02 POST /aaaaaaaaaaaaaa?a [mid 7]"),
    ];

    private static readonly TestCaseData[] Malformed =
    [
        new("", 0, "RFC 7252 §3", "message ends after 0 octets; the header takes 4"),
        new("400100", 0, "RFC 7252 §3", "message ends after 3 octets; the header takes 4"),
        new("00010001", 0, "RFC 7252 §3", "version is 0; only 1 is defined"),
        new("C0010001", 0, "RFC 7252 §3", "version is 3; only 1 is defined"),
        new("42010001 AA", 4, "RFC 7252 §3", "message ends after 1 octets of the token; its length is 2"),
        new("41000001 AA", 0, "RFC 7252 §4.1", "an empty message has a token of 1 octets; it has none"),
        new("60000001 FF01", 4, "RFC 7252 §4.1", "an empty message goes on for 2 octets; it ends after the message id"),
        new("40010001 FF", 4, "RFC 7252 §3", "no payload follows the payload marker; at least one octet is required"),
        new("40010001 F1AA", 4, "RFC 7252 §3.1", "option delta is 15; that is reserved for the payload marker"),
        new("40010001 1F", 4, "RFC 7252 §3.1", "option length is 15; that is reserved for the payload marker"),
        new("40010001 B3 6162", 5, "RFC 7252 §3.1", "message ends after 2 octets of Uri-Path; its length is 3"),
        new("40010001 D1", 5, "RFC 7252 §3.1", "message ends inside an extended option delta"),
        new("40010001 BE01", 5, "RFC 7252 §3.1", "message ends inside an extended option length"),
        new("40010001 E0FFFF", 4, "RFC 7252 §12.2", "option number is 65804; 65535 is the largest"),
    ];

    [TestCaseSource(nameof(Vectors))]
    public void Reads_and_writes(string hex, string line)
    {
        var octets = Octets(hex);

        Message.TryRead(octets, out var message, out var error).Should().BeTrue(error.ToString());

        message!.ToString().Should().Be(line);
        message.ToArray().Should().Equal(octets);
    }

    [TestCaseSource(nameof(Malformed))]
    public void Says_what_is_wrong_and_where(string hex, int offset, string clause, string sentence)
    {
        Message.TryRead(Octets(hex), out var message, out var error).Should().BeFalse();

        message.Should().BeNull();
        error.Should().Be(new DecodeError(offset, clause, sentence));
    }

    [Test]
    public void Refuses_a_reserved_token_length([Range(9, 15)] int length)
    {
        var octets = new byte[32];
        octets[0] = (byte)(0x40 | length);
        octets[1] = CoapCode.Get.Value;

        Message.TryRead(octets, out _, out var error).Should().BeFalse();

        error.Should().Be(new DecodeError(0, "RFC 7252 §3", $"token length is {length}; 9 to 15 are reserved"));
    }

    [TestCaseSource(nameof(Vectors))]
    public void Every_truncation_is_an_error_inside_the_datagram_or_a_shorter_message(string hex, string line)
    {
        var octets = Octets(hex);
        for (var length = 0; length < octets.Length; length++)
        {
            if (Message.TryRead(octets.AsMemory(0, length), out var shorter, out var error))
            {
                shorter.ToArray().Should().Equal(octets.Take(length));
                shorter.ToString().Should().NotBe(line);
            }
            else
            {
                error.Offset.Should().BeInRange(0, length);
                error.Clause.Should().StartWith("RFC 7252 §");
            }
        }
    }

    [Test]
    public void Writes_what_the_RFC_forbids()
    {
        var message = new Message
        {
            Type = MessageType.Reset,
            Code = CoapCode.Of(7, 31),
            MessageId = 0xFFFF,
            Token = new(new byte[15]),
            Options = OptionList.Empty.With(new(new(65_804), default)),
            Payload = new byte[] { 1 },
        };

        message.ToArray().Should().Equal(Octets("7FFFFFFF" + new string('0', 30) + "E0FFFF FF01"));
    }

    [Test]
    public void Refuses_to_write_what_has_no_octets()
    {
        var longToken = new Message { Type = MessageType.Confirmable, Code = CoapCode.Get, Token = new(new byte[16]) };
        var longOption = new Message
        {
            Type = MessageType.Confirmable,
            Code = CoapCode.Get,
            Options = OptionList.Empty.With(new(OptionNumber.UriPath, new byte[65_805])),
        };

        longToken.Invoking(message => message.ToArray()).Should().Throw<ArgumentOutOfRangeException>();
        longOption.Invoking(message => message.ToArray()).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Test]
    public void Prints_a_block_of_a_registration()
    {
        var message = new Message
        {
            Type = MessageType.Confirmable,
            Code = CoapCode.Post,
            MessageId = 4711,
            Token = new(new byte[] { 0xA1 }),
            Options = OptionList.Empty.WithPath("/rd").WithQueries(["ep=x", "lt=60"])
                .WithBlock1(new(0, true, 2)).WithContentFormat(ContentFormat.LinkFormat),
            Payload = new byte[37],
        };

        message.ToString().Should().Be("CON 0.02 POST /rd?ep=x&lt=60 [mid 4711, token A1, block1 0/1/64, 40 (link-format) 37 octets]");
    }

    [Test]
    public void Prints_what_a_peer_says_without_its_control_characters_and_not_without_end()
    {
        var message = new Message
        {
            Type = MessageType.NonConfirmable,
            Code = CoapCode.Of(2, 30),
            Options = OptionList.Empty
                .WithText(OptionNumber.UriPath, "a\u001B[2J\r\n")
                .WithLocationPath("/rd/" + new string('x', 1000))
                .With(new(new(65_000), new byte[1000])),
        };

        var line = message.ToString();

        line.Should().StartWith("NON 2.30 /a\\u001B[2J\\u000D\\u000A [mid 0, location /rd/xxx");
        line.Should().EndWith($"option 65000 {new string('0', 32)}… (1000 octets)]").And.HaveLength(370);
    }

    private static byte[] Octets(string hex) => Hex.TryParse(hex, out var octets) ? octets : throw new FormatException(hex);
}
