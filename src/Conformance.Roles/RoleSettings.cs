using Conformance.Lwm2m.Objects;

namespace Conformance.Roles;

/// <summary>What every role of one bench shares.</summary>
public sealed record RoleSettings
{
    /// <summary><c>server</c>, <c>second</c>, <c>bootstrap</c>.</summary>
    public required string Name { get; init; }

    public required TimeProvider Clock { get; init; }

    public required Random Random { get; init; }

    public required EventLog Log { get; init; }

    /// <summary>The endpoint name of the IUT; <see langword="null"/> accepts the first that comes.</summary>
    /// <remarks>Requests under another name are strangers': 4.03, logged, never an event.</remarks>
    public string? Endpoint { get; init; }

    /// <summary>The URI the IUT is configured with; differs from the bound address behind NAT or in a container.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Object facts for decoding; replaced once the IUT has registered and announced versions.</summary>
    public required ObjectRegistry Objects { get; init; }

    /// <summary>Enabler version the IUT is judged by.</summary>
    public required string Lwm2m { get; init; }

    /// <summary>Gives the location of the next registration instead of drawing one; <see langword="null"/> where it has none.</summary>
    public Func<string?> NextLocation { get; init; } = static () => null;

    /// <summary>How much later than its lifetime a registration ends.</summary>
    /// <remarks>ACK_TIMEOUT (RFC 7252 §4.8): an Update sent in time may be lost once.</remarks>
    public TimeSpan LifetimeGrace { get; init; } = TimeSpan.FromSeconds(2);
}
