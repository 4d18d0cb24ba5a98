using Conformance.Coap.Options;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Coap;

/// <summary>What options mean.</summary>
[TestFixture]
public sealed class OptionTests
{
    // RFC 7252 appendix B and §6.4.
    [TestCase("/", "/", new string[0])]
    [TestCase("", "/", new string[0])]
    [TestCase("/.well-known/core", "/.well-known/core", new[] { ".well-known", "core" })]
    [TestCase("3/0/1", "/3/0/1", new[] { "3", "0", "1" })]
    [TestCase("//%2F//", "//%2F//", new[] { "", "/", "", "" })]
    [TestCase("/%E3%81%93/100%25", "/\u3053/100%25", new[] { "\u3053", "100%" })]
    public void A_path_is_its_segments(string path, string printed, string[] segments)
    {
        var options = OptionList.Empty.WithPath(path);

        options.All(OptionNumber.UriPath).Select(option => option.Text).Should().Equal(segments);
        options.Path.Should().Be(printed);
        OptionList.Empty.WithPath(options.Path).Path.Should().Be(printed);
    }

    [Test]
    public void A_location_is_a_path_or_nothing()
    {
        OptionList.Empty.LocationPath.Should().BeNull();
        OptionList.Empty.WithLocationPath("/rd/5a3f").LocationPath.Should().Be("/rd/5a3f");
        OptionList.Empty.WithText(OptionNumber.LocationPath, string.Empty).LocationPath.Should().Be("/");
    }

    [Test]
    public void Options_stand_in_order_of_number_and_repeated_ones_in_order_of_arrival()
    {
        var options = OptionList.Empty.WithQueries(["b", "a"]).WithPath("/2/1").WithUInt(OptionNumber.IfMatch, 0);

        options.Select(option => option.Number.Value).Should().Equal(1, 11, 11, 15, 15);
        options.Queries.Should().Equal("b", "a");
        options.Path.Should().Be("/2/1");
    }

    [TestCase(0u, "")]
    [TestCase(255u, "FF")]
    [TestCase(256u, "0100")]
    [TestCase(86_400u, "015180")]
    [TestCase(uint.MaxValue, "FFFFFFFF")]
    public void Integers_take_as_few_octets_as_they_can(uint value, string hex)
    {
        var options = OptionList.Empty.WithUInt(OptionNumber.MaxAge, value);

        Convert.ToHexString(options[0].Value.Span).Should().Be(hex);
        options.MaxAge.Should().Be(value);
    }

    [Test]
    public void Leading_zeros_are_read_and_a_length_that_is_not_allowed_reads_as_absent()
    {
        var zeros = OptionList.Empty
            .With(new(OptionNumber.Observe, new byte[] { 0, 0, 5 }))
            .With(new(OptionNumber.Accept, new byte[] { 0, 60 }));
        var tooLong = OptionList.Empty.With(new(OptionNumber.Observe, new byte[4])).With(new(OptionNumber.ContentFormat, new byte[3]));

        zeros.Observe.Should().Be(5);
        zeros.Accept.Should().Be(ContentFormat.Cbor);
        tooLong.Observe.Should().BeNull();
        tooLong.ContentFormat.Should().BeNull();
        tooLong.First(OptionNumber.Observe).Should().NotBeNull();
    }

    [Test]
    public void Single_options_are_set_and_others_added()
    {
        var options = OptionList.Empty
            .WithContentFormat(ContentFormat.Tlv).WithContentFormat(ContentFormat.Text)
            .WithObserve(0).WithObserve(1);

        options.Should().HaveCount(2);
        options.ContentFormat.Should().Be(ContentFormat.Text);
        options.With(Option.Of(OptionNumber.Observe, 9)).All(OptionNumber.Observe).Should().HaveCount(2);
    }

    // RFC 7959 §2.2 and §3: 2:0/1/128 and the like.
    [TestCase(0, false, 0, "", "0/0/16")]
    [TestCase(0, true, 3, "0B", "0/1/128")]
    [TestCase(1, false, 6, "16", "1/0/1024")]
    [TestCase(16, true, 2, "010A", "16/1/64")]
    [TestCase(1_048_575, true, 6, "FFFFFE", "1048575/1/1024")]
    [TestCase(3, false, 7, "37", "3/0/2048")]
    public void A_block_is_number_more_and_size(int number, bool more, int sizeExponent, string hex, string printed)
    {
        var block = new Block(number, more, sizeExponent);
        var options = OptionList.Empty.WithBlock2(block);

        Convert.ToHexString(options[0].Value.Span).Should().Be(hex);
        options.Block2.Should().Be(block);
        options.Block1.Should().BeNull();
        block.ToString().Should().Be(printed);
        Block.At(block.Offset, more, sizeExponent).Should().Be(block);
    }

    // RFC 7252 §5.10: the columns C, U and N.
    [TestCase(1, true, false, false, "If-Match")]
    [TestCase(3, true, true, false, "Uri-Host")]
    [TestCase(4, false, false, false, "ETag")]
    [TestCase(6, false, true, false, "Observe")]
    [TestCase(14, false, true, false, "Max-Age")]
    [TestCase(27, true, true, false, "Block1")]
    [TestCase(28, false, false, true, "Size2")]
    [TestCase(60, false, false, true, "Size1")]
    [TestCase(2049, true, false, false, "Option 2049")]
    public void A_number_says_how_it_is_to_be_treated(int value, bool critical, bool isUnsafe, bool noCacheKey, string name)
    {
        var number = new OptionNumber(value);

        number.IsCritical.Should().Be(critical);
        number.IsUnsafe.Should().Be(isUnsafe);
        number.IsNoCacheKey.Should().Be(noCacheKey);
        number.ToString().Should().Be(name);
    }
}
