using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Roles;
using Conformance.Tests.ReferenceDevice;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Engine;

/// <summary>The format in which a reply carries values.</summary>
[TestFixture]
public sealed class ReplyValueTests
{
    private static readonly ObjectModel Model = World.Facts.ModelFor("1.2", new Dictionary<ushort, string>());
    private static readonly Entry Lifetime = new(Lwm2mPath.Of(1, 7, 1), new Lwm2mValue.Integer(74));

    [TestCase(110, 110)]
    [TestCase(112, 112)]
    [TestCase(11544, 11544)]
    [TestCase(11542, 112, Description = "TLV carries one object only")]
    [TestCase(null, 112)]
    public void Values_come_in_the_format_that_is_asked_for(int? asked, int given)
    {
        var options = asked is { } number ? OptionList.Empty.WithAccept(new ContentFormat(number)) : OptionList.Empty;

        var reply = new ScriptedReply(Reply.Of(CoapCode.Content), [Lifetime]).For(Event(Asking(options)), Model);

        reply.Options.ContentFormat.Should().Be(new ContentFormat(given));
        PayloadFormats.Find(new ContentFormat(given))!.TryRead(reply.Payload.Span, Lwm2mPath.Root, Model, out var entries, out _).Should().BeTrue();
        entries.Should().Equal(Lifetime);
    }

    [Test]
    public void A_reply_without_values_is_given_as_it_is()
    {
        var reply = Reply.Of(CoapCode.NotFound);

        new ScriptedReply(reply, []).For(Event(Asking(OptionList.Empty)), Model).Should().BeSameAs(reply);
    }

    private static OtherRequestEvent Event(Message asked) =>
        new(0, "bootstrap", TimeSpan.Zero, new IPEndPoint(IPAddress.Loopback, 1), asked, default, "/bspack", []);

    private static Message Asking(OptionList options) => new()
    {
        Type = MessageType.Confirmable,
        Code = CoapCode.Get,
        MessageId = 1,
        Token = Token.Empty,
        Options = options.WithPath("/bspack"),
    };
}
