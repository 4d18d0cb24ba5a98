using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Model;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Profiles;

/// <summary>Reads a profile folder.</summary>
/// <remarks><c>profile.yaml</c>, <c>requirements.yaml</c> or <c>requirements/*.yaml</c>, <c>pics.yaml</c>, <c>pixit.yaml</c>, and what <see cref="Ledger"/> holds.</remarks>
public sealed partial class ProfileLoader
{
    private static readonly IReadOnlyList<string> s_headKeys = ["id", "title", "version", "versions", "roles", "marks", "includes", "packs"];

    private readonly List<Diagnostic> _diagnostics;
    private readonly Dictionary<string, Requirement> _requirements = [];
    private readonly Dictionary<string, PicsQuestion> _pics = [];
    private readonly Dictionary<string, PixitItem> _pixit = [];
    private readonly Dictionary<string, SourceSpan> _places = [];
    private readonly List<string> _open = [];
    private readonly HashSet<string> _read = [];
    private readonly List<ProfileHead> _layers = [];
    private readonly Dictionary<string, ProfileRole> _roles = new(StringComparer.Ordinal);
    private readonly ProfileRegisters _registers;
    private readonly LedgerLoader _ledger;
    private readonly RequirementReader _reader;

    private ProfileLoader(List<Diagnostic> diagnostics)
    {
        _diagnostics = diagnostics;
        _ledger = new LedgerLoader(diagnostics);
        _registers = new ProfileRegisters(diagnostics);
        _reader = new RequirementReader(_ledger, _registers, diagnostics);
    }

    /// <summary>Loads a profile with everything it includes.</summary>
    /// <param name="directory">Folder of the profile.</param>
    /// <param name="diagnostics">Receives <c>TC0200</c>–<c>TC0209</c>, <c>TC0125</c>, <c>TC0135</c> and <c>TC0140</c>.</param>
    /// <returns><see langword="null"/> when anything is wrong.</returns>
    public static Profile? Load(string directory, List<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(diagnostics);

        var before = diagnostics.Count;
        var loader = new ProfileLoader(diagnostics);
        var head = loader.Read(directory, new(directory, 1, 1, 1), isPack: false);
        loader._registers.Check(loader._requirements);
        if (head is null || diagnostics.Count > before)
        {
            return null;
        }

        var profile = new Profile(head.Id, head.Title, loader.WithProcedures(), loader._pics, loader._pixit)
        {
            Procedures = loader._registers.Procedures,
            Budgets = loader._registers.Budgets,
            Sweeps = loader._registers.Sweeps,
            Layers = loader._layers,
            Ledger = loader._ledger.Ledger,
        };
        loader._reader.CheckConditions(profile);
        return diagnostics.Count > before ? null : profile;
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

    private ProfileHead? Read(string directory, SourceSpan from, bool isPack)
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

        if (!_read.Add(folder))
        {
            return null;
        }

        _open.Add(folder);
        var node = FieldMap.Of(SourceFile.Read(Path.Combine(directory, "profile.yaml"), _diagnostics), s_headKeys, _diagnostics);
        Folders(directory, node?["includes"], isPack: false);
        var head = node is null ? null : Head(node) with { IsPack = isPack };
        _ledger.ReadWords(directory);
        if (head is not null)
        {
            _layers.Insert(isPack ? 1 + _layers.Skip(1).TakeWhile(layer => layer.IsPack).Count() : 0, head);
            foreach (var file in RequirementFiles(directory))
            {
                Rows(file, RequirementReader.Keys, map => Add(_requirements, map.Text("id"), _reader.Read(map, head, _roles), map));
            }
        }

        _ledger.ReadRegisters(directory);
        _registers.Read(directory);
        Rows(Path.Combine(directory, "pics.yaml"), ["id", "question", "source", "since"], AddQuestion);
        Rows(Path.Combine(directory, "pixit.yaml"), ["name", "type", "default", "secret", "summary"], AddParameter);
        Rows(Path.Combine(directory, "parameters.yaml"), ["name", "type", "value", "summary"], AddLimit);
        Folders(directory, node?["packs"], isPack: true);
        _open.RemoveAt(_open.Count - 1);
        return head;
    }

    private void Folders(string directory, Node? list, bool isPack)
    {
        foreach (var item in FieldMap.Items(list, _diagnostics))
        {
            if (item is ScalarNode { IsEmpty: false } path)
            {
                Read(Path.Combine(directory, path.Text), path.Span, isPack);
            }
            else
            {
                _diagnostics.Add(new("TC0201", item.Span, $"{item.Kind}; the folder of a profile was required"));
            }
        }
    }

    private ProfileHead Head(FieldMap map)
    {
        var roles = Roles(map["roles"]);
        foreach (var (name, role) in roles)
        {
            _roles[name] = role;
        }

        return new(map.Text("id", required: true), map.Text("title", required: true), map.Text("version"), map.Text("versions"), roles) { Marks = Marks(map["marks"]) };
    }

    private List<ushort> Marks(Node? node)
    {
        var marks = new List<ushort>();
        foreach (var item in FieldMap.Items(node, _diagnostics))
        {
            if (item is ScalarNode scalar && ushort.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                marks.Add(id);
            }
            else
            {
                _diagnostics.Add(new("TC0201", item.Span, $"{item.Kind}; the number of an object was required"));
            }
        }

        return marks;
    }

    private Dictionary<string, Requirement> WithProcedures()
    {
        var naming = _registers.Procedures.Values.SelectMany(one => one.Requirements, (one, id) => (id, one.Id)).ToLookup(pair => pair.id, pair => pair.Id);
        return _requirements.ToDictionary(
            pair => pair.Key, pair => naming.Contains(pair.Key) ? pair.Value with { Procedures = [.. naming[pair.Key]] } : pair.Value);
    }

    private Dictionary<string, ProfileRole> Roles(Node? node)
    {
        var roles = new Dictionary<string, ProfileRole>(StringComparer.Ordinal);
        foreach (var (key, value) in (node as MappingNode)?.Entries ?? [])
        {
            if (FieldMap.Of(value, ["title", "actor", "pics"], _diagnostics) is { } map)
            {
                roles[key.Text] = new(key.Text, map.Text("title", required: true), map.Text("actor", required: true), map.Text("pics"));
            }
        }

        return roles;
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

    private void AddQuestion(FieldMap map)
    {
        var id = map.Named("id", PicsId(), "a PICS id such as C.FMT.TLV");
        var question = new PicsQuestion(id, map.Text("question", required: true), map.Text("source", required: true)) { Since = map.Text("since") };
        Add(_pics, id, question, map);
    }

    private void AddParameter(FieldMap map)
    {
        var name = map.Named("name", PixitName(), "a parameter name such as writable.path");
        var type = map.Choice("type", PixitType.All, PixitType.Any, required: true);
        var given = map.Scalar("default");
        if (given is not null)
        {
            type.Read(given, folder: null, _diagnostics);
        }

        var secret = map.Choice("secret", Words.YesNo, otherwise: false);
        Add(_pixit, name, new PixitItem(name, type.Name, given?.Text, secret, map.Text("summary", required: true)), map);
    }

    private void AddLimit(FieldMap map)
    {
        var name = map.Named("name", PixitName(), "a parameter name such as limit.update-trigger");
        var type = map.Choice("type", PixitType.All, PixitType.Any, required: true);
        if (map.Scalar("value", required: true) is { } value)
        {
            type.Read(value, folder: null, _diagnostics);
            Add(_pixit, name, new PixitItem(name, type.Name, value.Text, Secret: false, map.Text("summary", required: true)) { Fixed = true }, map);
        }
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

    [GeneratedRegex(@"^[CSBEG](\.[A-Z0-9]+(-[A-Z0-9]+)*)+$")]
    private static partial Regex PicsId();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$")]
    private static partial Regex PixitName();
}
