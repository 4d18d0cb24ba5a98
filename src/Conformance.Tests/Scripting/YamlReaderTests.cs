using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Scripting;

[TestFixture]
public sealed class YamlReaderTests
{
    [Test]
    public void Every_node_has_its_place()
    {
        var root = (MappingNode)Read("a: b\nlist:\n  - 'x y'\n  - { k: 1.. | absent }\nempty:\n")!;

        root["a"]!.Span.Should().Be(new SourceSpan("f", 1, 4, 1));
        var list = (SequenceNode)root["list"]!;
        list.Items[0].Should().BeEquivalentTo(new ScalarNode(new SourceSpan("f", 3, 5, 5), "x y", Quoted: true, ContentColumn: 6));
        ((MappingNode)list.Items[1])["k"].Should().BeEquivalentTo(new ScalarNode(
            new SourceSpan("f", 4, 10, 12), "1.. | absent", Quoted: false, ContentColumn: 10));
        root["empty"].Should().BeOfType<ScalarNode>().Which.IsEmpty.Should().BeTrue();
        root["missing"].Should().BeNull();
    }

    [TestCase("k: ~ ^8", "~ ^8")]
    [TestCase("k: != 5.00", "!= 5.00")]
    [TestCase("k: { v: != a b }", null)]
    [TestCase("k: $(pmin + latency)   # why", "$(pmin + latency)")]
    [TestCase("k: 010", "010")]
    [TestCase("k: ''", "")]
    public void Text_stays_as_written(string yaml, string? expected)
    {
        var value = ((MappingNode)Read(yaml)!)["k"]!;
        var scalar = (ScalarNode)(value is MappingNode map ? map["v"]! : value);

        scalar.Text.Should().Be(expected ?? "!= a b");
        scalar.IsMapped.Should().BeTrue();
    }

    [Test]
    public void Text_with_escapes_or_several_lines_is_not_mapped()
    {
        var root = (MappingNode)Read("a: \"x\\ty\"\nb: >-\n  one\n  two\nc: it\n  goes on\n")!;

        root.Entries.Select(entry => ((ScalarNode)entry.Value).IsMapped).Should().AllBeEquivalentTo(false);
        ((ScalarNode)root["b"]!).Text.Should().Be("one two");
    }

    [Test]
    public void A_slice_keeps_its_place()
    {
        var scalar = (ScalarNode)((MappingNode)Read("k: 1.. |  absent")!)["k"]!;

        scalar.Slice(6, scalar.Text.Length).Should().BeEquivalentTo(new ScalarNode(
            new SourceSpan("f", 1, 11, 6), "absent", Quoted: false, ContentColumn: 11));
    }

    private static Node? Read(string text)
    {
        var diagnostics = new List<Diagnostic>();
        var root = YamlReader.Read(text, "f", diagnostics);
        diagnostics.Should().BeEmpty();
        return root;
    }
}
