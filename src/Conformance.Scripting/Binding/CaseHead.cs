using System.Text.RegularExpressions;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>The head of a case: everything but names, conditions and steps.</summary>
internal sealed partial class CaseHead(
    VerbCatalogue catalogue, IVocabulary vocabulary, MappingNode root, ICollection<Diagnostic> diagnostics)
{
    /// <summary>Letter of an id → who is under test, and the folder right below the test-case root.</summary>
    private static readonly Dictionary<string, string> s_folders = new(StringComparer.Ordinal)
    {
        ["C"] = "client",
        ["S"] = "server",
        ["B"] = "bootstrap-server",
        ["E"] = "est-server",
        ["G"] = "gateway",
    };

    private static readonly string[] s_texts =
        [CaseFields.Id, CaseFields.Title, CaseFields.Purpose, CaseFields.AppliesIf, CaseFields.Decision, CaseFields.Smoke];

    public string Id => Text(CaseFields.Id);

    public IReadOnlyList<ScalarNode> Requirements { get; } = Scalars(root[CaseFields.Requirements]);

    public IReadOnlyList<string> Testers { get; } = [.. Scalars(root[CaseFields.Tester]).Select(role => role.Text)];

    /// <summary>A field's text; empty when it is not given.</summary>
    public string Text(string field) => root[field] is ScalarNode scalar ? scalar.Text : string.Empty;

    /// <summary>A field's list of words; empty when it is not given.</summary>
    public IReadOnlyList<string> Words(string field) => [.. Scalars(root[field]).Select(word => word.Text)];

    public void Check(string file, int lines)
    {
        var known = CaseFields.All.Select(field => field.Name).ToList();
        foreach (var key in root.Entries.Select(entry => entry.Key).Where(key => !known.Contains(key.Text)))
        {
            diagnostics.Add(new("TC0101", key.Span, $"a test case has no field '{key.Text}'", Suggestion.For(key.Text, known)));
        }

        foreach (var (missing, _, summary) in CaseFields.All.Where(field => field.Required && root[field.Name] is null))
        {
            diagnostics.Add(new("TC0100", root.Span with { Length = 1 }, $"'{missing}' is missing", summary));
        }

        CheckId(file);
        CheckTexts();
        CheckWords(CaseFields.Iut, catalogue.Iuts, "TC0106", "role under test", one: true);
        CheckWords(CaseFields.Tester, catalogue.Roles, "TC0106", "role of the tester", one: false);
        CheckWords(CaseFields.Claims, catalogue.Claims, "TC0106", "claim", one: false);
        CheckWords(CaseFields.Requirements, vocabulary.Requirements, "TC0141", "requirement", one: false);
        CheckWords(CaseFields.Ets, null, string.Empty, string.Empty, one: false);
        if (lines > CaseFields.MostLines)
        {
            diagnostics.Add(new(
                "TC0107", root.Span with { Line = CaseFields.MostLines + 1, Column = 1, Length = 1 },
                $"the case has {lines} lines; {CaseFields.MostLines} are allowed",
                "a case stands on one screen; make two of it, or use parameters"));
        }
    }

    private static IReadOnlyList<ScalarNode> Scalars(Node? node) => node switch
    {
        ScalarNode { IsEmpty: false } one => [one],
        SequenceNode list => [.. list.Items.OfType<ScalarNode>()],
        _ => [],
    };

    private void CheckId(string file)
    {
        if (root[CaseFields.Id] is not ScalarNode id)
        {
            return;
        }

        if (IdForm().Match(id.Text) is not { Success: true } match)
        {
            diagnostics.Add(new(
                "TC0103", id.Span, $"'{id.Text}' is not a case id", "write who is under test, ledger group and number: C-ATT-003"));
            return;
        }

        CheckRole(match.Groups[1].Value);
        var (kind, group) = (match.Groups[1].Value, match.Groups[2].Value);
        if (!catalogue.GroupFolders.TryGetValue(group, out var folder))
        {
            diagnostics.Add(new(
                "TC0103", id.At(2, group.Length), $"no ledger group '{group}'", Suggestion.For(group, catalogue.GroupFolders.Keys)));
            return;
        }

        var place = kind == "C"
            ? $"{s_folders[kind]}/{folder}/{id.Text}.yaml"
            : $"{s_folders[kind]}/{file.Split('/').ElementAtOrDefault(1)}/{id.Text}.yaml";
        if (file != place)
        {
            diagnostics.Add(new(
                "TC0108", id.Span, $"case {id.Text} stands in {file}",
                $"its place is {(kind == "C" ? place : $"{s_folders[kind]}/…/{id.Text}.yaml")}"));
        }
    }

    private void CheckRole(string kind)
    {
        if (root[CaseFields.Iut] is ScalarNode iut && catalogue.Iuts.Contains(iut.Text) && iut.Text != s_folders[kind])
        {
            diagnostics.Add(new(
                "TC0128", iut.Span, $"the id says that a {s_folders[kind]} is under test, 'iut' says {iut.Text}", $"write iut: {s_folders[kind]}"));
        }
    }

    private void CheckTexts()
    {
        foreach (var field in s_texts)
        {
            if (root[field] is { } node and not ScalarNode { IsEmpty: false })
            {
                WrongKind(field, node, "a text");
            }
        }

        if (root[CaseFields.Title] is ScalarNode title && title.Text.Length > CaseFields.LongestTitle)
        {
            diagnostics.Add(new(
                "TC0105", title.Span, $"the title has {title.Text.Length} characters; {CaseFields.LongestTitle} are allowed"));
        }

        if (root[CaseFields.Purpose] is ScalarNode { IsEmpty: false } purpose
            && !purpose.Text.StartsWith(CaseFields.PurposeOpening, StringComparison.Ordinal))
        {
            diagnostics.Add(new("TC0104", purpose.Span, $"the purpose does not begin with '{CaseFields.PurposeOpening.Trim()}'"));
        }
    }

    private void CheckWords(string field, IReadOnlyCollection<string>? known, string code, string kind, bool one)
    {
        if (root[field] is not { } node)
        {
            return;
        }

        var words = Scalars(node);
        var fits = one ? node is ScalarNode : node is ScalarNode || (node is SequenceNode list && list.Items.Count == words.Count);
        if (!fits || words.Count == 0)
        {
            WrongKind(field, node, one ? "a word" : "a list of words");
            return;
        }

        foreach (var word in words.Where(word => known?.Contains(word.Text) == false))
        {
            diagnostics.Add(new(code, word.Span, $"no {kind} '{word.Text}'", Suggestion.For(word.Text, known!)));
        }

        foreach (var twice in words.GroupBy(word => word.Text).SelectMany(group => group.Skip(1)))
        {
            diagnostics.Add(new("TC0008", twice.Span, $"'{twice.Text}' is given twice"));
        }
    }

    private void WrongKind(string field, Node node, string required) =>
        diagnostics.Add(new(
            "TC0102", node.Span,
            $"'{field}' takes {required}, not {(node is SequenceNode { Items.Count: 0 } ? "an empty list" : node.Kind)}"));

    [GeneratedRegex(CaseFields.IdPattern)]
    private static partial Regex IdForm();
}
