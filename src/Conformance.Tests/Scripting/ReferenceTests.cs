using Conformance.Scripting.Reference;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Scripting;

[TestFixture]
public sealed class ReferenceTests
{
    [Test]
    public void Golden_schema_is_what_the_writer_writes() =>
        new SchemaWriter(TestCatalogue.Instance).Write().Should().Be(Golden("testcase.schema.json"));

    [Test]
    public void Golden_reference_is_what_the_writer_writes() =>
        new ReferenceWriter(TestCatalogue.Instance).Write().Should().Be(Golden("language.md"));

    private static string Golden(string name) => File.ReadAllText(Path.Combine(TestCases.Root, "..", "golden", name));
}
