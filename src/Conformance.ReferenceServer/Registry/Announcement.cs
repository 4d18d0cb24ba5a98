using Conformance.Coap.Links;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;

namespace Conformance.ReferenceServer.Registry;

/// <summary>What the links of a registration announce.</summary>
/// <remarks>Core 1.1 §6.2.1; Transport 1.1 §6.4.1.</remarks>
internal sealed record Announcement(IReadOnlyList<Link> Links, string Root, IReadOnlyList<Lwm2mPath> Paths, IReadOnlyDictionary<ushort, string> Versions)
{
    private const string EnablerType = "oma.lwm2m";

    public static Announcement Of(IReadOnlyList<Link> links)
    {
        var root = links.FirstOrDefault(IsRoot)?.Target.TrimEnd('/') is { Length: > 0 } own ? own : "/";
        var named = links
            .Select(link => (Found: Lwm2mPath.TryParse(Below(root, link.Target), out var path) && path.Depth is 1 or 2, Path: path, Version: link["ver"]))
            .Where(link => link.Found)
            .ToList();
        var versions = named
            .Where(link => link.Version is { Length: > 0 })
            .DistinctBy(link => link.Path.ObjectId)
            .ToDictionary(link => link.Path.ObjectId!.Value, link => link.Version!);
        return new(links, root, [.. named.Select(link => link.Path).Distinct()], versions);
    }

    /// <summary>Lets a client be what it announced.</summary>
    public void ApplyTo(Client client, ObjectRegistry objects, FaultSwitch faults)
    {
        client.Links = Links;
        client.Root = faults.Choose(Faults.OperationFaults.IgnoresRoot, lie: "/", truth: Root);
        client.Announced = Paths;
        client.Model = objects.ModelFor(client.Version, Believed(objects, faults));
    }

    private IReadOnlyDictionary<ushort, string> Believed(ObjectRegistry objects, FaultSwitch faults) => faults switch
    {
        _ when faults.Has(Faults.VersionFaults.IgnoresVersions) => new Dictionary<ushort, string>(),
        _ when faults.Has(Faults.VersionFaults.TakesNewest) => Paths.Select(path => path.ObjectId!.Value).Distinct()
            .Where(id => objects.Versions(id).Count > 0)
            .ToDictionary(id => id, id => objects.Versions(id)[^1].Version),
        _ => Versions,
    };

    private static bool IsRoot(Link link) => link["rt"] is { } types && types.Split(' ').Contains(EnablerType, StringComparer.Ordinal);

    private static string Below(string root, string target) =>
        root != "/" && target.StartsWith($"{root}/", StringComparison.Ordinal) ? target[root.Length..] : target;
}
