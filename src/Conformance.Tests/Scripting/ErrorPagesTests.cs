using System.Text.RegularExpressions;
using Conformance.Scripting;
using Conformance.Scripting.Diagnostics;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Scripting;

/// <summary>Every diagnostic has a page; its wrong example gives exactly the output shown, its right one loads.</summary>
[TestFixture]
public sealed partial class ErrorPagesTests
{
    /// <summary>
    /// Pages without examples: these need a large file, two files, none, or a catalogue with a flag. Tested in <see
    /// cref="CaseLoaderTests"/>.
    /// </summary>
    private static readonly string[] s_withoutExamples = ["TC0009", "TC0010", "TC0107", "TC0127", "TC0157"];

    private static string Folder => Path.Combine(TestCases.Repository, "docs", "errors");

    private static IEnumerable<string> Examples => SourceCodes().Except(s_withoutExamples);

    [TestCaseSource(nameof(Examples))]
    public void Wrong_example_gives_the_output_that_is_shown(string code)
    {
        var wrong = Section(code, "Wrong", "yaml");
        var text = code.StartsWith("TC00", StringComparison.Ordinal) ? wrong : Skeleton.Around(wrong);
        var loaded = new CaseLoader(TestCatalogue.Instance, new TestVocabulary()).Load(text, Skeleton.File);

        DiagnosticText.Render(loaded.Diagnostics, DiagnosticFormat.Human, _ => text).Should().Be(Section(code, "Wrong", "text"));
        loaded.Diagnostics.Should().ContainSingle().Which.Code.Should().Be(code);
        loaded.Cases.Should().BeEmpty();
    }

    [TestCaseSource(nameof(Examples))]
    public void Right_example_loads(string code)
    {
        var loaded = Skeleton.Load(Section(code, "Right", "yaml"));

        loaded.Diagnostics.Should().BeEmpty();
        loaded.Cases.Should().NotBeEmpty();
    }

    [Test]
    public void Every_code_of_the_product_has_a_page_that_opens_with_it() =>
        Codes("Conformance.Scripting", _ => true).Concat(Codes("Conformance.Harness", _ => true))
            .Should().AllSatisfy(code => Page(code).Should().StartWith($"# {code}: "));

    private static List<string> SourceCodes() => Codes("Conformance.Scripting", file => !file.Contains("Profiles", StringComparison.Ordinal));

    private static List<string> Codes(string room, Func<string, bool> wanted) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(TestCases.Repository, "src", room), "*.cs", SearchOption.AllDirectories)
            .Where(file => wanted(file) && !file.Contains(
                $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => QuotedCode().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static string Page(string code) => File.ReadAllText(Path.Combine(Folder, $"{code}.md")).ReplaceLineEndings("\n");

    private static string Section(string code, string title, string language)
    {
        var page = Page(code);
        var section = page[page.IndexOf($"\n## {title}\n", StringComparison.Ordinal)..];
        var fence = $"```{language}\n";
        var start = section.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        return section[start..section.IndexOf("```", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("\"(TC[0-9]{4})\"")]
    private static partial Regex QuotedCode();
}
