using System.Net;
using Conformance.Coap.Links;
using Conformance.Lwm2m.Paths;

namespace Conformance.Roles;

/// <summary>A registration as the IUT announced it and as its updates changed it.</summary>
public sealed record Registration
{
    /// <summary>Location-Path we gave, for example <c>/rd/5a3f</c>.</summary>
    public required string Location { get; init; }

    public required string? Endpoint { get; init; }

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
    public IReadOnlyList<Lwm2mPath> Instances => throw new NotImplementedException();

    /// <summary>Announced objects, with or without instances.</summary>
    public IReadOnlyList<Lwm2mPath> Objects => throw new NotImplementedException();

    /// <summary>Versions announced with <c>ver</c>, by object.</summary>
    public IReadOnlyDictionary<ushort, string> ObjectVersions => throw new NotImplementedException();
}
