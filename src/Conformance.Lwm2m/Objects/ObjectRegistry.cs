using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Conformance.Lwm2m.Objects;

/// <summary>Object facts by id and version.</summary>
/// <remarks>A file is read when its object is first asked for: a run needs a handful of the registry's objects.</remarks>
public sealed class ObjectRegistry
{
    private readonly SortedDictionary<ushort, List<Entry>> _objects = [];

    private ObjectRegistry()
    {
    }

    public IEnumerable<ObjectDefinition> All => _objects.Values.SelectMany(versions => versions.Select(entry => entry.Definition));

    /// <summary>Opens a folder of <c>&lt;id&gt;-&lt;version&gt;.yaml</c> files (<c>profiles/objects</c>).</summary>
    /// <exception cref="InvalidDataException">
    /// The folder is missing or a file's name is no id and version. What is wrong inside a file is said in the same way when the file is
    /// first used, or all at once by <see cref="All"/>.
    /// </exception>
    public static ObjectRegistry Load(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new InvalidDataException($"{directory}: no such folder; object facts are read from the *.yaml files in it");
        }

        var registry = new ObjectRegistry();
        foreach (var file in Directory.EnumerateFiles(directory, "*.yaml"))
        {
            registry.Add(file);
        }

        foreach (var versions in registry._objects.Values)
        {
            versions.Sort((left, right) => left.Version.CompareTo(right.Version));
        }

        return registry;
    }

    /// <summary>All versions of an object, oldest first.</summary>
    public IReadOnlyList<ObjectDefinition> Versions(ushort objectId) =>
        _objects.TryGetValue(objectId, out var versions) ? [.. versions.Select(entry => entry.Definition)] : [];

    /// <summary>
    /// The definition of a version; without one, the oldest there is, since a client that announces no <c>ver</c> means 1.0 or the
    /// version its enabler fixes (Core 1.1 §7.2.2).
    /// </summary>
    public ObjectDefinition? Find(ushort objectId, string? version = null)
    {
        if (!_objects.TryGetValue(objectId, out var versions))
        {
            return null;
        }

        return version is null
            ? versions[0].Definition
            : versions.Find(entry => ObjectVersion.TryParse(version, out var wanted) && entry.Version == wanted)?.Definition;
    }

    /// <summary>A view with one version chosen per object: what one device announced.</summary>
    /// <param name="enabler">
    /// The LwM2M version (<c>1.0</c>, <c>1.1</c>, <c>1.2</c>); it fixes the version of objects that announce none.
    /// </param>
    /// <param name="announced">Versions announced with <c>ver</c>. One that is not on file counts as the nearest lower one.</param>
    public ObjectModel ModelFor(string enabler, IReadOnlyDictionary<ushort, string> announced) => new(new Choice(this, enabler, announced));

    private void Add(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file).Split('-');
        if (name is not [var idText, var versionText]
            || !ushort.TryParse(idText, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !ObjectVersion.TryParse(versionText, out var version))
        {
            throw new InvalidDataException($"{file}: the name is no object id and version; <id>-<version>.yaml is required");
        }

        if (!_objects.TryGetValue(id, out var versions))
        {
            _objects[id] = versions = [];
        }

        versions.Add(new(file, id, version));
    }

    private sealed class Entry(string file, ushort id, ObjectVersion version)
    {
        private ObjectDefinition? _definition;

        public ObjectVersion Version => version;

        public ObjectDefinition Definition => _definition ??= Read();

        private ObjectDefinition Read()
        {
            using var text = File.OpenText(file);
            var definition = ObjectYaml.Read(text, file);
            return definition.Id == id && definition.Version == version.ToString()
                ? definition
                : throw new InvalidDataException(
                    $"{file}: holds object {definition.Id} version {definition.Version}; its name requires {id} and {version}");
        }
    }

    private sealed class Choice(ObjectRegistry registry, string enabler, IReadOnlyDictionary<ushort, string> announced)
        : IReadOnlyDictionary<ushort, ObjectDefinition>
    {
        private readonly Dictionary<ushort, ObjectDefinition> _chosen = [];
        private readonly ObjectVersion _enabler = ObjectVersion.TryParseEnabler(enabler, out var version) ? version : ObjectVersion.First;

        public int Count => registry._objects.Count;

        public IEnumerable<ushort> Keys => registry._objects.Keys;

        public IEnumerable<ObjectDefinition> Values => Keys.Select(id => this[id]);

        public ObjectDefinition this[ushort key] => TryGetValue(key, out var chosen) ? chosen : throw new KeyNotFoundException($"no object {key}");

        public bool ContainsKey(ushort key) => registry._objects.ContainsKey(key);

        public bool TryGetValue(ushort key, [MaybeNullWhen(false)] out ObjectDefinition value)
        {
            if (!_chosen.TryGetValue(key, out value) && registry._objects.TryGetValue(key, out var versions))
            {
                _chosen[key] = value = Choose(key, versions).Definition;
            }

            return value is not null;
        }

        public IEnumerator<KeyValuePair<ushort, ObjectDefinition>> GetEnumerator() =>
            Keys.Select(id => KeyValuePair.Create(id, this[id])).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private Entry Choose(ushort id, List<Entry> versions)
        {
            var wanted = announced.TryGetValue(id, out var text) && ObjectVersion.TryParse(text, out var version)
                ? version
                : CoreVersions.Of(_enabler, id);
            return versions.FindLast(entry => entry.Version.CompareTo(wanted) <= 0) ?? versions[0];
        }
    }
}
