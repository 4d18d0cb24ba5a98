using System.Net;
using Conformance.Coap.Links;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceServer.Operations;

namespace Conformance.ReferenceServer.Registry;

/// <summary>A client that is registered.</summary>
internal sealed class Client
{
    public required string Endpoint { get; init; }

    public required string Location { get; init; }

    public required string Version { get; init; }

    /// <summary>Zero for one that never ends.</summary>
    public required TimeSpan Lifetime { get; set; }

    public required string Binding { get; set; }

    public required bool Sleeps { get; set; }

    public required IPEndPoint Remote { get; set; }

    /// <summary>When it registered or last updated; monotonic.</summary>
    public required TimeSpan RefreshedAt { get; set; }

    /// <summary>When anything of it was heard last; monotonic.</summary>
    public required TimeSpan HeardAt { get; set; }

    /// <summary>Whether it left a request unanswered, so that it counts as asleep until it is heard.</summary>
    public bool Silent { get; set; }

    public IReadOnlyList<Link> Links { get; set; } = [];

    /// <summary>What stands before the paths of its tree; <c>/</c> for nothing.</summary>
    public string Root { get; set; } = "/";

    public ObjectModel Model { get; set; } = ObjectModel.Empty;

    /// <summary>Objects and instances that it announced.</summary>
    public IReadOnlyList<Lwm2mPath> Announced { get; set; } = [];

    public required Lane Lane { get; init; }

    /// <summary>The last moment of the registration, unless it is refreshed; monotonic.</summary>
    public TimeSpan Ends => Lifetime == TimeSpan.Zero ? TimeSpan.MaxValue : RefreshedAt + Lifetime;
}
