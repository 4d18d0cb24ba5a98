using Conformance.Scripting.Reference;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Scripting;

[TestFixture]
public sealed class ReferenceTests
{
    [Test]
    public void Golden_schema_is_what_the_writer_writes() =>
        Check("testcase.schema.json", new SchemaWriter(TestCatalogue.Instance).Write());

    [Test]
    public void Golden_reference_is_what_the_writer_writes() =>
        Check("language.md", new ReferenceWriter(TestCatalogue.Instance).Write());

    /// <summary><c>UPDATE_GOLDEN=1</c> writes the file anew.</summary>
    private static void Check(string name, string actual)
    {
        var path = Path.Combine(TestCases.Root, "..", "golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        actual.Should().Be(File.ReadAllText(path));
    }
}
