using Conformance.Model;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Profiles;

/// <summary>Reads <c>ledger.yaml</c>, <c>ets.yaml</c>, <c>ambiguities.yaml</c> and <c>clauses.yaml</c> of profile folders.</summary>
internal sealed class LedgerLoader(List<Diagnostic> diagnostics)
{
    private static readonly IReadOnlyDictionary<string, string> s_editions =
        new Dictionary<string, string> { ["1.0"] = "1.0", ["1.1"] = "1.1", ["1.2"] = "1.2" };

    private readonly Dictionary<string, string> _excuses = [];
    private readonly Dictionary<string, string> _pending = [];
    private readonly Dictionary<string, EtsProcedure> _procedures = [];
    private readonly Dictionary<string, Ambiguity> _ambiguities = [];
    private readonly List<(string Version, string From, string To)> _clauses = [];

    public Ledger Ledger => new(_excuses, _pending, _procedures, _ambiguities, new ClauseTable(_clauses));

    /// <summary>Reads the closed lists, which the requirements of the folder are held against.</summary>
    public void ReadWords(string directory)
    {
        if (FieldMap.Of(Optional(directory, "ledger.yaml"), ["excuses", "pending"], diagnostics) is { } map)
        {
            Words(map["excuses"], _excuses);
            Words(map["pending"], _pending);
        }
    }

    /// <summary>Reads what needs nothing else of the profile.</summary>
    public void ReadRegisters(string directory)
    {
        foreach (var map in Rows(directory, "ets.yaml", ["id", "also", "title", "labels", "excuse", "pending"]))
        {
            var reason = Excuse(map);
            var id = map.Text("id", required: true);
            var title = map.Text("title", required: true);
            Add(_procedures, id, new(id, title, Labels(map), reason.Length > 0 ? reason : Pending(map)) { Also = Texts(map, "also") }, map);
        }

        foreach (var map in Rows(directory, "ambiguities.yaml", ["id", "point", "clause", "readings", "applied"]))
        {
            var id = map.Text("id", required: true);
            var (point, clause) = (map.Text("point", required: true), map.Text("clause", required: true));
            Add(_ambiguities, id, new(id, point, clause, Texts(map, "readings"), map.Text("applied", required: true)), map);
        }

        foreach (var map in Rows(directory, "clauses.yaml", ["version", "from", "to"]))
        {
            var version = map.Choice("version", s_editions, string.Empty, required: true);
            _clauses.Add((version, map.Text("from", required: true), map.Text("to", required: true)));
        }
    }

    /// <summary>The excuse of a row; empty when it has none.</summary>
    public string Excuse(FieldMap map) => Reason(map, "excuse", _excuses);

    /// <summary>The group of work of a row; empty when it has none.</summary>
    public string Pending(FieldMap map) => Reason(map, "pending", _pending);

    private string Reason(FieldMap map, string key, Dictionary<string, string> words)
    {
        if (map.Scalar(key) is not { } scalar)
        {
            return string.Empty;
        }

        if (!words.ContainsKey(scalar.Text))
        {
            var required = $"one of {string.Join(", ", words.Keys)} was required";
            diagnostics.Add(new("TC0205", scalar.Span, $"'{scalar.Text}'; {required}", Suggestion.For(scalar.Text, words.Keys)));
        }

        return scalar.Text;
    }

    private List<string> Texts(FieldMap map, string key) =>
        [.. FieldMap.Items(map[key], diagnostics).OfType<ScalarNode>().Select(scalar => scalar.Text)];

    private List<string> Labels(FieldMap map)
    {
        var labels = new List<string>();
        foreach (var label in FieldMap.Items(map["labels"], diagnostics).OfType<ScalarNode>())
        {
            if (FieldMap.Word(label, s_editions, diagnostics, out var edition))
            {
                labels.Add(edition!);
            }
        }

        return labels;
    }

    private void Words(Node? node, Dictionary<string, string> words)
    {
        if (FieldMap.Of(node, known: null, diagnostics) is not { } map)
        {
            return;
        }

        foreach (var (key, _) in ((MappingNode)node!).Entries)
        {
            words[key.Text] = map.Text(key.Text, required: true);
        }
    }

    private IEnumerable<FieldMap> Rows(string directory, string file, IReadOnlyList<string> known) =>
        FieldMap.Items(Optional(directory, file), diagnostics).Select(item => FieldMap.Of(item, known, diagnostics)).OfType<FieldMap>();

    private Node? Optional(string directory, string file) =>
        Path.Combine(directory, file) is var path && File.Exists(path) ? SourceFile.Read(path, diagnostics) : null;

    private void Add<T>(Dictionary<string, T> all, string id, T item, FieldMap map)
    {
        if (id.Length > 0 && !all.TryAdd(id, item))
        {
            diagnostics.Add(new("TC0204", map.Span, $"{id} is given twice"));
        }
    }
}
