using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Attributes;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Scripting.Diagnostics;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Fuzzing;

/// <summary>What fuzzing found once, so that it stays found.</summary>
[TestFixture]
public sealed class FuzzFindingTests
{
    [TestCase("/3/0/6", "C306ABCD9F65202B30323A30EF", "resource-instance 8235 stands beside resource 6")]
    [TestCase("/3/0", "C10901080000", "object-instance 0 stands beside resource 9")]
    public void Tlv_of_two_levels_is_refused(string path, string hex, string found)
    {
        Read(ContentFormat.Tlv, path, hex, out var error).Should().BeNull();
        error.Should().Contain(found);
    }

    [TestCase("BF9F0DFFBF9F181AFFBF01A18102C48220182D9F01FF182AFFFFFF")]
    [TestCase("A2820D181AA0830D181A01182A")]
    public void A_node_of_lwm2m_cbor_below_one_that_has_a_value_is_refused(string hex)
    {
        Read(ContentFormat.Lwm2mCbor, "/", hex, out var error).Should().BeNull();
        error.Should().Contain("stands below a node that has a value");
    }

    [TestCase(18446744073709551616.0)]
    [TestCase(-1e300)]
    [TestCase(12.5)]
    [TestCase(1_367_491_215.0)]
    public void A_time_of_senml_cbor_reads_back_whatever_its_size(double time)
    {
        var format = PayloadFormats.Find(ContentFormat.SenmlCbor)!;
        var entry = new Entry(Lwm2mPath.Parse("/3/0/9"), new Lwm2mValue.Integer(1), time);

        format.TryRead(format.Write([entry], Lwm2mPath.Root, ObjectModel.Empty), Lwm2mPath.Root, ObjectModel.Empty, out var read, out _).Should().BeTrue();

        read.Should().Equal(entry);
    }

    [TestCase("21.3e7", "Integer 213000000")]
    [TestCase("5.0", "Integer 5")]
    [TestCase("-0.0", "Float -0")]
    [TestCase("9007199254740994.0", "Float 9007199254740994")]
    [TestCase("2.5", "Float 2.5")]
    public void A_json_number_is_an_integer_when_it_is_one_however_it_is_spelt(string number, string value)
    {
        PayloadFormats.Find(ContentFormat.SenmlJson)!
            .TryRead(Encoding.UTF8.GetBytes($$"""[{"bn":"/42900/0/1","v":{{number}}}]"""), Lwm2mPath.Root, ObjectModel.Empty, out var read, out _).Should().BeTrue();

        $"{read[0].Value!.Type} {read[0].Value!.ToText()}".Should().Be(value);
    }

    [Test]
    public void Nothing_is_written_as_nothing_in_tlv() =>
        PayloadFormats.Find(ContentFormat.Tlv)!.Write([], Lwm2mPath.Root, ObjectModel.Empty).Should().BeEmpty();

    [Test]
    public void A_message_of_thousands_of_options_is_one_short_line()
    {
        var message = new Message
        {
            Type = MessageType.Confirmable,
            Code = CoapCode.Get,
            Options = new(Enumerable.Range(0, 20_000).Select(_ => new Option(new(2048), default))),
        };

        message.ToString().Length.Should().BeLessThan(2000);
        message.ToString().Should().Contain("19968 options more");
    }

    [Test]
    public void A_long_attribute_is_quoted_in_part()
    {
        NotificationAttributes.None.TryApply([$"pmin={new string('9', 5000)}x"], out _, out var value).Should().BeFalse();
        NotificationAttributes.None.TryApply([new string('p', 5000)], out _, out var name).Should().BeFalse();

        value.Length.Should().BeLessThan(200);
        name.Length.Should().BeLessThan(300);
    }

    [TestCase("id: 3\nname: \"x\"\nresources:\n  - {id: 0, name: a\n  b: ? - c")]
    [TestCase("id: &a !<")]
    [TestCase("- - -")]
    public void Object_facts_that_the_parser_stumbles_over_are_refused(string text)
    {
        using var reader = new StringReader(text);
        var reading = () => ObjectYaml.Read(reader, "3.yaml");

        reading.Should().Throw<InvalidDataException>().Which.Message.Length.Should().BeLessThan(500);
    }

    [TestCase("a\u2028b")]
    [TestCase("\u0085\u2029\uFEFF\u0001\u007F\"\\é")]
    public void Object_facts_keep_a_name_whatever_letters_it_has(string name)
    {
        using var text = new StringReader(ObjectYaml.Write(new(3, name, "urn:x", "1.0", "1.0", Multiple: false, Mandatory: true, [])));

        ObjectYaml.Read(text, "3-1.0.yaml").Name.Should().Be(name);
    }

    [Test]
    public void A_line_too_long_to_be_shown_is_shown_around_the_place()
    {
        var source = $"{new string('a', 5000)}HERE{new string('b', 5000)}";

        var shown = DiagnosticText.Human(new("TC0100", new("x.yaml", 1, 5001, 4), "found"), source);

        shown.Should().Contain("HERE").And.Contain("^^^^");
        shown.Length.Should().BeLessThan(1200);
        shown.Split('\n')[2].IndexOf('^', StringComparison.Ordinal).Should().Be(shown.Split('\n')[1].IndexOf('H', StringComparison.Ordinal));
    }

    private static IReadOnlyList<Entry>? Read(ContentFormat format, string path, string hex, out string error)
    {
        var read = PayloadFormats.Find(format)!.TryRead(Convert.FromHexString(hex), Lwm2mPath.Parse(path), ObjectModel.Empty, out var entries, out var wrong);
        error = wrong.ToString();
        return read ? entries : null;
    }
}
