using System.Net;

namespace Conformance.Harness.Fleets;

/// <summary>What a fleet of clients does, in this order: register, update, restart all together, leave.</summary>
public sealed record FleetPlan
{
    /// <summary>The server under test.</summary>
    public required IPEndPoint Server { get; init; }

    public required int Clients { get; init; }

    /// <summary>Each client waits for a random part of this before it registers, updates or leaves; zero is a storm.</summary>
    public TimeSpan Spread { get; init; } = TimeSpan.Zero;

    /// <summary>Lifetime of each registration, in seconds.</summary>
    public int Lifetime { get; init; } = 300;

    /// <summary>How often each client updates its registration.</summary>
    public int Updates { get; init; } = 1;

    /// <summary>Whether all of them start again in one moment, as after a power cut, and register under the names they had.</summary>
    public bool Restarts { get; init; }

    /// <summary>How long the fleet stays before it leaves, so that the server may ask something.</summary>
    public TimeSpan Stay { get; init; } = TimeSpan.Zero;

    /// <summary>Enabler version they speak.</summary>
    public string Lwm2m { get; init; } = "1.1";

    /// <summary>Endpoint names are this and a number.</summary>
    public string Prefix { get; init; } = "urn:dev:ops:fleet-";
}
