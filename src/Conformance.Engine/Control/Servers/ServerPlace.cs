using System.Net;

namespace Conformance.Engine.Control.Servers;

/// <summary>Where a server under test is.</summary>
/// <param name="Server">Where clients register.</param>
/// <param name="Bootstrap">Where clients bootstrap; <see langword="null"/> when it is no bootstrap server.</param>
public sealed record ServerPlace(IPEndPoint Server, IPEndPoint? Bootstrap)
{
    /// <summary>Whether clients register there; a bootstrap or enrolment server alone is where it is asked for that.</summary>
    public bool Registers { get; init; } = true;

    /// <summary>Where clients register under DTLS; <see langword="null"/> where they cannot.</summary>
    public IPEndPoint? Secure { get; init; }

    /// <summary>Where clients enrol, under DTLS; <see langword="null"/> where they cannot.</summary>
    public IPEndPoint? Enrolment { get; init; }
}
