using Conformance.Lwm2m.Values;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

/// <summary>Core 1.1 §7.4.1 and Appendix C.</summary>
[TestFixture]
public sealed class Lwm2mValueTests
{
    [TestCase(ResourceType.String, "")]
    [TestCase(ResourceType.String, " padded ")]
    [TestCase(ResourceType.Integer, "-9223372036854775808")]
    [TestCase(ResourceType.Integer, "9223372036854775807")]
    [TestCase(ResourceType.Integer, "0")]
    [TestCase(ResourceType.UnsignedInteger, "18446744073709551615")]
    [TestCase(ResourceType.Float, "21.5")]
    [TestCase(ResourceType.Float, "-0.00001")]
    [TestCase(ResourceType.Float, "100000000000000000000")]
    [TestCase(ResourceType.Float, "0.1")]
    [TestCase(ResourceType.Boolean, "0")]
    [TestCase(ResourceType.Boolean, "1")]
    [TestCase(ResourceType.Opaque, "")]
    [TestCase(ResourceType.Opaque, "AQIDBAU=")]
    [TestCase(ResourceType.Time, "1367491215")]
    [TestCase(ResourceType.Time, "-1")]
    [TestCase(ResourceType.Objlnk, "66:0")]
    [TestCase(ResourceType.Objlnk, "65535:65535")]
    [TestCase(ResourceType.Corelnk, "</1>;ver=1.1,</3/0>")]
    public void Reads_and_writes_canonical_text(ResourceType type, string text)
    {
        Lwm2mValue.TryParse(type, text, out var value).Should().BeTrue();

        value!.Type.Should().Be(type);
        value.ToText().Should().Be(text);
    }

    [TestCase(ResourceType.Float, "1e-3", "0.001")]
    [TestCase(ResourceType.Float, "1.50E2", "150")]
    [TestCase(ResourceType.Float, "007", "7")]
    [TestCase(ResourceType.Integer, "-0", "0")]
    public void Reads_other_forms_of_a_number(ResourceType type, string text, string canonical)
    {
        Lwm2mValue.TryParse(type, text, out var value).Should().BeTrue();

        value!.ToText().Should().Be(canonical);
    }

    [TestCase(ResourceType.Integer, "")]
    [TestCase(ResourceType.Integer, " 7")]
    [TestCase(ResourceType.Integer, "7\n")]
    [TestCase(ResourceType.Integer, "+7")]
    [TestCase(ResourceType.Integer, "7.0")]
    [TestCase(ResourceType.Integer, "0x7")]
    [TestCase(ResourceType.Integer, "9223372036854775808")]
    [TestCase(ResourceType.Integer, "٣")]
    [TestCase(ResourceType.UnsignedInteger, "-1")]
    [TestCase(ResourceType.UnsignedInteger, "18446744073709551616")]
    [TestCase(ResourceType.Float, "NaN")]
    [TestCase(ResourceType.Float, "inf")]
    [TestCase(ResourceType.Float, "1,5")]
    [TestCase(ResourceType.Float, "1e999")]
    [TestCase(ResourceType.Float, ".")]
    [TestCase(ResourceType.Boolean, "true")]
    [TestCase(ResourceType.Boolean, "2")]
    [TestCase(ResourceType.Boolean, "")]
    [TestCase(ResourceType.Opaque, "AQIDBAU")]
    [TestCase(ResourceType.Opaque, "AQID BAU=")]
    [TestCase(ResourceType.Opaque, "!,-INVALID$_'")]
    [TestCase(ResourceType.Time, "2026-11-21")]
    [TestCase(ResourceType.Objlnk, "66")]
    [TestCase(ResourceType.Objlnk, "66/0")]
    [TestCase(ResourceType.Objlnk, "66:0:0")]
    [TestCase(ResourceType.Objlnk, "66:65536")]
    [TestCase(ResourceType.None, "")]
    public void Refuses_text_that_is_no_value_of_the_type(ResourceType type, string text)
    {
        Lwm2mValue.TryParse(type, text, out var value).Should().BeFalse();

        value.Should().BeNull();
    }

    [Test]
    public void Octets_are_equal_by_content()
    {
        var left = new Lwm2mValue.Octets(new byte[] { 1, 2 });
        var right = new Lwm2mValue.Octets(new byte[] { 0, 1, 2 }.AsMemory(1));

        left.Should().Be(right);
        left.GetHashCode().Should().Be(right.GetHashCode());
    }
}
