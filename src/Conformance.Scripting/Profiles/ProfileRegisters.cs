using System.Globalization;
using Conformance.Model;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Profiles;

/// <summary>Reads <c>procedures/*.yaml</c> and <c>budgets.yaml</c> of profile folders, and the sweeps of requirement rows.</summary>
internal sealed class ProfileRegisters(List<Diagnostic> diagnostics)
{
    private static readonly IReadOnlyDictionary<string, CostMeasure> s_measures = new Dictionary<string, CostMeasure>
    {
        ["messages"] = CostMeasure.Messages,
        ["octets"] = CostMeasure.Octets,
        ["retransmissions"] = CostMeasure.Retransmissions,
        ["round-trips"] = CostMeasure.RoundTrips,
        ["awake"] = CostMeasure.Awake,
    };

    private static readonly IReadOnlyDictionary<string, RequirementLevel> s_levels = new Dictionary<string, RequirementLevel>
    {
        ["M"] = RequirementLevel.Mandatory,
        ["O"] = RequirementLevel.Optional,
    };

    private readonly Dictionary<string, LabProcedure> _procedures = [];
    private readonly Dictionary<string, CostBudget> _budgets = [];
    private readonly List<ObjectSweep> _sweeps = [];
    private readonly List<(ScalarNode Id, string Of)> _named = [];

    public IReadOnlyDictionary<string, LabProcedure> Procedures => _procedures;

    public IReadOnlyDictionary<string, CostBudget> Budgets => _budgets;

    public IReadOnlyList<ObjectSweep> Sweeps => _sweeps;

    /// <summary>Reads what a folder has beside its requirements.</summary>
    public void Read(string directory)
    {
        var folder = Path.Combine(directory, "procedures");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            foreach (var map in Rows(file, ["id", "title", "requirements", "needs", "steps", "capture", "passes"]))
            {
                var (id, title, passes) = (map.Text("id", required: true), map.Text("title", required: true), map.Text("passes", required: true));
                _named.AddRange(Scalars(map, "requirements").Select(name => (name, id)));
                Add(_procedures, id, new(id, title, Texts(map, "requirements"), Texts(map, "needs"), Texts(map, "steps"), Texts(map, "capture"), passes), map);
            }
        }

        foreach (var map in Rows(Path.Combine(directory, "budgets.yaml"), ["id", "level", "cases", "measure", "most", "text"]))
        {
            var (id, text) = (map.Text("id", required: true), map.Text("text", required: true));
            var level = map.Choice("level", s_levels, RequirementLevel.Optional, required: true);
            Add(_budgets, id, new(id, level, Texts(map, "cases"), map.Choice("measure", s_measures, CostMeasure.Octets, required: true), Most(map), text), map);
        }
    }

    /// <summary>Reads the sweep of a requirement's row, where it has one.</summary>
    public void ReadSweep(FieldMap row)
    {
        if (FieldMap.Of(row["sweep"], ["objects", "kinds"], diagnostics) is not { } map)
        {
            return;
        }

        var objects = new List<ushort>();
        foreach (var scalar in Scalars(map, "objects"))
        {
            if (ushort.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                objects.Add(id);
            }
            else
            {
                diagnostics.Add(new("TC0205", scalar.Span, $"'{scalar.Text}'; the number of an object was required"));
            }
        }

        _sweeps.Add(new(row.Text("id"), objects, Texts(map, "kinds")));
    }

    /// <summary>Holds what procedures name against the requirements there are.</summary>
    public void Check(IReadOnlyDictionary<string, Requirement> requirements)
    {
        foreach (var (id, of) in _named.Where(name => !requirements.ContainsKey(name.Id.Text)))
        {
            diagnostics.Add(new("TC0209", id.Span, $"{of} names {id.Text}, and the profile has no such requirement", Suggestion.For(id.Text, requirements.Keys)));
        }
    }

    private decimal Most(FieldMap map)
    {
        if (map.Scalar("most", required: true) is not { } scalar)
        {
            return 0;
        }

        if (!decimal.TryParse(scalar.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var most))
        {
            diagnostics.Add(new("TC0205", scalar.Span, $"'{scalar.Text}'; a number was required"));
        }

        return most;
    }

    private IEnumerable<ScalarNode> Scalars(FieldMap map, string key) => FieldMap.Items(map[key], diagnostics).OfType<ScalarNode>();

    private List<string> Texts(FieldMap map, string key) => [.. Scalars(map, key).Select(scalar => scalar.Text)];

    private IEnumerable<FieldMap> Rows(string file, IReadOnlyList<string> known) => File.Exists(file)
        ? FieldMap.Items(SourceFile.Read(file, diagnostics), diagnostics).Select(item => FieldMap.Of(item, known, diagnostics)).OfType<FieldMap>()
        : [];

    private void Add<T>(Dictionary<string, T> all, string id, T item, FieldMap map)
    {
        if (id.Length > 0 && !all.TryAdd(id, item))
        {
            diagnostics.Add(new("TC0204", map.Span, $"{id} is given twice"));
        }
    }
}
