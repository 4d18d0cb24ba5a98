using System.Globalization;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Values;

namespace Conformance.Tests.Lwm2m;

/// <summary>Object facts of the product, and the made-up objects of the specification's link examples.</summary>
internal static class Facts
{
    public static string Folder { get; } = FindFolder();

    public static ObjectRegistry Registry { get; } = ObjectRegistry.Load(Folder);

    public static ObjectModel Lwm2m11 { get; } = Registry.ModelFor("1.1", new Dictionary<ushort, string>());

    /// <summary>Objects 65 and 66 of the specification's examples of object links (LwM2M 1.0.2 figure 28).</summary>
    public static ObjectModel Links { get; } = new(new[]
    {
        Object(65, Resource(0, ResourceType.Objlnk, multiple: true), Resource(1, ResourceType.String), Resource(2, ResourceType.Integer)),
        Object(66, Resource(0, ResourceType.String), Resource(1, ResourceType.String), Resource(2, ResourceType.Objlnk)),
    }.ToDictionary(definition => definition.Id));

    /// <summary>One resource of each type in object 4242: single ones from 0, multiple ones from 100, numbered as the types are.</summary>
    public static ObjectModel EveryType { get; } = new(new[]
    {
        Object(
            4242,
            [.. Enum.GetValues<ResourceType>().Select(type => Resource((ushort)type, type)),
             .. Enum.GetValues<ResourceType>().Select(type => Resource((ushort)(100 + (int)type), type, multiple: true))]),
    }.ToDictionary(definition => definition.Id));

    public static string Show(IEnumerable<Entry> entries) => string.Join('\n', entries.Select(Show));

    private static string Show(Entry entry)
    {
        var value = entry.Value is null ? "-" : $"{entry.Value.Type} {entry.Value.ToText()}";
        var time = entry.Timestamp?.ToString(" @0.###", CultureInfo.InvariantCulture);
        return $"{entry.Path} {value}{time}";
    }

    private static ObjectDefinition Object(ushort id, params ResourceDefinition[] resources) =>
        new(id, $"Object {id}", $"urn:oma:lwm2m:x:{id}", "1.1", "1.0", Multiple: true, Mandatory: false, resources);

    private static ResourceDefinition Resource(ushort id, ResourceType type, bool multiple = false) =>
        new(id, $"Resource {id}", "RW", multiple, Mandatory: false, type, "", "");

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Conformance.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "profiles", "objects");
    }
}
