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
        var text = files.ToDictionary(file => file.File, file => file.Text);
        DiagnosticText.Render(files.SelectMany(file => file.Diagnostics), DiagnosticFormat.Human, name => text[name]).Should().BeEmpty();
        files.SelectMany(file => file.Cases).Should().HaveCount(6);
    }
}
