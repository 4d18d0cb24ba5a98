using Conformance.Wire;
using Conformance.Wire.Cbor;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Wire;

[TestFixture]
public sealed class CborWriterTests
{
    private static IEnumerable<string> Preferred => CborVectors.Preferred.Select(vector => vector.Hex);

    [TestCaseSource(nameof(Preferred))]
    public void Writes_the_examples_of_the_RFC_as_they_stand(string hex)
    {
        CborReader.TryReadDocument(Convert.FromHexString(hex), out var item, out _).Should().BeTrue();

        Written(writer => Write(writer, item!)).Should().Be(hex);
    }

    [TestCase(0, "17")]
    [TestCase(1, "1817")]
    [TestCase(2, "190017")]
    [TestCase(4, "1A00000017")]
    [TestCase(8, "1B0000000000000017")]
    public void Writes_a_head_as_wide_as_asked(int octets, string hex)
    {
        Written(writer => writer.WriteHead(CborMajor.Unsigned, 23, octets)).Should().Be(hex);
    }

    [TestCase(24UL, 0)]
    [TestCase(256UL, 1)]
    [TestCase(65536UL, 2)]
    [TestCase(4294967296UL, 4)]
    [TestCase(0UL, 3)]
    public void Refuses_a_head_that_cannot_be(ulong argument, int octets)
    {
        FluentActions.Invoking(() => Written(writer => writer.WriteHead(CborMajor.Unsigned, argument, octets)))
            .Should().Throw<ArgumentOutOfRangeException>();
    }

    [TestCase(long.MaxValue, "1B7FFFFFFFFFFFFFFF")]
    [TestCase(long.MinValue, "3B7FFFFFFFFFFFFFFF")]
    [TestCase(-1, "20")]
    [TestCase(24, "1818")]
    public void Writes_integers_of_either_sign(long value, string hex)
    {
        Written(writer => writer.WriteInteger(value)).Should().Be(hex);
    }

    [TestCase(2, "F93C00")]
    [TestCase(4, "FA3F800000")]
    [TestCase(8, "FB3FF0000000000000")]
    public void Writes_a_float_as_wide_as_asked(int octets, string hex)
    {
        Written(writer => writer.WriteFloat(1, octets)).Should().Be(hex);
    }

    [Test]
    public void Writes_what_is_not_well_formed_when_asked()
    {
        Written(writer =>
        {
            writer.WriteArrayStart(3);
            writer.WriteIndefiniteStart(CborMajor.Text);
            writer.WriteBytes([1]);
            writer.WriteBreak();
        }).Should().Be("837F4101FF");
    }

    private static string Written(Action<CborWriter> write)
    {
        var writer = new SpanWriter();
        write(new CborWriter(writer));
        return Hex.Of(writer.Written);
    }

    private static void Write(CborWriter writer, CborItem item)
    {
        switch (item)
        {
            case CborItem.Unsigned unsigned:
                writer.WriteUnsigned(unsigned.Value);
                break;
            case CborItem.Negative negative:
                writer.WriteHead(CborMajor.Negative, negative.Encoded);
                break;
            case CborItem.Bytes bytes:
                writer.WriteBytes(bytes.Value.Span);
                break;
            case CborItem.Text text:
                writer.WriteText(text.Value);
                break;
            case CborItem.Simple simple:
                writer.WriteSimple(simple.Value);
                break;
            case CborItem.Float number:
                writer.WriteFloat(number.Value);
                break;
            case CborItem.Tagged tagged:
                writer.WriteTag(tagged.Tag);
                Write(writer, tagged.Content);
                break;
            case CborItem.Array array:
                writer.WriteArrayStart(array.Items.Count);
                array.Items.ToList().ForEach(element => Write(writer, element));
                break;
            case CborItem.Map map:
                writer.WriteMapStart(map.Pairs.Count);
                map.Pairs.SelectMany(pair => new[] { pair.Key, pair.Value }).ToList().ForEach(element => Write(writer, element));
                break;
        }
    }
}
