using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Oscore.Contexts;
using Conformance.Oscore.Messages;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Oscore;

/// <summary>RFC 8613 appendix C, every beginning of its messages, and what no message may look like.</summary>
[TestFixture]
public sealed class VectorTests
{
    [TestCaseSource(typeof(Vectors), nameof(Vectors.Keys))]
    public void Derives_the_keys_of_the_appendix(
        ContextParameters client, string infoSender, string infoRecipient, string infoIv, string senderKey, string recipientKey, string iv, string senderNonce, string recipientNonce)
    {
        Text(KeyDerivation.InfoOfKey(client, client.SenderId)).Should().Be(infoSender);
        Text(KeyDerivation.InfoOfKey(client, client.RecipientId)).Should().Be(infoRecipient);
        Text(KeyDerivation.InfoOfIv(client)).Should().Be(infoIv);
        Text(KeyDerivation.Key(client, client.SenderId)).Should().Be(senderKey);
        Text(KeyDerivation.Key(client.Mirror(), client.RecipientId)).Should().Be(recipientKey);
        Text(KeyDerivation.CommonIv(client)).Should().Be(iv);
        Text(new SecurityContext(client).Nonce(client.SenderId.Span, [0])).Should().Be(senderNonce);
        Text(new SecurityContext(client).Nonce(client.RecipientId.Span, [0])).Should().Be(recipientNonce);
    }

    [TestCaseSource(typeof(Vectors), nameof(Vectors.Requests))]
    public void Protects_the_requests_of_the_appendix(ContextParameters client, string plain, string authenticated, string expected)
    {
        var (message, bond) = ObjectCipher.SealRequest(new(client), Read(plain), PartialIv.Of(20));

        Text(message.ToArray()).Should().Be(expected);
        Text(ObjectCipher.Authenticated(bond)).Should().Be(authenticated);
        Open(client, expected, out var inner).Should().BeTrue();
        Text(inner!.ToArray()).Should().Be(plain);
    }

    [TestCaseSource(typeof(Vectors), nameof(Vectors.Responses))]
    public void Protects_the_responses_of_the_appendix(ulong? number, string expected)
    {
        var (client, server) = (new SecurityContext(Vectors.C1), new SecurityContext(Vectors.C1.Mirror()));
        var asked = new Bond(server, client.Parameters.SenderId, PartialIv.Of(20), Observes: false);

        var message = ObjectCipher.SealResponse(asked, Read(Vectors.Response), number is { } own ? PartialIv.Of(own) : default(ReadOnlyMemory<byte>?));

        Text(message.ToArray()).Should().Be(expected);
        var option = OptionOf(message);
        ObjectCipher.TryOpenResponse(asked with { Context = client }, option, message, out var inner, out _).Should().BeTrue();
        Text(inner!.ToArray()).Should().Be(Vectors.Response);
    }

    [TestCaseSource(typeof(Vectors), nameof(Vectors.Requests))]
    public void Refuses_every_beginning(ContextParameters client, string plain, string authenticated, string expected)
    {
        plain.Should().NotBe(authenticated);
        for (var length = 0; length < expected.Length; length += 2)
        {
            Open(client, expected[..length], out _).Should().BeFalse($"there are {length / 2} octets");
        }
    }

    [TestCase("00", "flags")]
    [TestCase("2914", "reserved")]
    [TestCase("4914", "reserved")]
    [TestCase("8914", "reserved")]
    [TestCase("06010203040506", "reserved")]
    [TestCase("0701020304050607", "reserved")]
    [TestCase("02", "Partial IV")]
    [TestCase("0201", "Partial IV")]
    [TestCase("1914", "kid context")]
    [TestCase("191402AA", "kid context")]
    [TestCase("0114AA", "without a kid")]
    public void Refuses_an_option(string value, string reason)
    {
        OscoreOption.TryRead(Vectors.Hex(value), out var option, out var error).Should().BeFalse();
        option.Should().BeNull();
        error.Message.Should().Contain(reason);
        error.Offset.Should().BeInRange(0, value.Length / 2);
    }

    [TestCase("", null, null, null)]
    [TestCase("0914", "14", null, "")]
    [TestCase("091400", "14", null, "00")]
    [TestCase("19140837cbf3210017a2d3", "14", "37cbf3210017a2d3", "")]
    [TestCase("0100", "00", null, null)]
    public void Reads_the_options_of_the_appendix(string value, string? number, string? context, string? kid)
    {
        OscoreOption.TryRead(Vectors.Hex(value), out var option, out _).Should().BeTrue();
        Text(option!.PartialIv).Should().Be(number);
        Text(option.KidContext).Should().Be(context);
        Text(option.Kid).Should().Be(kid);
        Text(option.ToArray()).Should().Be(value);
    }

    private static bool Open(ContextParameters client, string octets, out Message? inner)
    {
        inner = null;
        return Message.TryRead(Vectors.Hex(octets), out var message, out _)
            && message.Options.First(OptionNumber.Oscore) is { } written
            && OscoreOption.TryRead(written.Value, out var option, out _)
            && ObjectCipher.TryOpenRequest(new(client.Mirror()), option!, message, isStrict: true, out inner, out _, out _);
    }

    private static OscoreOption OptionOf(Message message) =>
        OscoreOption.TryRead(message.Options.First(OptionNumber.Oscore)!.Value, out var option, out _) ? option! : throw new AssertionException("no option");

    private static Message Read(string octets) => Message.TryRead(Vectors.Hex(octets), out var message, out var error) ? message : throw new AssertionException($"{error}");

    private static string Text(byte[] octets) => Convert.ToHexStringLower(octets);

    private static string? Text(ReadOnlyMemory<byte>? octets) => octets is { } some ? Convert.ToHexStringLower(some.Span) : null;
}
