using System.Globalization;

namespace Conformance.Scripting.Binding;

/// <summary>Identifiers between slashes, as deep as four. The language knows no more of LwM2M than this.</summary>
/// <param name="Ids">Object, instance, resource, resource instance, as far as given.</param>
internal sealed record ResourcePath(IReadOnlyList<ushort> Ids)
{
    private const int MaxDepth = 4;

    private static readonly string[] s_levels = ["the root", "an object", "an instance", "a resource", "a resource instance"];

    public int Depth => Ids.Count;

    public static string Level(int depth) => s_levels[Math.Clamp(depth, 0, MaxDepth)];

    /// <summary>Reads <c>/</c>, <c>/3</c> … <c>/3/0/11/0</c>.</summary>
    public static bool TryParse(string text, out ResourcePath path)
    {
        var ids = new List<ushort>();
        path = new ResourcePath(ids);
        if (!text.StartsWith('/'))
        {
            return false;
        }

        return text.Length == 1 || (TryAdd(text[1..], ids) && ids.Count <= MaxDepth);
    }

    /// <summary>Reads a key of <c>values</c>: a path, or identifiers below the target such as <c>0</c> or <c>6/1</c>.</summary>
    public static bool TryParseBelow(ResourcePath? target, string key, out ResourcePath path)
    {
        if (key.StartsWith('/'))
        {
            return TryParse(key, out path);
        }

        var ids = new List<ushort>();
        var good = TryAdd(key, ids);
        path = new ResourcePath([.. target?.Ids ?? [], .. ids]);
        return good && path.Depth <= MaxDepth;
    }

    private static bool TryAdd(string text, List<ushort> ids)
    {
        foreach (var segment in text.Split('/'))
        {
            if (!ushort.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id == ushort.MaxValue)
            {
                return false;
            }

            ids.Add(id);
        }

        return true;
    }
}
