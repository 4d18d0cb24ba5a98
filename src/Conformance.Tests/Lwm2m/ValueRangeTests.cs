using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Values;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

/// <summary>Ranges as the registry of objects writes them.</summary>
[TestFixture]
public sealed class ValueRangeTests
{
    [TestCase("0..255", -1, false)]
    [TestCase("0..255", 0, true)]
    [TestCase("0..255", 255, true)]
    [TestCase("0..255", 256, false)]
    [TestCase("-140..-44", -140, true)]
    [TestCase("-140..-44", -43, false)]
    [TestCase("0|26", 26, true)]
    [TestCase("0|26", 1, false)]
    [TestCase("6", 6, true)]
    [TestCase("6", 5, false)]
    public void A_number_lies_in_it_or_not(string range, long number, bool holds)
    {
        Of(range, ResourceType.Integer)!.Holds(new Lwm2mValue.Integer(number)).Should().Be(holds);
    }

    [TestCase("32", "", true)]
    [TestCase("32", "thirty-two characters and no more", false)]
    [TestCase("10|26", "0123456789", true)]
    [TestCase("10|26", "01234567890", false)]
    [TestCase("1..4", "äöü", true, Description = "three characters in six octets")]
    [TestCase("6..8", "äöü", true, Description = "six octets of three characters")]
    [TestCase("1..2", "äöü", false)]
    public void The_length_of_a_text_is_counted_in_octets_or_in_characters(string range, string text, bool holds)
    {
        Of(range, ResourceType.String)!.Holds(new Lwm2mValue.Text(text)).Should().Be(holds);
    }

    [Test]
    public void Octets_are_counted()
    {
        Of("16|32|48", ResourceType.Opaque)!.Holds(new Lwm2mValue.Octets(new byte[32])).Should().BeTrue();
        Of("16|32|48", ResourceType.Opaque)!.Holds(new Lwm2mValue.Octets(new byte[33])).Should().BeFalse();
    }

    [TestCase("")]
    [TestCase("a..b")]
    [TestCase("any of 1, 2")]
    public void What_is_no_range_is_none(string text)
    {
        Of(text, ResourceType.Integer).Should().BeNull();
    }

    [TestCase("0..255", -1, 256)]
    [TestCase("-1..1", -2, 2)]
    [TestCase("0.5..1.5", -1, 3)]
    public void Beyond_it_are_the_whole_numbers_outside(string range, long below, long above)
    {
        var found = Of(range, ResourceType.Float)!;

        found.Beyond().Should().Equal(below, above);
        found.Beyond().Should().OnlyContain(number => !found.Holds(new Lwm2mValue.Float(number)));
    }

    [Test]
    public void Every_range_on_file_is_read()
    {
        Facts.Registry.All.SelectMany(definition => definition.Resources).Where(resource => resource.Range.Length > 0)
            .Should().NotBeEmpty().And.OnlyContain(resource => ValueRange.Of(resource) != null);
    }

    private static ValueRange? Of(string range, ResourceType type) => ValueRange.Of(new(0, "any", "RW", false, false, type, range, ""));
}
