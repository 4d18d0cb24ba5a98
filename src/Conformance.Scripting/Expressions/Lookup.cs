namespace Conformance.Scripting.Expressions;

/// <summary>Finds values inside values: fields, items, LwM2M paths.</summary>
public static class Lookup
{
    private const int ResourceDepth = 3;

    /// <summary>A field of a map, or an item of a list by its number.</summary>
    /// <returns><see cref="Value.Nothing"/> when it is not there.</returns>
    public static Value Field(Value of, string name) => of switch
    {
        Value.Map map => map.Content.GetValueOrDefault(name, Value.Nothing),
        Value.List list when int.TryParse(name, out var index) && index >= 0 && index < list.Content.Count => list.Content[index],
        _ => Value.Nothing,
    };

    /// <summary>What a map keyed by LwM2M paths holds for a key.</summary>
    /// <remarks>
    /// A path that is not a key itself stands for the map of what lies below it. A bare resource id stands for the one resource
    /// with that id.
    /// </remarks>
    public static Value Key(Value.Map map, string key)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(key);

        if (map.Content.TryGetValue(key, out var direct))
        {
            return direct;
        }

        if (key.StartsWith('/'))
        {
            return Below(map, key);
        }

        return ushort.TryParse(key, out _) && map.Content.Where(entry => IsResource(entry.Key, key)).ToList() is [var only]
            ? only.Value
            : Value.Nothing;
    }

    /// <summary>
    /// The value at a path of a capture: in the map itself, in its <c>values</c>, or its single <c>value</c> when the capture is of that
    /// resource.
    /// </summary>
    public static Value Path(Value.Map capture, string path)
    {
        ArgumentNullException.ThrowIfNull(capture);

        if (Key(capture, path) is not Value.Absent and var own)
        {
            return own;
        }

        // Where values are told by their paths, one that is not among them is not there.
        if (Field(capture, "values") is Value.Map { Content.Count: > 0 } values)
        {
            return Key(values, path);
        }

        var isThere = Field(capture, "path") is not Value.Text at || at.Content == path;
        return isThere ? Field(capture, "value") : Value.Nothing;
    }

    private static Value Below(Value.Map map, string path)
    {
        var prefix = path.TrimEnd('/') + "/";
        var below = map.Content
            .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal) && entry.Key.Length > prefix.Length)
            .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value, StringComparer.Ordinal);
        return below.Count == 0 ? Value.Nothing : new Value.Map(below);
    }

    private static bool IsResource(string path, string id) =>
        path.StartsWith('/') && path.Count(letter => letter == '/') == ResourceDepth && path.EndsWith("/" + id, StringComparison.Ordinal);
}
