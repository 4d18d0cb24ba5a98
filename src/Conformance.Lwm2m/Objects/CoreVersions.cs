namespace Conformance.Lwm2m.Objects;

/// <summary>Which version of a core object each enabler version fixes, for objects registered without <c>ver</c>.</summary>
/// <remarks>Core 1.1 §7.2.2 and §7.2.3; registry of object versions. What is not listed is at 1.0.</remarks>
internal static class CoreVersions
{
    private static readonly (ObjectVersion Enabler, Dictionary<ushort, ObjectVersion> Objects)[] Table =
    [
        (new(1, 0), []),
        (new(1, 1), new() { [0] = new(1, 1), [1] = new(1, 1), [3] = new(1, 1), [4] = new(1, 2) }),
        (new(1, 2), new() { [0] = new(1, 2), [1] = new(1, 2), [2] = new(1, 1), [3] = new(1, 2), [4] = new(1, 3), [5] = new(1, 1) }),
    ];

    /// <summary>The implied version of an object; an unknown enabler counts as the nearest known one below it.</summary>
    public static ObjectVersion Of(ObjectVersion enabler, ushort objectId)
    {
        var row = Array.FindLast(Table, row => row.Enabler.CompareTo(enabler) <= 0);
        return row.Objects is not null && row.Objects.TryGetValue(objectId, out var version) ? version : ObjectVersion.First;
    }
}
