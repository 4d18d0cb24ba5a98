using System.Text;
using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Conformance.Tests.Coap;

/// <summary>What holds for every message and every run of octets.</summary>
[TestFixture]
public sealed class CodecPropertyTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20_260_101, 4711);

    private static Gen<byte[]> Octets(int most) => Gen.Choose(0, most).SelectMany(length => Gen.Choose(0, 255).ArrayOf(length))
        .Select(values => Array.ConvertAll(values, value => (byte)value));

    private static Gen<Option> AnyOption =>
        from number in Gen.OneOf(Gen.Choose(0, 300), Gen.Choose(0, 65_535))
        from value in Gen.OneOf(Octets(12), Octets(400))
        select new Option(new(number), value);

    private static Gen<Message> AnyMessage =>
        from type in Gen.Choose(0, 3)
        from code in Gen.Choose(1, 255)
        from messageId in Gen.Choose(0, 65_535)
        from token in Octets(8)
        from count in Gen.Choose(0, 8)
        from options in AnyOption.ArrayOf(count)
        from payload in Octets(64)
        select new Message
        {
            Type = (MessageType)type,
            Code = new((byte)code),
            MessageId = (ushort)messageId,
            Token = new(token),
            Options = new(options),
            Payload = payload,
        };

    /// <summary>Octets that begin like a message more often than chance would have it.</summary>
    private static Gen<byte[]> AnyDatagram =>
        Gen.OneOf(
            Octets(64),
            Octets(64).Select(octets => (byte[])[0x41, 0x02, 0x00, 0x01, .. octets]),
            from message in AnyMessage
            from at in Gen.Choose(0, 1000)
            from octet in Gen.Choose(0, 255)
            select Changed(message.ToArray(), at, (byte)octet));

    [Test]
    public void What_is_written_reads_the_same() => Prop.ForAll(Arb.From(AnyMessage), message =>
    {
        var octets = message.ToArray();
        Message.TryRead(octets, out var read, out var error).Should().BeTrue(error.ToString());
        read!.ToArray().Should().Equal(octets);
        read.ToString().Should().Be(message.ToString());
        read.Options.Select(option => option.Number).Should().Equal(message.Options.Select(option => option.Number));
    }).Check(Fixed);

    [Test]
    public void Octets_decode_or_are_refused_inside_their_length() => Prop.ForAll(Arb.From(AnyDatagram), octets =>
    {
        if (Message.TryRead(octets, out var message, out var error))
        {
            // Written again it may be shorter (an extended length that was not needed) but means the same.
            message.ToArray().Length.Should().BeLessThanOrEqualTo(octets.Length);
            message.ToString().Should().NotBeEmpty();
        }
        else
        {
            error.Offset.Should().BeInRange(0, octets.Length);
            error.Message.Should().NotBeEmpty();
        }
    }).Check(Fixed);

    [Test]
    public void Link_documents_read_or_are_refused_inside_their_length() => Prop.ForAll(Arb.From(AnyDocument), octets =>
    {
        if (LinkFormat.TryRead(octets, out var links, out var error))
        {
            LinkFormat.TryRead(LinkFormat.Write(links), out var again, out error).Should().BeTrue(error.ToString());
            again.Should().BeEquivalentTo(links, options => options.WithStrictOrdering());
        }
        else
        {
            links.Should().BeEmpty();
            error.Offset.Should().BeInRange(0, octets.Length);
        }
    }).Check(Fixed);

    private static Gen<byte[]> AnyDocument => Gen.OneOf(
        Octets(32),
        Gen.Elements("<", ">", "</3/0>", ";", ",", "=", "\"", "\\", "ct", "40", "title", "é", " ", "a b").ListOf()
            .Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))));

    private static byte[] Changed(byte[] octets, int at, byte octet)
    {
        octets[at % octets.Length] = octet;
        return octets;
    }
}
