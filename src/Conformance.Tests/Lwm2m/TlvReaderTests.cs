using Conformance.Lwm2m.Formats.Tlv;
using Conformance.Wire;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

/// <summary>Core 1.2 §7.4.5.</summary>
[TestFixture]
public sealed class TlvReaderTests
{
    /// <summary>Head, kind, id, octets of id and length, value; the last column is whether the head is the shortest.</summary>
    [TestCase("C10105", TlvKind.Resource, 1, 1, 0, "05", true)]
    [TestCase("C001", TlvKind.Resource, 1, 1, 0, "", true)]
    [TestCase("E1012C05", TlvKind.Resource, 300, 2, 0, "05", true)]
    [TestCase("E1000105", TlvKind.Resource, 1, 2, 0, "05", false)]
    [TestCase("C8010105", TlvKind.Resource, 1, 1, 1, "05", false)]
    [TestCase("CF010105", TlvKind.Resource, 1, 1, 1, "05", false, TestName = "Bits 2-0 beside an explicit length are ignored (FMT-20)")]
    [TestCase("D001000105", TlvKind.Resource, 1, 1, 2, "05", false)]
    [TestCase("D80100000105", TlvKind.Resource, 1, 1, 3, "05", false)]
    [TestCase("410705", TlvKind.ResourceInstance, 7, 1, 0, "05", true)]
    [TestCase("8000", TlvKind.MultipleResource, 0, 1, 0, "", true)]
    [TestCase("0000", TlvKind.ObjectInstance, 0, 1, 0, "", true)]
    public void Reads_every_form_of_head(string hex, TlvKind kind, int id, int idOctets, int lengthOctets, string value, bool isShortest)
    {
        TlvReader.TryRead(Convert.FromHexString(hex), out var records, out _).Should().BeTrue();

        var record = records.Should().ContainSingle().Subject;
        (record.Kind, record.Id, record.IdOctets, record.LengthOctets).Should().Be((kind, (ushort)id, idOctets, lengthOctets));
        Hex.Of(record.Value.Span).Should().Be(value);
        record.IsShortest.Should().Be(isShortest);
        record.HeadOctets.Should().Be((hex.Length - value.Length) / 2);
    }

    [Test]
    public void Shows_the_tree_with_offsets()
    {
        TlvReader.TryRead(Convert.FromHexString("08000EC10001C101008302417F07C1037F"), out var records, out _).Should().BeTrue();

        var instance = records.Should().ContainSingle().Subject;
        instance.Children.Select(child => (child.Kind, child.Id, child.Offset)).Should().Equal(
            (TlvKind.Resource, (ushort)0, 3),
            (TlvKind.Resource, (ushort)1, 6),
            (TlvKind.MultipleResource, (ushort)2, 9),
            (TlvKind.Resource, (ushort)3, 14));
        instance.Children[2].Children[0].ValueOffset.Should().Be(13);
        instance.ToString().Should().Be(
            "object-instance 0 [resource 0 01, resource 1 00, multiple-resource 2 [resource-instance 127 07], resource 3 7F]");
    }

    [TestCase("C1", 0, "record ends in its head; a head of 2 octets is required")]
    [TestCase("F80001", 0, "record ends in its head; a head of 6 octets is required")]
    [TestCase("C101", 0, "value of 1 octets has 0 left; all of them are required")]
    [TestCase("C10105C202AA", 3, "value of 2 octets has 1 left; all of them are required")]
    [TestCase("D801FFFFFF00", 0, "value of 16777215 octets has 1 left; all of them are required")]
    [TestCase("8301C10005", 2, "resource stands in multiple-resource; resource-instance is required")]
    [TestCase("0300410005", 2, "resource-instance stands in object-instance; resource or multiple-resource is required")]
    [TestCase("02000100", 2, "object-instance stands in object-instance; resource or multiple-resource is required")]
    [TestCase("C10105C10106", 3, "resource 1 stands twice; once is allowed")]
    [TestCase("0600C10105C10106", 5, "resource 1 stands twice; once is allowed")]
    public void Refuses_broken_records_where_they_break(string hex, int offset, string message)
    {
        TlvReader.TryRead(Convert.FromHexString(hex), out var records, out var error).Should().BeFalse();

        records.Should().BeEmpty();
        error.Should().Be(new DecodeError(offset, "Core 1.2 §7.4.5", message));
    }

    [TestCase(1, 0, "C10105")]
    [TestCase(2, 0, "E1000105")]
    [TestCase(1, 1, "C8010105")]
    [TestCase(2, 3, "F8000100000105")]
    public void Writes_heads_longer_than_needed_when_asked(int idOctets, int lengthOctets, string hex)
    {
        var writer = new SpanWriter();
        TlvWriter.Write(writer, TlvKind.Resource, 1, [5], idOctets, lengthOctets);

        Hex.Of(writer.Written).Should().Be(hex);
    }

    [TestCase(300, 1, 1, 1)]
    [TestCase(1, 3, 1, 1)]
    [TestCase(1, 1, 4, 1)]
    [TestCase(1, 1, 0, 8)]
    [TestCase(1, 1, 1, 256)]
    public void Refuses_to_write_a_head_that_cannot_be(int id, int idOctets, int lengthOctets, int length)
    {
        FluentActions.Invoking(() => TlvWriter.Write(new(), TlvKind.Resource, (ushort)id, new byte[length], idOctets, lengthOctets))
            .Should().Throw<ArgumentOutOfRangeException>();
    }

    [TestCase(7, "C7")]
    [TestCase(8, "C80108")]
    [TestCase(255, "C801FF")]
    [TestCase(256, "D0010100")]
    [TestCase(65536, "D801010000")]
    public void Writes_the_shortest_length(int length, string head)
    {
        var writer = new SpanWriter();
        TlvWriter.Write(writer, TlvKind.Resource, 1, new byte[length]);

        Hex.Of(writer.Written).Should().StartWith(head);
    }
}
