using Conformance.Lwm2m.Objects;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

[TestFixture]
public sealed class ObjectYamlTests
{
    private const string Good =
        """
        id: 7
        name: "Connectivity Statistics"
        urn: "urn:oma:lwm2m:oma:7"
        lwm2mVersion: "1.0"
        objectVersion: "1.0"
        multiple: false
        mandatory: false
        resources:
          - {id: 0, name: "SMS Tx Counter", operations: "R", multiple: false, mandatory: false, type: "Integer", range: "", unit: ""}

        """;

    private static IEnumerable<string> Files => Directory.EnumerateFiles(Facts.Folder, "*.yaml").Select(file => Path.GetFileName(file)!);

    [TestCaseSource(nameof(Files))]
    public void Writes_the_files_as_they_stand(string file)
    {
        var text = File.ReadAllText(Path.Combine(Facts.Folder, file));
        var source = text[2..text.IndexOf('\n', StringComparison.Ordinal)];

        ObjectYaml.Write(ObjectYaml.Read(new StringReader(text), file), source).Should().Be(text);
    }

    [Test]
    public void Reads_back_quotes_and_control_characters()
    {
        var odd = ObjectYaml.Read(new StringReader(Good), "good") with { Name = "a \"quoted\\\" \t name", Resources = [] };

        ObjectYaml.Read(new StringReader(ObjectYaml.Write(odd)), "odd").Should().BeEquivalentTo(odd);
    }

    [TestCase("id: 7", "id: 65535", "f.yaml:1: id is '65535'; a number from 0 to 65534 is required")]
    [TestCase("multiple: false\nmandatory", "multiple: no\nmandatory", "f.yaml:6: multiple is 'no'; true or false is required")]
    [TestCase("objectVersion: \"1.0\"", "objectVersion: \"1\"", "f.yaml:5: objectVersion is '1'; digits.digits is required")]
    [TestCase("mandatory: false\nresources", "resources", "f.yaml:1: field 'mandatory' is missing; it is required")]
    [TestCase("urn:", "url:", "f.yaml:3: field 'url' is unknown; one of *")]
    [TestCase("urn:", "id:", "f.yaml:3: field 'id' stands twice; once is required")]
    [TestCase("operations: \"R\"", "operations: \"X\"", "f.yaml:9: operations is 'X'; letters of RWE is required")]
    [TestCase("type: \"Integer\"", "type: \"Int\"", "f.yaml:9: type is 'Int'; one of String, *")]
    [TestCase("range: \"\"", "range: []", "f.yaml:9: range is no scalar; one is required")]
    [TestCase("name: \"SMS Tx Counter\"", "name: \"SMS", "f.yaml:*; well-formed YAML is required")]
    [TestCase("id: 7\n", "- 7\n", "f.yaml:*")]
    [TestCase("id: 7\n", "---\nid: 7\n", "", TestName = "A document start is fine")]
    public void Says_where_a_file_is_wrong(string found, string replacement, string message)
    {
        var text = Good[..Good.IndexOf(found, StringComparison.Ordinal)] + replacement
            + Good[(Good.IndexOf(found, StringComparison.Ordinal) + found.Length)..];
        var read = FluentActions.Invoking(() => ObjectYaml.Read(new StringReader(text), "f.yaml"));

        if (message.Length == 0)
        {
            read.Should().NotThrow();
        }
        else
        {
            read.Should().Throw<InvalidDataException>().WithMessage(message);
        }
    }

    [TestCase("")]
    [TestCase("7")]
    [TestCase("[]")]
    [TestCase("id: 7\n---\nid: 8\n")]
    public void Refuses_a_file_of_another_kind(string text)
    {
        FluentActions.Invoking(() => ObjectYaml.Read(new StringReader(text), "f.yaml")).Should().Throw<InvalidDataException>();
    }
}
