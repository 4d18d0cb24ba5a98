using System.Text;
using System.Text.RegularExpressions;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Formats.Lwm2mCbor;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

/// <summary>What each format refuses and where, and what it takes although it looks odd.</summary>
[TestFixture]
public sealed class FormatErrorTests
{
    [TestCase("text", "/3/0", "U", 0, "/3/0 holds more than one value; the format carries the value of one resource")]
    [TestCase("text", "/3/0/11", "0", 0, "/3/0/11 has instances; the format carries a single one")]
    [TestCase("text", "/3/0/9", "100%", 0, "text of /3/0/9 is '100%'; a value of type Integer is required")]
    [TestCase("opaque", "/3/0/9", "1", 0, "/3/0/9 is of type Integer; the format carries Opaque only")]
    [TestCase("json", "/3/0", "[]", 0, "document is an array; an object is required")]
    [TestCase("json", "/3/0", "{}", 0, "e is missing; an array of entries is required")]
    [TestCase("json", "/3/0", """{"e":[1]}""", 6, "entry is a number; an object is required")]
    [TestCase("json", "/3/0", """{"bn":1,"e":[]}""", 6, "bn is a number; a string is required")]
    [TestCase("json", "/3/0", """{"bn":"3/0/","e":[{"n":"9","v":1}]}""", 18, "name is '3/0/9'; a path of up to four ids is required")]
    [TestCase("json", "/3/0", """{"e":[{"n":"9","v":1,"sv":"x"}]}""", 26, "v and sv stand in one entry; one value is allowed")]
    [TestCase("json", "/3/0", """{"e":[{"n":"9","sv":"x"}]}""", 20, "sv of /3/0/9 is a string; a value of type Integer is required")]
    [TestCase("json", "/3/0", """{"e":[{"n":"9","bv":1}]}""", 20, "bv of /3/0/9 is a number; a value of type Integer is required")]
    [TestCase("json", "/5/0", """{"e":[{"n":"0","sv":"###"}]}""", 20, "sv of /5/0/0 is a string; a value of type Opaque is required")]
    [TestCase("json", "/3/0", """{"e":[],"e":[]}""", 8, "name 'e' stands twice; names are unique")]
    [TestCase("senml-json", "/3/0", """{"e":[]}""", 0, "document is an object; an array of records is required")]
    [TestCase("senml-json", "/3/0", "[[]]", 1, "record is an array; an object is required")]
    [TestCase("senml-json", "/3/0", """[{"n":"3/0/9","v":1}]""", 1, "name is '3/0/9'; an absolute path of up to four ids is required")]
    [TestCase(
        "senml-json", "/3/0", """[{"n":"urn:dev:ow:10e2073a01080063","u":"Cel","v":23.1}]""",
        1, "name is 'urn:dev:ow:10e2073a01080063'; *")]
    [TestCase("senml-json", "/3/0", """[{"n":"/3/0/9","v":1,"vs":"x"}]""", 26, "v and vs stand in one record; one value is allowed")]
    [TestCase("senml-json", "/3/0", """[{"n":"/3/0/9","v":"1"}]""", 19, "v is '1'; a number is required")]
    [TestCase("senml-json", "/3/0", """[{"n":"/3/0/9","v":1.5}]""", 19, "/3/0/9 has a value of type Float; Integer is required")]
    [TestCase(
        "senml-json", "/3/0", """[{"n":"/3/0/9","v":9223372036854775808}]""",
        19, "/3/0/9 has a value of type UnsignedInteger; Integer is required")]
    [TestCase("senml-json", "/3/0", """[{"n":"/3/0/9","v":1e400}]""", 19, "number is larger than a double holds; less is required")]
    [TestCase("senml-json", "/3/0", """[{"n":"/3/0/9","v":NaN}]""", 19, "no JSON token follows; *")]
    [TestCase("senml-json", "/3/0", """[{"n":"/3/0/9","v":null}]""", 19, "value of /3/0/9 is null; a number is required")]
    [TestCase("senml-json", "/3/0", """[{"n":"/3/0","v":1}]""", 17, "/3/0 has a value; only a resource or resource instance may")]
    [TestCase(
        "senml-json", "/3/0", """[{"n":"/3/0/9","v":1,"x_":1}]""",
        26, "label 'x_' is unknown; a label that ends in _ must be understood")]
    [TestCase("senml-json", "/3/0", """[{"n":"/3/0/9","n":"/3/0/9","v":1}]""", 15, "name 'n' stands twice; names are unique")]
    [TestCase(
        "senml-json", "/5/0", """[{"n":"/5/0/0","vd":"q83v=="}]""",
        20, "vd is text that is no Base64url without padding; octets is required")]
    [TestCase(
        "senml-json", "/5/0", """[{"n":"/5/0/0","vd":"+/+/"}]""",
        20, "vd is text that is no Base64url without padding; octets is required")]
    [TestCase("senml-json", "/3/0", """[{"bver":11,"n":"/3/0/9","v":1}]""", 1, "version is 11; 10 is required in every record")]
    [TestCase(
        "senml-json", "/3/0", """[{"bver":9,"n":"/3/0/9","v":1},{"bver":10,"n":"/3/0/10","v":1}]""",
        31, "version is 10; 9 is required in every record")]
    [TestCase("senml-json", "/3/0", """[{"n":"/3/0/9","vlo":"66"}]""", 21, "vlo is '66'; a link a:b is required")]
    [TestCase(
        "senml-json", "/3/0", """[{"n":"/3/0/0","vs":"\ud800"}]""",
        20, "string has half a surrogate pair; whole characters are required")]
    [TestCase("senml-json", "/3/0", """[{"n":"/3/0/9","v":1}]]""", 22, "no JSON token follows; *")]
    [TestCase("senml-json", "/3/0", "[[[[[[[[[[", 8, "no JSON token follows; *")]
    public void Refuses_text_where_it_is_wrong(string format, string path, string text, int offset, string message) =>
        Refuses(format, path, Encoding.UTF8.GetBytes(text), offset, message);

    [TestCase("text", "/3/0/0", "C328", 0, "text is not UTF-8; it must be")]
    [TestCase("senml-json", "/3/0", "5BFF5D", 0, "text is not UTF-8; it must be")]
    [TestCase("cbor", "/3/0", "01", 0, "/3/0 holds more than one value; *")]
    [TestCase("cbor", "/3/0/9", "0102", 1, "1 octets follow the data item; none are allowed")]
    [TestCase("cbor", "/3/0/9", "8101", 0, "/3/0/9 has an array; a value of type Integer is required")]
    [TestCase("cbor", "/3/0/9", "6131", 0, "/3/0/9 has '1'; a value of type Integer is required")]
    [TestCase("cbor", "/9999/0/9", "F6", 0, "/9999/0/9 has null; a value is required")]
    [TestCase("cbor", "/3/0/9", "C001", 0, "/3/0/9 has 0(1); a value of type Integer is required")]
    [TestCase(
        "cbor", "/3303/0/5700", "C4821B7FFFFFFFFFFFFFFF01", 0, "/3303/0/5700 has 4([9223372036854775807, 1]); a value of type Float is required")]
    [TestCase("tlv", "/", "C10901", 0, "resource 9 stands at /; an object, which TLV cannot carry, is required")]
    [TestCase("tlv", "/3", "C10901", 0, "resource 9 stands at /3; an object-instance is required")]
    [TestCase(
        "tlv", "/3/0", "410001", 0, "resource-instance 0 stands at /3/0; an object-instance, resource or multiple-resource is required")]
    [TestCase("tlv", "/3/0", "C009", 2, "/3/0/9 has 0 octets; a value of type Integer is required")]
    [TestCase("tlv", "/3/0", "C309000064", 2, "/3/0/9 has 3 octets; a value of type Integer is required")]
    [TestCase("tlv", "/1/0", "C10602", 2, "/1/0/6 has 0x02; a value of type Boolean is required")]
    [TestCase("tlv", "/3/0", "C200C328", 2, "/3/0/0 has 2 octets; a value of type String is required")]
    [TestCase("tlv", "/3/0", "E1FFFF01", 0, "resource id is 65535; 0 to 65534 are allowed")]
    [TestCase("tlv", "/3/0", "840B61FFFF01", 2, "resource-instance id is 65535; 0 to 65534 are allowed")]
    [TestCase("senml-cbor", "/3/0", "A0", 0, "document is a map; an array of records is required")]
    [TestCase("senml-cbor", "/3/0", "8101", 1, "record is an integer; a map is required")]
    [TestCase("senml-cbor", "/3/0", "81A2616E662F332F302F390201", 2, "label is the text 'n'; the integer 0 is required")]
    [TestCase("senml-cbor", "/3/0", "81A100F5", 3, "n is true; a string is required")]
    [TestCase("senml-cbor", "/3/0", "81A200662F332F302F390263313030", 11, "v is '100'; a number is required")]
    [TestCase("senml-cbor", "/3/0", "81A300662F332F302F3902010201", 12, "label 2 stands twice; keys of a map are unique")]
    [TestCase("senml-cbor", "/3/0", "81A200662F332F302F3902F6", 11, "value of /3/0/9 is null; a number is required")]
    [TestCase("senml-cbor", "/3/0", "81A1F401", 2, "label is false; an integer or text is required")]
    [TestCase("senml-cbor", "/3/0", "81A200662F332F302F3962785F01", 13, "label 'x_' is unknown; *")]
    [TestCase("lwm2m-cbor", "/3/0", "80", 0, "document is an array; a map is required")]
    [TestCase("lwm2m-cbor", "/3/0", "A18001", 1, "key is an empty array; one id or more is required")]
    [TestCase("lwm2m-cbor", "/3/0", "A1613301", 1, "key has '3'; an id from 0 to 65534 is required")]
    [TestCase("lwm2m-cbor", "/3/0", "A119FFFF01", 1, "key has an integer; an id from 0 to 65534 is required")]
    [TestCase("lwm2m-cbor", "/3/0", "A1850D181A03040501", 1, "keys lead to 5 ids; up to 4 are allowed")]
    [TestCase("lwm2m-cbor", "/13", "A10DA1181AA101A102A10304", 10, "keys lead to 5 ids; up to 4 are allowed")]
    [TestCase("lwm2m-cbor", "/", "A1030A", 2, "/3 has an integer; a value needs the ids of a resource or its instance")]
    [TestCase("lwm2m-cbor", "/", "A103A0", 2, "/3 has a map; *")]
    [TestCase("lwm2m-cbor", "/", "A18303000980", 5, "/3/0/9 has an array; a value of type Integer is required")]
    [TestCase("lwm2m-cbor", "/", "A2830300090183030009 02", 10, "/3/0/9 stands twice; keys of a map are unique")]
    [TestCase("lwm2m-cbor", "/", "A10DA1181A81A101182A", 5, "/13/26 has an array; a value needs *")]
    public void Refuses_octets_where_they_are_wrong(string format, string path, string hex, int offset, string message) =>
        Refuses(format, path, Convert.FromHexString(hex.Replace(" ", "")), offset, message);

    [TestCase("senml-json", "/3/0", """[{"bn":"/3/0/"},{"n":"9","v":1}]""", "/3/0/9 Integer 1", TestName = "A record of base fields alone")]
    [TestCase("senml-json", "/3/0", """[{"bn":"/3/0/9"}]""", "/3/0/9 -", TestName = "A base name alone names (RFC 8790)")]
    [TestCase("senml-json", "/", """[{"n":"/3/0/0"},{"n":"/1"},{"n":"/"}]""", "/3/0/0 -\n/1 -\n/ -", TestName = "Names without values")]
    [TestCase(
        "senml-json", "/3/0", """[{"n":"/3/0/9","v":5.0,"foo":{"a":[1]}}]""",
        "/3/0/9 Integer 5",
        TestName = "Unknown labels are ignored, 5.0 is an integer")]
    [TestCase(
        "senml-json", "/3/0", """[{"bn":"/3/0/","n":"9","v":1},{"bn":"/1/0/","n":"1","v":2}]""",
        "/3/0/9 Integer 1\n/1/0/1 Integer 2",
        TestName = "Base names are replaced")]
    [TestCase(
        "senml-json", "/9/9", """[{"bn":"/3/0/","bt":1000000000,"n":"9","v":1,"t":-5},{"n":"10","v":2}]""",
        "/3/0/9 Integer 1 @999999995\n/3/0/10 Integer 2 @1000000000",
        TestName = "Base times are added")]
    [TestCase(
        "senml-json", "/3303/0", """[{"bn":"/3303/0/","bv":20,"n":"5700","v":1.5},{"n":"5601","v":-1}]""",
        "/3303/0/5700 Float 21.5\n/3303/0/5601 Float 19",
        TestName = "Base values are added")]
    [TestCase("senml-etch-json", "/3/0", """[{"n":"/3/0/11/1","v":null}]""", "/3/0/11/1 -", TestName = "A null value in SenML-ETCH")]
    [TestCase(
        "senml-json", "/3442/0", """[{"n":"/3442/0/170","vlo":"3:0"},{"n":"/3442/0/170","vs":"66:1"}]""",
        "/3442/0/170 Objlnk 3:0\n/3442/0/170 Objlnk 66:1",
        TestName = "Links")]
    [TestCase(
        "senml-json", "/9999/0", """[{"n":"/9999/0/1","v":18446744073709551615},{"n":"/9999/0/2","v":-1},{"n":"/9999/0/3","v":0.5}]""",
        "/9999/0/1 UnsignedInteger 18446744073709551615\n/9999/0/2 Integer -1\n/9999/0/3 Float 0.5",
        TestName = "Numbers of unknown resources")]
    [TestCase("senml-json", "/3/0", "[]", "", TestName = "An empty pack")]
    [TestCase("json", "/3/0/9", """{"e":[{"v":100}]}""", "/3/0/9 Integer 100", TestName = "JSON without any name")]
    [TestCase("json", "/", """{"e":[{"n":"3/0/9","v":100}]}""", "/3/0/9 Integer 100", TestName = "JSON names below the root")]
    [TestCase("json", "/3", """{"bn":"/","e":[]}""", "", TestName = "JSON without entries")]
    [TestCase("text", "/9999/0/0", "anything", "/9999/0/0 String anything", TestName = "Text of an unknown resource")]
    [TestCase("text", "/3/0/0", "", "/3/0/0 String *", TestName = "Empty text")]
    public void Takes_text(string format, string path, string text, string expected) =>
        Takes(format, path, Encoding.UTF8.GetBytes(text), expected);

    [TestCase(
        "tlv", "/3/0", "080003C10964", "/3/0/9 Integer 100",
        TestName = "An object instance TLV around what is written to an instance (AMB-07)")]
    [TestCase("tlv", "/3/0/9", "C10A64", "/3/0/10 Integer 100", TestName = "A wrong id is shown as it is (FMT-21)")]
    [TestCase("tlv", "/3/0/11", "830B410000", "/3/0/11/0 Integer 0", TestName = "A multiple resource")]
    [TestCase("tlv", "/3/0/11", "410000", "/3/0/11/0 Integer 0", TestName = "A resource instance at a resource")]
    [TestCase("tlv", "/3/0/11", "800B", "/3/0/11 -", TestName = "An empty multiple resource (AMB-06)")]
    [TestCase("tlv", "/3", "0005", "/3/5 -", TestName = "An empty instance")]
    [TestCase("tlv", "/3", "", "", TestName = "An object without instances")]
    [TestCase("tlv", "/3/0", "C8090800000000000000 64", "/3/0/9 Integer 100", TestName = "An integer wider than needed (FMT-18)")]
    [TestCase("tlv", "/3/0", "C10980", "/3/0/9 Integer -128", TestName = "Integers are signed")]
    [TestCase("tlv", "/3303/0", "E4164441B80000", "/3303/0/5700 Float 23", TestName = "A float of four octets")]
    [TestCase("tlv", "/3303/0", "E81644084037000000000000", "/3303/0/5700 Float 23", TestName = "A float of eight octets")]
    [TestCase("tlv", "/3/0", "E1270F01", "/3/0/9999 Opaque AQ==", TestName = "An unknown resource")]
    [TestCase("cbor", "/3/0/9", "190005", "/3/0/9 Integer 5", TestName = "A head longer than needed (FMT-14)")]
    [TestCase("cbor", "/3303/0/5700", "F93C00", "/3303/0/5700 Float 1", TestName = "A half float")]
    [TestCase("cbor", "/3303/0/5700", "01", "/3303/0/5700 Float 1", TestName = "An integer for a float")]
    [TestCase("cbor", "/3303/0/5700", "F97E00", "/3303/0/5700 Float NaN", TestName = "NaN is shown as it is")]
    [TestCase("cbor", "/3/0/0", "7F61556151FF", "/3/0/0 String UQ", TestName = "Text of indefinite length")]
    [TestCase(
        "cbor", "/9999/0/0", "3BFFFFFFFFFFFFFFFF", "/9999/0/0 Float -18446744073709552000",
        TestName = "A negative integer beyond 64 bits")]
    [TestCase("cbor", "/9999/0/0", "C4822003", "/9999/0/0 Float 0.3", TestName = "A decimal fraction")]
    [TestCase("lwm2m-cbor", "/3", "A0", "", TestName = "An empty map")]
    [TestCase("lwm2m-cbor", "/3", "A182030BA0", "/3/11 -", TestName = "An empty instance in LwM2M CBOR")]
    [TestCase("lwm2m-cbor", "/", "A18303000BA0", "/3/0/11 -", TestName = "An empty multiple resource in LwM2M CBOR (FMT-39)")]
    [TestCase("lwm2m-cbor", "/", "A18403000B00F6", "/3/0/11/0 -", TestName = "A null in LwM2M CBOR")]
    [TestCase("lwm2m-cbor", "/4", "A18303000901", "/3/0/9 Integer 1", TestName = "A path outside the request is shown as it is")]
    public void Takes_octets(string format, string path, string hex, string expected) =>
        Takes(format, path, Convert.FromHexString(hex.Replace(" ", "")), expected);

    [TestCase("/1/0", "A10118 3C", true, "/1/0/1 Integer 60")]
    [TestCase("/1", "A100A10118 3C", true, "/1/0/1 Integer 60")]
    [TestCase("/1/0", "A1830100 0118 3C", false, "/1/0/1 Integer 60")]
    [TestCase("/3/0/11", "A20005010 6", true, "/3/0/11/0 Integer 5\n/3/0/11/1 Integer 6")]
    public void Tells_relative_keys_of_LwM2M_CBOR_from_absolute_ones(string path, string hex, bool isRelative, string expected)
    {
        var octets = Convert.FromHexString(hex.Replace(" ", ""));

        Lwm2mCborFormat.TryRead(octets, Lwm2mPath.Parse(path), Facts.Lwm2m11, out var entries, out var error, out var relative)
            .Should().BeTrue("{0}", error);

        relative.Should().Be(isRelative);
        Facts.Show(entries).Should().Be(expected);
    }

    [Test]
    public void Refuses_to_write_what_a_format_cannot_carry()
    {
        Entry[] two = [new(Lwm2mPath.Of(3, 0, 0), new Lwm2mValue.Text("a")), new(Lwm2mPath.Of(3, 0, 1), new Lwm2mValue.Text("b"))];
        Entry[] notANumber = [new(Lwm2mPath.Of(3303, 0, 5700), new Lwm2mValue.Float(double.NaN))];
        Entry[] valueOfInstance = [new(Lwm2mPath.Of(3, 0), new Lwm2mValue.Text("a"))];

        Writing("text", two, "/3/0").Should().Throw<NotSupportedException>();
        Writing("cbor", [], "/3/0/0").Should().Throw<NotSupportedException>();
        Writing("opaque", [two[0]], "/3/0/0").Should().Throw<NotSupportedException>();
        Writing("json", notANumber, "/3303/0/5700").Should().Throw<NotSupportedException>();
        Writing("senml-json", notANumber, "/3303/0/5700").Should().Throw<NotSupportedException>();
        Writing("tlv", two, "/").Should().Throw<NotSupportedException>();
        Writing("tlv", two, "/4/0").Should().Throw<NotSupportedException>();
        Writing("tlv", valueOfInstance, "/3/0").Should().Throw<NotSupportedException>();
        Writing("lwm2m-cbor", valueOfInstance, "/3/0").Should().Throw<NotSupportedException>();
    }

    [TestCase("tlv", "/3/0/11", "800B")]
    [TestCase("lwm2m-cbor", "/3/0/11", "A18303000BA0")]
    public void Writes_an_empty_multiple_resource(string format, string path, string hex)
    {
        var written = Find(format).Write([new(Lwm2mPath.Parse(path), null)], Lwm2mPath.Parse(path), Facts.Lwm2m11);

        Convert.ToHexString(written).Should().Be(hex);
    }

    [Test]
    public void Writes_the_names_of_a_composite_request()
    {
        Entry[] names = [new(Lwm2mPath.Of(3, 0, 0), null), new(Lwm2mPath.Of(1), null)];

        Encoding.UTF8.GetString(Find("senml-json").Write(names, Lwm2mPath.Root, Facts.Lwm2m11))
            .Should().Be("""[{"bn":"/","n":"3/0/0"},{"n":"1"}]""");
        Convert.ToHexString(Find("senml-cbor").Write([.. names, new(Lwm2mPath.Root, null)], Lwm2mPath.Root, Facts.Lwm2m11))
            .Should().Be("83A100662F332F302F30A100622F31A100612F");
    }

    [Test]
    public void Keeps_timestamps()
    {
        Entry[] entries =
        [
            new(Lwm2mPath.Of(3303, 0, 5700), new Lwm2mValue.Float(21.5), 1_700_000_000),
            new(Lwm2mPath.Of(3303, 0, 5700), new Lwm2mValue.Float(22), -5.5),
        ];
        foreach (var format in new[] { "json", "senml-json", "senml-cbor" })
        {
            var octets = Find(format).Write(entries, Lwm2mPath.Root, Facts.Lwm2m11);
            Find(format).TryRead(octets, Lwm2mPath.Root, Facts.Lwm2m11, out var read, out _).Should().BeTrue();
            read.Should().Equal(entries);
        }
    }

    [Test]
    public void Finds_formats_by_number()
    {
        PayloadFormats.All.Should().OnlyContain(format => PayloadFormats.Find(format.ContentFormat) == format);
        PayloadFormats.All.Select(format => format.ContentFormat.Value).Should().Equal(0, 42, 60, 110, 112, 320, 322, 11542, 11543, 11544);
        PayloadFormats.Find(new ContentFormat(65000)).Should().BeNull();
    }

    private static IFormat Find(string format) => PayloadFormats.Find(ContentFormat.ByName[format])!;

    private static Action Writing(string format, Entry[] entries, string path) =>
        () => Find(format).Write(entries, Lwm2mPath.Parse(path), Facts.Lwm2m11);

    private static void Takes(string format, string path, byte[] octets, string expected)
    {
        Find(format).TryRead(octets, Lwm2mPath.Parse(path), Facts.Lwm2m11, out var entries, out var error).Should().BeTrue("{0}", error);

        Facts.Show(entries).Should().MatchRegex($"^{Regex.Escape(expected).Replace("\\*", ".*", StringComparison.Ordinal)}$");
    }

    private static void Refuses(string format, string path, byte[] octets, int offset, string message)
    {
        Find(format).TryRead(octets, Lwm2mPath.Parse(path), Facts.Lwm2m11, out var entries, out var error).Should().BeFalse();

        entries.Should().BeEmpty();
        error.Message.Should().Match(message);
        error.Offset.Should().Be(offset);
    }
}
