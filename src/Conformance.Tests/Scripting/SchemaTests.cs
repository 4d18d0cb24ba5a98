using System.Text.Json.Nodes;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Reference;
using Conformance.Scripting.Yaml;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Scripting;

[TestFixture]
public sealed class SchemaTests
{
    private static readonly SchemaCheck s_schema = new(JsonNode.Parse(new SchemaWriter(TestCatalogue.Instance).Write())!);

    private static IEnumerable<string> Ids => TestCases.Files.Select(path => Path.GetFileNameWithoutExtension(path));

    [TestCaseSource(nameof(Ids))]
    public void Accepts_the_example_cases(string id) => s_schema.Accepts(Read(Text(id))).Should().BeTrue();

    [TestCase("    betwen: [1 s, 2 s]\n", TestName = "Rejects an unknown field")]
    [TestCase("    write: /3/0/14\n", TestName = "Rejects two verbs in a step")]
    [TestCase("    within: 10 s\n", TestName = "Rejects within with between")]
    [TestCase("    for: 20s\n", TestName = "Rejects what is no duration")]
    public void Rejects(string line)
    {
        const string Before = "    of: $(observation)\n";

        s_schema.Accepts(Read(Text("C-ATT-003").Replace(Before, Before + line, StringComparison.Ordinal))).Should().BeFalse();
    }

    [TestCase("await: notify", "await: notfy")]
    [TestCase("title:", "titel:")]
    [TestCase("purpose: >-\n  Check", "purpose: >-\n  Prove")]
    [TestCase("id: C-ATT-003", "id: C-ATT-3")]
    [TestCase("iut: client", "iut: cliend")]
    [TestCase("- cancel: $(observation)", "- cancel: observation")]
    [TestCase("- cancel: $(observation)", "- read: 3/0")]
    [TestCase("- cancel: $(observation)", "- read: /3/0\n    accept: tvl")]
    [TestCase("- cancel: $(observation)", "- pause: 3 s")]
    [TestCase("- cancel: $(observation)", "- read: /3/0\n    expect: { cod: 2.05 }")]
    public void Rejects_a_slip(string right, string wrong)
    {
        var text = Text("C-ATT-003");

        text.Should().Contain(right);
        s_schema.Accepts(Read(text.Replace(right, wrong, StringComparison.Ordinal))).Should().BeFalse();
    }

    private static string Text(string id) => File.ReadAllText(TestCases.Files.Single(path => Path.GetFileNameWithoutExtension(path) == id));

    private static Node Read(string text)
    {
        var diagnostics = new List<Diagnostic>();
        return YamlReader.Read(text, "f", diagnostics) ?? throw new InvalidOperationException(diagnostics[0].Message);
    }
}
