using Conformance.Scripting;
using Conformance.Scripting.Diagnostics;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Conformance.Tests.Scripting;

/// <summary>No content makes the loader throw, and every diagnostic has a place in the file.</summary>
[TestFixture]
public sealed class RobustnessTests
{
    private static readonly string[] s_pieces =
    [
        "\n", "\n  ", "\n  - ", "- ", ": ", "{ ", " }", "[", "]", ", ", "? ", "| ", ">-\n", "# ", "'", "\"", "&a ", "*a", "!t ",
        "!= ", "!<", "%YAML 9\n", "---\n", "...\n", "\t", "<<: ", "\0", "\uFEFF", "é",
        "id", "steps", "read", "await", "expect", "parallel", "repeat", "vars", "parameters", "requirement", "/3/0", "$(", ")", "5 s", "..",
        "~ (", "notify", "as: a\n", "$(a)",
    ];

    private static readonly CaseLoader s_loader = new(TestCatalogue.Instance, new TestVocabulary());

    [Test]
    public void Random_yaml_never_throws() =>
        Check.One(
            Config.QuickThrowOnFailure.WithReplay(31, 1).WithMaxTest(3000),
            Prop.ForAll(Gen.ListOf(Gen.Elements(s_pieces)).Select(pieces => string.Concat(pieces)).ToArbitrary(), text => Load(text)));

    [Test]
    public void Every_truncation_of_every_case_never_throws()
    {
        foreach (var text in Cases())
        {
            for (var length = 0; length < text.Length; length += 11)
            {
                Load(text[..length]);
            }
        }
    }

    [Test]
    public void Mutated_cases_never_throw()
    {
        var cases = Cases();
        var mutations =
            from text in Gen.Elements(cases)
            from at in Gen.Choose(0, text.Length - 1)
            from cut in Gen.Choose(0, 12)
            from piece in Gen.Elements(s_pieces)
            select text[..at] + piece + text[Math.Min(text.Length, at + cut)..];
        Check.One(Config.QuickThrowOnFailure.WithReplay(37, 1).WithMaxTest(1000), Prop.ForAll(mutations.ToArbitrary(), text => Load(text)));
    }

    [Test]
    public void Names_dropped_or_swapped_in_a_case_are_told()
    {
        foreach (var text in Cases())
        {
            foreach (var line in text.Split('\n').Where(line => line.TrimStart().StartsWith("as: ", StringComparison.Ordinal)))
            {
                var loaded = Load(text.Replace(line + "\n", string.Empty, StringComparison.Ordinal));

                loaded.Diagnostics.Should().Contain(diagnostic => diagnostic.Code == "TC0130");
            }
        }
    }

    private static string[] Cases() =>
        [.. TestCases.Files.Select(File.ReadAllText)];

    private static LoadedFile Load(string text)
    {
        var loaded = s_loader.Load(text, Skeleton.File);
        var lines = text.Split('\n').Length;
        loaded.Diagnostics.Should().OnlyContain(
            diagnostic => diagnostic.Span.Line >= 1 && diagnostic.Span.Line <= lines + 1 && diagnostic.Span.Column >= 1);
        foreach (var format in Enum.GetValues<DiagnosticFormat>())
        {
            DiagnosticText.Render(loaded.Diagnostics, format, _ => text).Should().NotBeNull();
        }

        return loaded;
    }
}
