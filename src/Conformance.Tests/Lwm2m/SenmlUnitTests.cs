using System.Text;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

[TestFixture]
public sealed class SenmlUnitTests
{
    private static readonly ObjectModel Model = Facts.Lwm2m11;

    [TestCase("""[{"bn":"/3/0/9","u":"%","v":95}]""", "%")]
    [TestCase("""[{"bn":"/3/0/9","bu":"%","v":95}]""", "%")]
    [TestCase("""[{"bn":"/3/0/9","bu":"mV","u":"%","v":95}]""", "%")]
    [TestCase("""[{"bn":"/3/0/9","v":95}]""", null)]
    public void A_record_has_its_own_unit_or_that_of_the_pack(string pack, string? unit)
    {
        var json = PayloadFormats.Find(ContentFormat.SenmlJson)!;
        json.TryRead(Encoding.UTF8.GetBytes(pack), Lwm2mPath.Root, Model, out var entries, out var error).Should().BeTrue(error.ToString());
        entries.Should().ContainSingle().Which.Unit.Should().Be(unit);
    }

    [Test]
    public void A_unit_survives_both_representations([Values(110, 112)] int format)
    {
        var senml = PayloadFormats.Find(new ContentFormat(format))!;
        Entry[] written = [new(Lwm2mPath.Of(3, 0, 9), new Lwm2mValue.Integer(95), Timestamp: -5, Unit: "%"), new(Lwm2mPath.Of(3, 0, 10), new Lwm2mValue.Integer(7))];
        senml.TryRead(senml.Write(written, Lwm2mPath.Root, Model), Lwm2mPath.Root, Model, out var read, out var error).Should().BeTrue(error.ToString());
        read.Should().Equal(written);
    }
}
