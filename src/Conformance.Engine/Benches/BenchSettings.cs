using Conformance.Engine.Control;
using Conformance.Lwm2m.Objects;

namespace Conformance.Engine.Benches;

/// <summary>What a bench is made of.</summary>
public sealed record BenchSettings
{
    public required IControls Controls { get; init; }

    public required ObjectRegistry Objects { get; init; }

    /// <summary>Endpoint name of the device under test; others are strangers.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Enabler version the device is judged by.</summary>
    public required string Lwm2m { get; init; }

    /// <summary>Lifetime of the account a controlled device gets.</summary>
    public required TimeSpan Lifetime { get; init; }

    /// <summary>0 leaves it to the world.</summary>
    public int ServerPort { get; init; }

    /// <summary>0 leaves it to the world.</summary>
    public int BootstrapPort { get; init; }

    /// <summary>What devices are told, when it differs from the bound address (NAT, container).</summary>
    public Uri? AdvertisedServer { get; init; }

    public Uri? AdvertisedBootstrap { get; init; }

    public int Instance { get; init; }
}
