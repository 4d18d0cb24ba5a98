using Conformance.Lwm2m.Values;

namespace Conformance.Lwm2m.Objects;

/// <summary>The registry's names of data types.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<string, ResourceType> Types = new(StringComparer.Ordinal)
    {
        [""] = ResourceType.None,
        ["String"] = ResourceType.String,
        ["Integer"] = ResourceType.Integer,
        ["Unsigned Integer"] = ResourceType.UnsignedInteger,
        ["Float"] = ResourceType.Float,
        ["Boolean"] = ResourceType.Boolean,
        ["Opaque"] = ResourceType.Opaque,
        ["Time"] = ResourceType.Time,
        ["Objlnk"] = ResourceType.Objlnk,
        ["Corelnk"] = ResourceType.Corelnk,
    };

    private static readonly Dictionary<ResourceType, string> Names = Types.ToDictionary(entry => entry.Value, entry => entry.Key);

    /// <summary>The names, for messages.</summary>
    public static string All { get; } = string.Join(", ", Types.Keys.Where(name => name.Length > 0));

    public static bool TryFind(string name, out ResourceType type) => Types.TryGetValue(name, out type);

    public static string NameOf(ResourceType type) => Names[type];
}
