using System.Text.Json;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Scripting;

[TestFixture]
public sealed class DiagnosticTextTests
{
    private const string Source = "steps:\r\n  - await: notify\r\n    betwen: [1 s, 2 s]\r\n";

    private static readonly Diagnostic s_field = new(
        "TC0114", new SourceSpan("a,b.yaml", 3, 5, 6), "'await' has no field 'betwen'", "did you mean 'between'?");
    private static readonly Diagnostic s_verb = new("TC0112", new SourceSpan("a,b.yaml", 2, 5, 99), "100% wrong\nverb");

    [Test]
    public void Human_form_shows_the_line_the_carets_and_the_hint() =>
        Render(DiagnosticFormat.Human, s_field).Should().Be(
            """
            a,b.yaml:3:5: error TC0114: 'await' has no field 'betwen'
              3 |     betwen: [1 s, 2 s]
                |     ^^^^^^ did you mean 'between'?

            """);

    [Test]
    public void Carets_end_with_the_line_and_tabs_are_copied() =>
        DiagnosticText.Human(
            new("TC0112", new SourceSpan("f", 1, 3, 99), "m"),
            "\t\tab").Should().Be("f:1:3: error TC0112: m\n  1 | \t\tab\n    | \t\t^^\n");

    [Test]
    public void Without_a_source_the_hint_stands_alone() =>
        DiagnosticText.Render([s_field], DiagnosticFormat.Human, _ => null).Should().Be(
            "a,b.yaml:3:5: error TC0114: 'await' has no field 'betwen'\n  did you mean 'between'?\n");

    [Test]
    public void Msbuild_form_is_one_line_each_in_the_order_of_places() =>
        Render(DiagnosticFormat.Msbuild, s_field, s_verb).Should().Be(
            "a,b.yaml(2,5): error TC0112: 100% wrong verb\n"
            + "a,b.yaml(3,5): error TC0114: 'await' has no field 'betwen'; did you mean 'between'?\n");

    [Test]
    public void Github_form_is_escaped() =>
        Render(DiagnosticFormat.Github, s_verb).Should().Be(
            "::error file=a%2Cb.yaml,line=2,col=5,endColumn=104,title=TC0112::100%25 wrong verb\n");

    [Test]
    public void Json_form_reads_back()
    {
        using var json = JsonDocument.Parse(Render(DiagnosticFormat.Json, s_field, s_verb));

        json.RootElement.EnumerateArray().Select(item => item.GetProperty("code").GetString()).Should().Equal("TC0112", "TC0114");
        json.RootElement[1].GetProperty("hint").GetString().Should().Be("did you mean 'between'?");
        json.RootElement[0].GetProperty("message").GetString().Should().Be("100% wrong\nverb");
    }

    [TestCase("awiat", "await")]
    [TestCase("betwen", "between")]
    [TestCase("witin", "within")]
    [TestCase("C.WRITE-ATRIBUTES", "C.WRITE-ATTRIBUTES")]
    [TestCase("xyz", null)]
    [TestCase("a", null)]
    [TestCase("", null)]
    public void Suggestions_are_slips_of_the_fingers(string word, string? expected) =>
        Suggestion.Nearest(word, ["await", "within", "between", "C.WRITE-ATTRIBUTES", "if"]).Should().Be(expected);

    [TestCase("await", "awiat", 1)]
    [TestCase("", "abc", 3)]
    [TestCase("kitten", "sitting", 3)]
    [TestCase("ca", "abc", 3)]
    public void Distance_counts_swaps_once(string a, string b, int expected)
    {
        Suggestion.Distance(a, b).Should().Be(expected);
        Suggestion.Distance(b, a).Should().Be(expected);
    }

    private static string Render(DiagnosticFormat format, params Diagnostic[] diagnostics) =>
        DiagnosticText.Render(diagnostics, format, _ => Source);
}
