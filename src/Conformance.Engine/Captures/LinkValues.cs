using System.Globalization;
using Conformance.Coap.Links;
using Conformance.Lwm2m.Paths;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Captures;

/// <summary>Links as the language sees them: a list of targets with <c>objects</c>, <c>instances</c>, versions and attributes beside it.</summary>
public static class LinkValues
{
    /// <summary>Attributes that are numbers, however their digits are written: 10 and 10.0 are the same threshold.</summary>
    private static readonly HashSet<string> s_numbers = ["pmin", "pmax", "epmin", "epmax", "gt", "lt", "st", "dim", "ssid"];

    public static Value.List Paths(IEnumerable<Lwm2mPath> paths) => new([.. paths.Select(path => new Value.Text(path.ToString()))]);

    /// <summary>Fields <c>targets</c>, <c>objects</c>, <c>instances</c>, <c>resources</c>, <c>beside</c>.</summary>
    /// <param name="root">Prefix of the device's tree, <c>/</c> when it has none; taken off every target.</param>
    public static Value.Map Of(IReadOnlyList<Link> links, string root)
    {
        var paths = links
            .Select(link => Lwm2mPath.TryParse(Below(link.Target, root), out var path) ? path : (Lwm2mPath?)null)
            .OfType<Lwm2mPath>()
            .ToList();
        return new(new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["targets"] = new Value.List([.. links.Select(link => new Value.Text(Below(link.Target, root)))]),
            ["objects"] = Paths(paths.Where(path => path.Depth >= 1).Select(path => path.Cut(1)).Distinct()),
            ["instances"] = Paths(paths.Where(path => path.Depth >= 2).Select(path => path.Cut(2)).Distinct()),
            ["resources"] = Paths(paths.Where(path => path.Depth == 3)),
            ["beside"] = new Value.List([.. links.Where(link => IsBeside(link.Target, root)).Select(link => new Value.Text(link.Target))]),
        });
    }

    /// <summary>Object → version that its link, or that of an instance of it, carries.</summary>
    public static Value.Map Versions(IReadOnlyList<Link> links, string root)
    {
        var versions = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var link in links.Where(link => link["ver"] is not null))
        {
            if (Lwm2mPath.TryParse(Below(link.Target, root), out var path) && path.Depth is 1 or 2)
            {
                versions.TryAdd(path.Cut(1).ToString(), new Value.Text(link["ver"]!));
            }
        }

        return new(versions);
    }

    /// <summary>Target → attribute → text or number (or true for an attribute without a value).</summary>
    public static Value.Map Attributes(IReadOnlyList<Link> links, string root)
    {
        var attributes = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var link in links)
        {
            attributes[Below(link.Target, root)] = new Value.Map(link.Attributes
                .GroupBy(attribute => attribute.Key)
                .ToDictionary(group => group.Key, group => ValueOf(group.Key, group.First().Value), StringComparer.Ordinal));
        }

        return new(attributes);
    }

    private static Value ValueOf(string name, string? text) => text switch
    {
        null => new Value.Flag(true),
        _ when s_numbers.Contains(name) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new Value.Number(number),
        _ => new Value.Text(text),
    };

    /// <summary>Whether a target is a path of objects that does not lie below the announced root.</summary>
    private static bool IsBeside(string target, string root) =>
        root != "/" && Lwm2mPath.TryParse(target, out var path) && path.Depth > 0 && !target.StartsWith($"{root}/", StringComparison.Ordinal);

    private static string Below(string target, string root)
    {
        if (root == "/" || !target.StartsWith(root, StringComparison.Ordinal))
        {
            return target;
        }

        var below = target[root.Length..];
        return below.Length == 0 ? "/" : below;
    }
}
