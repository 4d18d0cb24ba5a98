using Conformance.Scripting;
using Conformance.Scripting.Diagnostics;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Scripting;

[TestFixture]
public sealed class SixCasesTests
{
    [Test]
    public void All_six_load_without_a_diagnostic()
    {
        var files = new CaseLoader(TestCatalogue.Instance, new TestVocabulary()).LoadTree(TestCases.Root);

        files.Should().HaveCount(6);
        DiagnosticText.Render(files.SelectMany(file => file.Diagnostics), DiagnosticFormat.Human, name => files.Single(file => file.File == name).Text).Should().BeEmpty();
        files.SelectMany(file => file.Cases).Should().HaveCount(6);
    }
}
