using System.Text.RegularExpressions;
using Conformance.Model;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Profiles;

/// <summary>Reads a profile folder.</summary>
/// <remarks><c>profile.yaml</c>, <c>requirements.yaml</c> or <c>requirements/*.yaml</c>, <c>pics.yaml</c>, <c>pixit.yaml</c>, and what <see cref="Ledger"/> holds.</remarks>
public sealed partial class ProfileLoader
{
    private static readonly IReadOnlyDictionary<string, RequirementLevel> s_levels = new Dictionary<string, RequirementLevel>
    {
        ["MUST"] = RequirementLevel.Must,
        ["SHOULD"] = RequirementLevel.Should,
        ["MAY"] = RequirementLevel.May,
        ["CLARIFIED"] = RequirementLevel.Clarified,
    };

    private static readonly IReadOnlyList<string> s_requirementKeys =
        ["id", "level", "clause", "actor", "versions", "evidence", "confidence", "condition", "excuse", "pending", "text"];

    private static readonly IReadOnlyDictionary<string, bool> s_confidence =
        new Dictionary<string, bool> { ["confirmed"] = true, ["unconfirmed"] = false };

    private readonly List<Diagnostic> _diagnostics;
    private readonly Dictionary<string, Requirement> _requirements = [];
    private readonly Dictionary<string, PicsQuestion> _pics = [];
    private readonly Dictionary<string, PixitItem> _pixit = [];
    private readonly Dictionary<string, SourceSpan> _places = [];
    private readonly List<string> _open = [];
    private readonly LedgerLoader _ledger;

    private ProfileLoader(List<Diagnostic> diagnostics)
    {
        _diagnostics = diagnostics;
        _ledger = new LedgerLoader(diagnostics);
    }

    /// <summary>Loads a profile with everything it includes.</summary>
    /// <param name="directory">Folder of the profile.</param>
    /// <param name="diagnostics">Receives <c>TC0200</c>–<c>TC0207</c>.</param>
    /// <returns><see langword="null"/> when anything is wrong.</returns>
    public static Profile? Load(string directory, List<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(diagnostics);

        var before = diagnostics.Count;
        var loader = new ProfileLoader(diagnostics);
        var head = loader.Read(directory, new(directory, 1, 1, 1));
        return head is null || diagnostics.Count > before
            ? null
            : new Profile(head.Value.Id, head.Value.Title, loader._requirements, loader._pics, loader._pixit) { Ledger = loader._ledger.Ledger };
    }

    /// <summary>The folder below <paramref name="root"/> whose <c>profile.yaml</c> has an id.</summary>
    /// <param name="root">Folder of all profiles.</param>
    /// <param name="id">For example <c>wslwm2m-0.1</c>.</param>
    /// <param name="place">Who asks, for the diagnostic.</param>
    /// <param name="diagnostics">Receives <c>TC0210</c> when there is none.</param>
    public static string? Find(string root, string id, SourceSpan place, List<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);

        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.Exists(root) ? Sorted(root, "profile.yaml", SearchOption.AllDirectories) : [])
        {
            if (SourceFile.Read(file, []) is MappingNode map && map["id"] is ScalarNode name)
            {
                known.TryAdd(name.Text, Path.GetDirectoryName(file)!);
            }
        }

        if (!known.TryGetValue(id, out var folder))
        {
            var hint = Suggestion.For(id, known.Keys);
            diagnostics.Add(new("TC0210", place, $"no profile '{id}' below {root}; known are {string.Join(", ", known.Keys)}", hint));
        }

        return folder;
    }

    private (string Id, string Title)? Read(string directory, SourceSpan from)
    {
        var folder = Path.GetFullPath(directory);
        if (_open.Contains(folder))
        {
            _diagnostics.Add(new("TC0206", from, $"the profile in {directory} includes itself"));
            return null;
        }

        if (!Directory.Exists(folder))
        {
            _diagnostics.Add(new("TC0206", from, $"there is no profile folder {directory}"));
            return null;
        }

        _open.Add(folder);
        var head = Head(directory);
        _ledger.ReadWords(directory);
        foreach (var file in RequirementFiles(directory))
        {
            Rows(file, s_requirementKeys, AddRequirement);
        }

        _ledger.ReadRegisters(directory);
        Rows(Path.Combine(directory, "pics.yaml"), ["id", "question", "source", "since"], AddQuestion);
        Rows(Path.Combine(directory, "pixit.yaml"), ["name", "type", "default", "secret", "summary"], AddParameter);
        _open.RemoveAt(_open.Count - 1);
        return head;
    }

    private (string Id, string Title)? Head(string directory)
    {
        var node = SourceFile.Read(Path.Combine(directory, "profile.yaml"), _diagnostics);
        if (FieldMap.Of(node, ["id", "title", "includes"], _diagnostics) is not { } map)
        {
            return null;
        }

        foreach (var include in FieldMap.Items(map["includes"], _diagnostics))
        {
            if (include is ScalarNode { IsEmpty: false } path)
            {
                Read(Path.Combine(directory, path.Text), path.Span);
            }
            else
            {
                _diagnostics.Add(new("TC0201", include.Span, $"{include.Kind}; the folder of a profile was required"));
            }
        }

        return (map.Text("id", required: true), map.Text("title", required: true));
    }

    private static IEnumerable<string> RequirementFiles(string directory)
    {
        var single = Path.Combine(directory, "requirements.yaml");
        var folder = Path.Combine(directory, "requirements");
        return (File.Exists(single) ? [single] : Enumerable.Empty<string>())
            .Concat(Directory.Exists(folder) ? Sorted(folder, "*.yaml", SearchOption.TopDirectoryOnly) : []);
    }

    private static IEnumerable<string> Sorted(string folder, string pattern, SearchOption depth) =>
        Directory.EnumerateFiles(folder, pattern, depth).Order(StringComparer.Ordinal);

    private void Rows(string file, IReadOnlyList<string> known, Action<FieldMap> add)
    {
        if (!File.Exists(file))
        {
            return;
        }

        foreach (var item in FieldMap.Items(SourceFile.Read(file, _diagnostics), _diagnostics))
        {
            if (FieldMap.Of(item, known, _diagnostics) is { } map)
            {
                add(map);
            }
        }
    }

    private void AddRequirement(FieldMap map)
    {
        var id = Name(map, "id", RequirementId(), "a requirement id such as REG-01");
        var requirement = new Requirement(
            id,
            map.Choice("level", s_levels, RequirementLevel.Must, required: true),
            map.Text("clause", required: true),
            map.Text("text", required: true),
            map.Text("actor", required: true),
            map.Text("versions", required: true),
            map.Text("evidence", required: true),
            Group: id.LastIndexOf('-') is > 0 and var dash ? id[..dash] : id)
        {
            Condition = map.Text("condition"),
            Excuse = _ledger.Excuse(map),
            Pending = _ledger.Pending(map),
            Confirmed = map.Choice("confidence", s_confidence, otherwise: true),
        };
        if (requirement is { Excuse.Length: > 0, Pending.Length: > 0 })
        {
            _diagnostics.Add(new("TC0207", map.Span, $"{id} has an excuse and is pending; one of them was required"));
        }

        Add(_requirements, id, requirement, map);
    }

    private void AddQuestion(FieldMap map)
    {
        var id = Name(map, "id", PicsId(), "a PICS id such as C.FMT.TLV");
        var question = new PicsQuestion(id, map.Text("question", required: true), map.Text("source", required: true)) { Since = map.Text("since") };
        Add(_pics, id, question, map);
    }

    private void AddParameter(FieldMap map)
    {
        var name = Name(map, "name", PixitName(), "a parameter name such as writable.path");
        var type = map.Choice("type", PixitType.All, PixitType.Any, required: true);
        var given = map.Scalar("default");
        if (given is not null)
        {
            type.Read(given, folder: null, _diagnostics);
        }

        var secret = map.Choice("secret", Words.YesNo, otherwise: false);
        Add(_pixit, name, new PixitItem(name, type.Name, given?.Text, secret, map.Text("summary", required: true)), map);
    }

    private string Name(FieldMap map, string key, Regex form, string what)
    {
        var scalar = map.Scalar(key, required: true);
        if (scalar is not null && !form.IsMatch(scalar.Text))
        {
            _diagnostics.Add(new("TC0205", scalar.Span, $"'{scalar.Text}'; {what} was required"));
        }

        return scalar?.Text ?? string.Empty;
    }

    private void Add<T>(Dictionary<string, T> all, string id, T item, FieldMap map)
    {
        if (id.Length == 0)
        {
            return;
        }

        if (!all.TryAdd(id, item))
        {
            _diagnostics.Add(new("TC0204", map.Span, $"{id} is given twice", $"first at {_places[id]}"));
            return;
        }

        _places[id] = map.Span;
    }

    [GeneratedRegex(@"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$")]
    private static partial Regex RequirementId();

    [GeneratedRegex(@"^[CSBEG](\.[A-Z0-9]+(-[A-Z0-9]+)*)+$")]
    private static partial Regex PicsId();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$")]
    private static partial Regex PixitName();
}
