using System.Text;
using Conformance.Coap.Links;
using Conformance.Wire;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Coap;

/// <summary>CoRE Link Format.</summary>
[TestFixture]
public sealed class LinkFormatTests
{
    // RFC 6690 §5, and what LwM2M clients send to /rd (Core 1.1 §6.2.1).
    [TestCase("")]
    [TestCase("</sensors>;ct=40")]
    [TestCase("</sensors/temp>;rt=\"temperature-c\";if=\"sensor\",</sensors/light>;rt=\"light-lux\";if=\"sensor\"")]
    [TestCase("</firmware/v2.1>;rt=\"firmware\";sz=262144")]
    [TestCase("</>;rt=\"oma.lwm2m\";ct=110,</1>;ver=1.1,</1/0>,</3/0>,</5>;ver=1.1")]
    [TestCase("</3/0>;pmin=10;pmax=60,</3/0/7>;dim=8;gt=50;lt=42.2")]
    [TestCase("</a>;obs;title=\"caf\u00e9, \\\"big\\\"; \\\\\";ct=\"40 41\"")]
    [TestCase("<http://www.example.com/sensors/t123>;anchor=\"/sensors/temp\";rel=describedby,</t>;anchor=\"/sensors/temp\";rel=alternate")]
    [TestCase("<>;title*=UTF-8'en'x")]
    public void Reads_and_writes(string document)
    {
        LinkFormat.TryRead(Encoding.UTF8.GetBytes(document), out var links, out var error).Should().BeTrue(error.ToString());

        Encoding.UTF8.GetString(LinkFormat.Write(links)).Should().Be(document);
    }

    [Test]
    public void Takes_values_out_of_their_quotes_and_flags_without_value()
    {
        LinkFormat.TryRead("</1>;ver=\"1.1\";obs;title=\"a \\\"b\\\"\",</1/0>"u8, out var links, out _).Should().BeTrue();

        links.Should().HaveCount(2);
        links[0].Target.Should().Be("/1");
        links[0]["ver"].Should().Be("1.1");
        links[0].Has("obs").Should().BeTrue();
        links[0]["obs"].Should().BeNull();
        links[0]["title"].Should().Be("a \"b\"");
        links[1].Attributes.Should().BeEmpty();
    }

    [TestCase("</1>, </2>")]
    [TestCase("</1>,  </2>")]
    public void Reads_over_blanks_after_commas_as_the_examples_of_the_enabler_have_them(string document)
    {
        LinkFormat.TryRead(Encoding.UTF8.GetBytes(document), out var links, out var error).Should().BeTrue(error.ToString());

        links.Select(link => link.Target).Should().Equal("/1", "/2");
    }

    [TestCase("</1", 3, "the document ends at the end of a target; '>' is required")]
    [TestCase("1/0", 0, "'1' at the start of a link; '<' is required")]
    [TestCase("</1>,", 5, "the document ends at the start of a link; '<' is required")]
    [TestCase("</1>, ", 6, "the document ends at the start of a link; '<' is required")]
    [TestCase(" </1>", 0, "octet 20 at the start of a link; '<' is required")]
    [TestCase("</1> ;ct=1", 4, "octet 20 between links; ',' is required")]
    [TestCase("</1>;", 5, "the document ends where the name of an attribute is required")]
    [TestCase("</1>;ct=", 8, "the document ends where the value of an attribute is required")]
    [TestCase("</1>;ct=,</2>", 8, "',' where the value of an attribute is required")]
    [TestCase("</1>;rt=\"abc", 8, "a quoted value never ends; a closing quote is required")]
    [TestCase("</1>;rt=\"abc\\\"", 8, "a quoted value never ends; a closing quote is required")]
    [TestCase("</1>;rt=\"abc\"x", 13, "'x' between links; ',' is required")]
    [TestCase("</1 0>", 3, "octet 20 at the end of a target; '>' is required")]
    public void Says_what_is_wrong_and_where(string document, int offset, string sentence)
    {
        LinkFormat.TryRead(Encoding.UTF8.GetBytes(document), out var links, out var error).Should().BeFalse();

        links.Should().BeEmpty();
        error.Should().Be(new DecodeError(offset, "RFC 6690 §2", sentence));
    }

    [Test]
    public void Refuses_octets_that_are_no_text()
    {
        LinkFormat.TryRead([.. "</1>;title=\""u8, 0xC3, 0x28, .. "\""u8], out _, out var error).Should().BeFalse();

        error.Offset.Should().Be(12);
    }

    [Test]
    public void Every_truncation_is_refused_or_a_shorter_document()
    {
        var octets = "</>;rt=\"oma.lwm2m\";ct=110,</1/0>;obs,</a>;title=\"\u00e9\\\"\""u8.ToArray();
        for (var length = 0; length < octets.Length; length++)
        {
            if (!LinkFormat.TryRead(octets.AsSpan(0, length), out var links, out var error))
            {
                error.Offset.Should().BeInRange(0, length);
                links.Should().BeEmpty();
            }
        }
    }
}
