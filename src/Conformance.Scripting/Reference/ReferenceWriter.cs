using System.Globalization;
using System.Text;
using Conformance.Scripting.Binding;

namespace Conformance.Scripting.Reference;

/// <summary>Writes the reference page of the language: an introduction by hand, then every verb as the catalogue knows it.</summary>
public sealed class ReferenceWriter(VerbCatalogue catalogue)
{
    private const string Introduction = "Conformance.Scripting.Reference.introduction.md";

    private static readonly (string Kind, string Title)[] s_kinds =
    [
        ("operation", "Operations towards the client"),
        ("client", "Operations of our client, where a server is under test"),
        ("server", "What a server under test is asked to do"),
        ("bootstrap", "Operations of the bootstrap interface"),
        ("event", "Events from the device"),
        ("check", "Checks"),
        ("structure", "Structure"),
        ("control", "Control of the device"),
        ("raw", "Raw messages"),
    ];

    /// <returns>Markdown.</returns>
    public string Write()
    {
        var page = new StringBuilder(Opening());
        page.Append("\n## Fields of a case\n\n| field | | |\n| --- | --- | --- |\n");
        foreach (var (name, required, summary) in CaseFields.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {(required ? "required" : string.Empty)} | {Cell(summary)} |\n");
        }

        page.Append("\n## Fields of every step\n\n").Append(Table(catalogue.Common));
        var groups = catalogue.Verbs.GroupBy(verb => verb.Kind);
        foreach (var group in groups.OrderBy(group => Array.FindIndex(s_kinds, kind => kind.Kind == group.Key)))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {Array.Find(s_kinds, kind => kind.Kind == group.Key).Title ?? group.Key}\n");
            foreach (var verb in group)
            {
                Append(page, verb);
            }
        }

        page.Append("\n## Names that are always there\n\n");
        foreach (var (root, fields) in catalogue.Roots)
        {
            page.Append(CultureInfo.InvariantCulture, $"### `$({root})`\n\n").Append(Table(fields)).Append('\n');
        }

        foreach (var glossary in catalogue.Glossaries)
        {
            page.Append(CultureInfo.InvariantCulture, $"## {glossary.Title}\n\n{glossary.Introduction}\n\n{Row(glossary.Columns)}{Row([.. glossary.Columns.Select(_ => "---")])}")
                .AppendJoin(string.Empty, glossary.Rows.Select(Row)).Append('\n');
        }

        page.Append("## Content formats\n\n| name | number |\n| --- | --- |\n");
        foreach (var (name, number) in catalogue.Formats)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {number} |\n");
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, VerbDefinition verb)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### `{verb.Name}`\n\n{verb.Summary}\n\n")
            .Append(CultureInfo.InvariantCulture, $"Takes {Describe(verb.Target)}.{(verb.Judges ? " Judges the device." : string.Empty)}")
            .Append(CultureInfo.InvariantCulture, $"{(verb.NeedsWindow ? " Needs a window." : string.Empty)}\n\n")
            .Append(CultureInfo.InvariantCulture, $"```yaml\n{Indented(verb.Example)}\n```\n");
        if (verb.Fields.Count > 0)
        {
            page.Append('\n').Append(Table(verb.Fields));
        }

        if (verb.Captures.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n`as` captures: {Names(verb.Captures)}.\n");
        }
    }

    /// <summary>The example as one item of a list of steps.</summary>
    private static string Indented(string example) =>
        string.Join('\n', example.Split('\n').Select((line, index) => (index == 0 ? "- " : "  ") + line.TrimEnd('\r')));

    private static string Table(IReadOnlyList<FieldDefinition> fields)
    {
        var table = new StringBuilder("| field | takes | |\n| --- | --- | --- |\n");
        foreach (var field in fields)
        {
            var remarks = field.Excludes is { Count: > 0 } excluded
                ? $" Not beside {string.Join(" or ", excluded.Select(name => $"`{name}`"))}."
                : string.Empty;
            var summary = (field.Required ? "Required. " : string.Empty) + field.Summary;
            table.Append(CultureInfo.InvariantCulture, $"| `{field.Name}` | {Cell(Describe(field.Type))} | {Cell(summary)}{remarks} |\n");
        }

        return table.ToString();
    }

    private static string Describe(FieldType type) => type switch
    {
        FieldType.Text => "a text",
        FieldType.Number { Max: long.MaxValue } number => string.Create(CultureInfo.InvariantCulture, $"a whole number from {number.Min}"),
        FieldType.Number number => string.Create(CultureInfo.InvariantCulture, $"a whole number from {number.Min} to {number.Max}"),
        FieldType.NumberAmong among => string.Join(", ", among.Allowed),
        FieldType.Flag => "`true` or `false`",
        FieldType.Duration => "a duration",
        FieldType.Path path => path.MinDepth == path.MaxDepth
            ? $"the path of {ResourcePath.Level(path.MinDepth)}"
            : $"a path, {ResourcePath.Level(path.MinDepth)} to {ResourcePath.Level(path.MaxDepth)}",
        FieldType.Format => "a content format",
        FieldType.Choice choice => string.Join(", ", choice.Words.Select(word => $"`{word}`")),
        FieldType.Several several => $"a {several.Name.Replace('-', ' ')}, or a list of them",
        FieldType.Reference => "an expression",
        FieldType.Condition => "a condition",
        FieldType.Declaration => "a condition over PICS and PIXIT",
        FieldType.Any => "a value, or a list of them",
        FieldType.NamedValues => "a map of names and values",
        FieldType.PathValues => "a map of paths or resource ids and values",
        FieldType.Items => "a list, or an expression that gives one",
        FieldType.Interval => "two durations",
        FieldType.Matchers { Keys: { Count: > 0 } keys } => $"a map of matchers for {Names(keys)}",
        FieldType.Matchers => "a map of matchers",
        FieldType.OneMatcher => "a matcher",
        FieldType.Fields fields => string.Join(" or ", fields.Words.Select(word => $"`{word}`").Append($"a map of {Names(fields.Known)}")),
        FieldType.Steps => "a list of steps",
        FieldType.Branches => "a map of named lists of steps",
        FieldType.NewName => "a new name",
        FieldType.Requirements => "a requirement id, or a list of them",
        FieldType.Empty => "nothing",
        _ => throw new NotSupportedException($"no words for {type.GetType().Name}"),
    };

    private static string Names(IReadOnlyList<FieldDefinition> fields) => string.Join(", ", fields.Select(field => $"`{field.Name}`"));

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private static string Opening()
    {
        using var stream = typeof(ReferenceWriter).Assembly.GetManifestResourceStream(Introduction)
            ?? throw new InvalidOperationException($"no resource {Introduction}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
