using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Model;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Profiles;

/// <summary>Reads a device file: what a vendor answers, and how the harness reaches the device's buttons.</summary>
public sealed partial class DeviceFileLoader
{
    /// <summary>The adapters that exist.</summary>
    public static IReadOnlyList<string> Adapters { get; } = ["reference", "process", "command", "attach", "http", "manual", "reference-server", "rest", "script", "stdin", "operator"];

    private static readonly IReadOnlyList<string> s_keys = ["title", "profile", "iut", "lwm2m", "bindings", "pics", "pixit", "baseline", "security", "control"];

    /// <summary>Keys of <c>control</c> that every adapter has; the others are its own.</summary>
    private static readonly IReadOnlyList<string> s_controlKeys = ["adapter", "instances", "fresh"];

    private static readonly IReadOnlyDictionary<string, string> s_versions = Same("1.0", "1.1", "1.2");

    private static readonly IReadOnlyList<string> s_iuts = ["client", "server", "bootstrap-server", "est-server"];

    /// <summary>Adapters that begin every case with a device of its own unless the file says otherwise.</summary>
    private static readonly IReadOnlyList<string> s_fresh = ["reference", "process", "reference-server", "stdin"];

    private readonly string _path;
    private readonly Profile _profile;
    private readonly List<Diagnostic> _diagnostics;

    private DeviceFileLoader(string path, Profile profile, List<Diagnostic> diagnostics)
    {
        _path = path;
        _profile = profile;
        _diagnostics = diagnostics;
    }

    private string Folder => Path.GetDirectoryName(Path.GetFullPath(_path)) ?? string.Empty;

    /// <summary>Loads a device file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="profile">Whose questions it answers.</param>
    /// <param name="diagnostics">Receives <c>TC0200</c>–<c>TC0205</c> <c>TC0211</c>–<c>TC0214</c> and <c>TC0217</c>.</param>
    /// <returns><see langword="null"/> when anything is wrong.</returns>
    public static DeviceDescription? Load(string path, Profile profile, List<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(diagnostics);

        var before = diagnostics.Count;
        var map = FieldMap.Of(SourceFile.Read(path, diagnostics), s_keys, diagnostics);
        var device = map is null ? null : new DeviceFileLoader(path, profile, diagnostics).Device(map);
        return diagnostics.Count > before ? null : device;
    }

    /// <summary>The profile a device file names, with its place; <see langword="null"/> when it names none or cannot be read.</summary>
    public static (string Id, SourceSpan Place)? ProfileId(string path) =>
        SourceFile.Read(path, []) is MappingNode map && map["profile"] is ScalarNode { IsEmpty: false } id ? (id.Text, id.Span) : null;

    private DeviceDescription Device(FieldMap map)
    {
        map.Text("profile", required: true);
        var version = map.Choice("lwm2m", s_versions, string.Empty, required: true);
        return new DeviceDescription(
            Path.GetFileNameWithoutExtension(_path),
            map.Text("title", required: true),
            version,
            Bindings(map),
            Pics(map["pics"]),
            Pixit(map["pixit"]),
            Control(map))
        {
            Iuts = Iuts(map["iut"]),
            Security = new SecurityReader(Folder, _diagnostics).Read(map["security"]),
            Baseline = map.Scalar("baseline") is { } baseline ? Path.GetFullPath(Path.Combine(Folder, baseline.Text)) : null,
        };
    }

    private List<string> Iuts(Node? node)
    {
        IReadOnlyList<ScalarNode> words = node switch
        {
            ScalarNode { IsEmpty: false } one => [one],
            SequenceNode list => [.. list.Items.OfType<ScalarNode>()],
            _ => [],
        };
        foreach (var word in words.Where(word => !s_iuts.Contains(word.Text)))
        {
            _diagnostics.Add(new("TC0205", word.Span, $"'{word.Text}'; one of {string.Join(", ", s_iuts)} was required", Suggestion.For(word.Text, s_iuts)));
        }

        var named = words.Select(word => word.Text).ToList();
        if (named.Contains("client") && named.Count > 1)
        {
            _diagnostics.Add(new("TC0205", node!.Span, "a client that is a server too; a file for each was required"));
        }

        return named.Count == 0 ? ["client"] : named;
    }

    private string Bindings(FieldMap map)
    {
        var scalar = map.Scalar("bindings", required: true);
        if (scalar is not null && !BindingLetters().IsMatch(scalar.Text))
        {
            _diagnostics.Add(new("TC0205", scalar.Span, $"'{scalar.Text}'; letters of U, T, S, N, M, H and Q were required"));
        }

        return scalar?.Text ?? string.Empty;
    }

    private Dictionary<string, Ternary> Pics(Node? node)
    {
        var answers = new Dictionary<string, Ternary>();
        if (node is null or ScalarNode { IsEmpty: true })
        {
            return answers;
        }

        foreach (var (key, value) in (node as MappingNode)?.Entries ?? [])
        {
            if (_profile.Foreign.Pics.Contains(key.Text))
            {
                continue;
            }

            if (!_profile.Pics.ContainsKey(key.Text) && !ObjectId().IsMatch(key.Text))
            {
                var hint = Suggestion.For(key.Text, _profile.Pics.Keys);
                _diagnostics.Add(new("TC0211", key.Span, $"no PICS item {key.Text} in profile {_profile.Id}", hint));
            }
            else if (value is ScalarNode answer && FieldMap.Word(answer, Words.YesNo, _diagnostics, out var yes))
            {
                answers[key.Text] = yes ? Ternary.Yes : Ternary.No;
            }
            else if (value is not ScalarNode)
            {
                _diagnostics.Add(new("TC0201", value.Span, $"{value.Kind}; yes or no was required"));
            }
        }

        FieldMap.Of(node, known: null, _diagnostics);
        return answers;
    }

    private Dictionary<string, Value> Pixit(Node? node)
    {
        var values = new Dictionary<string, Value>();
        if (node is MappingNode map)
        {
            AddPixit(map, string.Empty, values);
        }
        else if (node is not (null or ScalarNode { IsEmpty: true }))
        {
            FieldMap.Of(node, known: null, _diagnostics);
        }

        foreach (var item in _profile.Pixit.Values.Where(item => item.Default is not null && !values.ContainsKey(item.Name)))
        {
            values[item.Name] = PixitType.All[item.Type].Parse(item.Default!)!;
        }

        return values;
    }

    private void AddPixit(MappingNode map, string prefix, Dictionary<string, Value> values)
    {
        foreach (var (key, node) in map.Entries)
        {
            var name = prefix + key.Text;
            if (_profile.Foreign.Has(name))
            {
                continue;
            }

            if (_profile.Pixit.TryGetValue(name, out var item))
            {
                if (item.Fixed)
                {
                    _diagnostics.Add(new("TC0212", key.Span, $"pixit.{name} is a parameter of profile {_profile.Id}: {item.Default}; no device file gives it"));
                }
                else if (values.ContainsKey(name))
                {
                    _diagnostics.Add(new("TC0204", key.Span, $"pixit.{name} is given twice"));
                }
                else if (PixitType.All[item.Type].Read(node, Folder, _diagnostics) is { } value)
                {
                    values[name] = value;
                }
            }
            else if (node is MappingNode inner && _profile.Pixit.Keys.Any(known => known.StartsWith(name + ".", StringComparison.Ordinal)))
            {
                AddPixit(inner, name + ".", values);
            }
            else
            {
                var hint = Suggestion.For(name, KnownAt(prefix));
                _diagnostics.Add(new("TC0212", key.Span, $"no parameter pixit.{name} in profile {_profile.Id}", hint));
            }
        }
    }

    /// <summary>Full names, and at the top the names of groups.</summary>
    private IEnumerable<string> KnownAt(string prefix) =>
        _profile.Pixit.Keys.Concat(prefix.Length == 0 ? _profile.Pixit.Keys.Select(name => name.Split('.')[0]).Distinct() : []);

    private ControlDescription Control(FieldMap device)
    {
        if (device["control"] is null)
        {
            _diagnostics.Add(new("TC0203", device.Span, "'control' is missing"));
        }

        if (FieldMap.Of(device["control"], known: null, _diagnostics) is not { } map)
        {
            return new ControlDescription(string.Empty, 1, Fresh: false, new Dictionary<string, string>(), Folder);
        }

        var adapter = Adapter(map);
        var settings = new Dictionary<string, string>();
        AddSettings((MappingNode)device["control"]!, string.Empty, settings);
        var fresh = map.Choice("fresh", Words.YesNo, s_fresh.Contains(adapter));
        return new ControlDescription(adapter, Instances(map), fresh, settings, Folder);
    }

    private string Adapter(FieldMap map)
    {
        if (map.Scalar("adapter", required: true) is not { } scalar)
        {
            return string.Empty;
        }

        if (!Adapters.Contains(scalar.Text))
        {
            var message = $"no adapter '{scalar.Text}'; one of {string.Join(", ", Adapters)} was required";
            _diagnostics.Add(new("TC0214", scalar.Span, message, Suggestion.For(scalar.Text, Adapters)));
        }

        return scalar.Text;
    }

    private int Instances(FieldMap map)
    {
        if (map.Scalar("instances") is not { } scalar)
        {
            return 1;
        }

        if (int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 256)
        {
            return count;
        }

        _diagnostics.Add(new("TC0205", scalar.Span, $"'{scalar.Text}'; a number from 1 to 256 was required"));
        return 1;
    }

    private void AddSettings(MappingNode map, string prefix, Dictionary<string, string> settings)
    {
        foreach (var (key, node) in map.Entries.Where(entry => prefix.Length > 0 || !s_controlKeys.Contains(entry.Key.Text)))
        {
            switch (node)
            {
                case ScalarNode scalar when !settings.TryAdd(prefix + key.Text, scalar.Text):
                    _diagnostics.Add(new("TC0204", key.Span, $"'{prefix}{key.Text}' is given twice"));
                    break;
                case MappingNode inner:
                    AddSettings(inner, $"{prefix}{key.Text}.", settings);
                    break;
                case SequenceNode:
                    _diagnostics.Add(new("TC0201", node.Span, $"{node.Kind}; '{key.Text}' takes a text or a map"));
                    break;
            }
        }
    }

    private static Dictionary<string, string> Same(params string[] words) => words.ToDictionary(word => word);

    [GeneratedRegex("^[UTSNMHQ]+$")]
    private static partial Regex BindingLetters();

    [GeneratedRegex(@"^C\.OBJ\.(0|[1-9][0-9]{0,4})$")]
    private static partial Regex ObjectId();
}
