using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.House;

/// <summary>The habits of CONTRIBUTING.md that text alone can show. Each rule lists whoever breaks it.</summary>
[TestFixture]
public sealed partial class SourceTests
{
    private const int LongestSource = 300;
    private const int LongestCase = 70;

    private static readonly string[] VagueWords =
        ["Manager", "Helper", "Util", "Utils", "Common", "Base", "Data", "Info", "Processor", "Handler", "Wrapper", "Impl", "Service"];

    private static IEnumerable<string> Sources => Repository.Sources.Where(path => !path.EndsWith("/Program.cs", StringComparison.Ordinal));

    [Test]
    public void A_namespace_is_its_folder() =>
        Sources.Where(path => Namespace().Match(Repository.Read(path)).Groups["name"].Value != string.Join('.', path.Split('/')[1..^1]))
            .Should().BeEmpty();

    [Test]
    public void A_file_is_named_like_its_type() =>
        Sources.Where(path => Types(path).FirstOrDefault()?.Name != Path.GetFileNameWithoutExtension(path)).Should().BeEmpty();

    [Test]
    public void A_file_holds_one_type_or_a_closed_hierarchy_of_records() =>
        Sources.Where(path => !IsOneTypeOrHierarchy(Types(path))).Should().BeEmpty();

    [Test]
    public void A_type_has_no_vague_name() =>
        Sources.SelectMany(Types).Select(type => type.Name)
            .Where(name => Words().Matches(name).Select(word => word.Value).Intersect(VagueWords).Any())
            .Should().BeEmpty();

    [Test]
    public void A_source_file_can_be_read_in_one_go() =>
        Sources.Where(path => Lines(path) >= LongestSource).Should().BeEmpty();

    [Test]
    public void A_case_fits_on_a_page() =>
        Repository.Below("testcases", "*.yaml").Where(path => Lines(path) > LongestCase).Should().BeEmpty();

    [Test]
    public void No_committed_file_knows_the_machine_it_was_written_on() =>
        Repository.Committed
            .Where(path => !path.EndsWith(".bin", StringComparison.Ordinal))
            .SelectMany(path => MachinePath().Matches(Repository.Read(path)).Select(found => $"{path}: {found.Value}"))
            .Should().BeEmpty();

    [Test]
    public void Nothing_that_a_build_or_a_run_makes_is_committed() =>
        Repository.Committed.Where(path => path != "reports/README.md" && Output().IsMatch(path)).Should().BeEmpty();

    private static int Lines(string path) => Repository.Read(path).TrimEnd('\n').Split('\n').Length;

    private static List<DeclaredType> Types(string path) =>
        [.. Declaration().Matches(Repository.Read(path)).Select(found => new DeclaredType(found.Groups["name"].Value, found.Value))];

    private static bool IsOneTypeOrHierarchy(List<DeclaredType> types) =>
        types.Skip(1).All(type => types.Exists(root => root.IsAbstractRecord && type.DerivesFrom(root.Name)));

    [GeneratedRegex("^namespace (?<name>[A-Za-z0-9.]+);$", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    // In a file-scoped namespace the types of a file are the declarations that are not indented.
    [GeneratedRegex(
        @"^((public|internal|sealed|abstract|static|partial|readonly|ref|unsafe) )*"
        + @"(class|struct|interface|enum|record( struct)?|delegate [^(]+?) (?<name>[A-Z]\w*)\b[^{;]*",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<![\w.$)}-])/(home|root|work|tmp|Users)/\w+|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex("(^|/)(artifacts|node_modules|bin|obj|TestResults)/|^reports/")]
    private static partial Regex Output();

    private sealed record DeclaredType(string Name, string Text)
    {
        public bool IsAbstractRecord => Text.Contains("abstract record", StringComparison.Ordinal);

        public bool DerivesFrom(string root) => Regex.IsMatch(Text, $@":\s*{root}\b");
    }
}
