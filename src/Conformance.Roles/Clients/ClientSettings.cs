using System.Net;

namespace Conformance.Roles.Clients;

/// <summary>What a scripted client is made of besides what every role has.</summary>
public sealed record ClientSettings
{
    /// <summary>What it shares with the other roles of its bench.</summary>
    public required RoleSettings Role { get; init; }

    /// <summary>Where the LwM2M server under test is.</summary>
    public required IPEndPoint Server { get; init; }

    /// <summary>Where the bootstrap server under test is; <see langword="null"/> when there is none.</summary>
    public IPEndPoint? Bootstrap { get; init; }

    /// <summary>Endpoint name it goes by unless a step says another.</summary>
    public required string Name { get; init; }

    /// <summary>Lifetime it registers with unless a step says another, in seconds.</summary>
    public required int Lifetime { get; init; }
}
