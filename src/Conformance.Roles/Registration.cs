using System.Net;
using Conformance.Coap.Links;
using Conformance.Lwm2m.Paths;

namespace Conformance.Roles;

/// <summary>A registration as the IUT announced it and as its updates changed it.</summary>
public sealed record Registration
{
    private const string EnablerResourceType = "oma.lwm2m";

    /// <summary>Location-Path we gave, for example <c>/rd/5a3f</c>.</summary>
    public required string Location { get; init; }

    public required string? Endpoint { get; init; }

    /// <summary>As announced, 86400 s when absent or no number; zero never ends (Core 1.1 §6.2.1, Server object resource 1).</summary>
    public required TimeSpan Lifetime { get; init; }

    /// <summary>The <c>lwm2m</c> parameter as sent.</summary>
    public required string? Version { get; init; }

    public required string? Binding { get; init; }

    public required bool QueueMode { get; init; }

    public required IReadOnlyList<Link> Links { get; init; }

    /// <summary>The alternate path of the LwM2M tree (RFC 6690 <c>rt="oma.lwm2m"</c>), <c>/</c> unless announced.</summary>
    public required string Root { get; init; }

    public required IPEndPoint Remote { get; init; }

    /// <summary>Monotonic time of the Register or the last accepted Update.</summary>
    public required TimeSpan RefreshedAt { get; init; }

    /// <summary>Announced object instances, without the root prefix; an object announced without instances is not among them.</summary>
    public IReadOnlyList<Lwm2mPath> Instances => [.. Announced.Where(path => path.Depth == 2).Distinct()];

    /// <summary>Announced objects, with or without instances.</summary>
    public IReadOnlyList<Lwm2mPath> Objects => [.. Announced.Where(path => path.Depth is 1 or 2).Select(path => path.Cut(1)).Distinct()];

    /// <summary>Versions announced with <c>ver</c>, by object.</summary>
    public IReadOnlyDictionary<ushort, string> ObjectVersions
    {
        get
        {
            var versions = new Dictionary<ushort, string>();
            foreach (var link in Links)
            {
                if (PathOf(link.Target) is { ObjectId: { } objectId } && link["ver"] is { } version)
                {
                    versions.TryAdd(objectId, version);
                }
            }

            return versions;
        }
    }

    private IEnumerable<Lwm2mPath> Announced => Links.Select(link => PathOf(link.Target)).OfType<Lwm2mPath>();

    /// <summary>The alternate path that links announce.</summary>
    /// <returns>
    /// The first target with <c>rt="oma.lwm2m"</c> that has no numeric segment, without a slash at its end; <c>/</c> when there is none.
    /// </returns>
    /// <remarks>Transport 1.1 §6.4.1. A numeric segment would make it a path of the tree itself, so such a link is passed over.</remarks>
    public static string RootOf(IReadOnlyList<Link> links)
    {
        ArgumentNullException.ThrowIfNull(links);

        var root = links.FirstOrDefault(link => IsEnabler(link) && CanBeRoot(link.Target))?.Target.TrimEnd('/');
        return string.IsNullOrEmpty(root) ? "/" : root;
    }

    /// <summary>The node a link target names, without the root prefix; <see langword="null"/> when it names none.</summary>
    /// <remarks>Links that stand beside the announced root are read as if they stood below it.</remarks>
    public Lwm2mPath? PathOf(string target)
    {
        ArgumentNullException.ThrowIfNull(target);

        return Lwm2mPath.TryParse(AlternatePath.Strip(Root, target), out var path) && path.Depth > 0 ? path : null;
    }

    /// <summary>Whether the lifetime has passed at a monotonic time.</summary>
    /// <param name="grace">How much later than its lifetime a registration ends.</param>
    public bool IsOverAt(TimeSpan time, TimeSpan grace) => Lifetime != TimeSpan.Zero && time - RefreshedAt > Lifetime + grace;

    private static bool IsEnabler(Link link) =>
        link["rt"] is { } types && types.Split(' ').Contains(EnablerResourceType, StringComparer.Ordinal);

    private static bool CanBeRoot(string target) =>
        target.StartsWith('/') && !target.Split('/').Any(segment => segment.Length > 0 && segment.All(char.IsAsciiDigit));
}
