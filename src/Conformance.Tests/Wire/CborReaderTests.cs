using Conformance.Wire;
using Conformance.Wire.Cbor;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Wire;

[TestFixture]
public sealed class CborReaderTests
{
    private static IEnumerable<TestCaseData> Vectors =>
        CborVectors.Preferred.Concat(CborVectors.Other).Select(vector => new TestCaseData(vector.Hex, vector.Diagnostic));

    private static IEnumerable<string> Malformed => CborVectors.Malformed;

    [TestCaseSource(nameof(Vectors))]
    public void Reads_the_examples_of_the_RFC(string hex, string diagnostic)
    {
        CborReader.TryReadDocument(Convert.FromHexString(hex), out var item, out _).Should().BeTrue();

        item!.ToString().Should().Be(diagnostic);
    }

    [TestCaseSource(nameof(Malformed))]
    public void Refuses_what_is_not_well_formed_and_stays_put(string hex)
    {
        var reader = new CborReader(Convert.FromHexString(hex));

        reader.TryReadItem(out var item, out var error).Should().BeFalse();

        item.Should().BeNull();
        reader.Position.Should().Be(0);
        error.Clause.Should().StartWith("RFC 8949 §3");
        error.Message.Should().NotBeEmpty();
    }

    [TestCaseSource(nameof(Vectors))]
    public void Refuses_every_truncation_and_stays_put(string hex, string _)
    {
        var octets = Convert.FromHexString(hex);
        for (var length = 0; length < octets.Length; length++)
        {
            var reader = new CborReader(octets.AsSpan(0, length));
            reader.TryReadItem(out var item, out var error).Should().BeFalse("{0} octets of {1} are no item", length, hex);
            reader.Position.Should().Be(0);
            error.Offset.Should().BeInRange(0, length);
        }
    }

    [Test]
    public void Refuses_octets_after_the_item_of_a_document()
    {
        CborReader.TryReadDocument([0x01, 0x02], out var item, out var error).Should().BeFalse();

        item.Should().BeNull();
        error.Should().Be(new DecodeError(1, "RFC 8949 §3", "1 octets follow the data item; none are allowed"));
    }

    [Test]
    public void Reads_items_one_after_the_other()
    {
        var reader = new CborReader([0x01, 0x61, 0x61]);

        reader.TryReadItem(out var first, out _).Should().BeTrue();
        reader.TryReadItem(out var second, out _).Should().BeTrue();

        first.Should().Be(new CborItem.Unsigned(1, 0));
        second.Should().Be(new CborItem.Text("a", 1));
        reader.Remaining.Should().Be(0);
    }

    [TestCase("61FF")]
    [TestCase("62C328")]
    [TestCase("7F61C361BCFF", TestName = "A character may not be split between chunks (RFC 8949 §3.2.3)")]
    public void Refuses_text_that_is_not_UTF_8(string hex)
    {
        CborReader.TryReadDocument(Convert.FromHexString(hex), out _, out var error).Should().BeFalse();

        error.Message.Should().Be("text string is not UTF-8; it must be");
    }

    [Test]
    public void Refuses_nesting_beyond_the_limit_without_recursing_into_it()
    {
        byte[] heads = [0x81, 0x9F, 0xA1, 0xC1, 0xBF];
        foreach (var head in heads)
        {
            CborReader.TryReadDocument(Enumerable.Repeat(head, 1_000_000).ToArray(), out _, out var error).Should().BeFalse();
            error.Message.Should().Contain("nested deeper than 16");
        }
    }

    [Test]
    public void Reads_nesting_up_to_the_limit()
    {
        byte[] octets = [.. Enumerable.Repeat((byte)0x81, CborReader.DefaultMaxDepth), 0x00];

        CborReader.TryReadDocument(octets, out _, out _).Should().BeTrue();
    }

    [TestCase("9B7FFFFFFFFFFFFFFF00")]
    [TestCase("BB7FFFFFFFFFFFFFFF0000")]
    [TestCase("9A7FFFFFFF00")]
    public void Refuses_a_count_that_the_octets_left_cannot_hold(string hex)
    {
        CborReader.TryReadDocument(Convert.FromHexString(hex), out _, out var error).Should().BeFalse();

        error.Offset.Should().Be(0);
        error.Message.Should().Contain("entries are announced");
    }

    [TestCase("1900FF", 255UL)]
    [TestCase("1B0000000000000001", 1UL)]
    [TestCase("1800", 0UL)]
    public void Reads_heads_longer_than_needed(string hex, ulong value)
    {
        CborReader.TryReadDocument(Convert.FromHexString(hex), out var item, out _).Should().BeTrue();

        item.Should().Be(new CborItem.Unsigned(value, 0));
    }

    [Test]
    public void Knows_where_each_item_starts()
    {
        CborReader.TryReadDocument(Convert.FromHexString("82A1016161F93C00"), out var item, out _).Should().BeTrue();

        var array = (CborItem.Array)item!;
        var map = (CborItem.Map)array.Items[0];
        (map.Offset, map.Pairs[0].Key.Offset, map.Pairs[0].Value.Offset, array.Items[1].Offset).Should().Be((1, 2, 3, 5));
        array.Items[1].Should().Be(new CborItem.Float(1, Octets: 2, Offset: 5));
    }

    [Test]
    public void Shows_control_characters_of_text_escaped()
    {
        new CborItem.Text("a\u0007", 0).ToString().Should().Be("\"a\\u0007\"");
    }

    [Test]
    public void Never_throws_on_random_octets()
    {
        Seeded.Check(
            Seeded.Octets(longest: 64),
            octets =>
            {
                var reader = new CborReader(octets);
                return reader.TryReadItem(out var item, out var error)
                    ? item is not null && reader.Position > 0
                    : reader.Position == 0 && error.Message.Length > 0;
            },
            count: 5000);
    }
}
