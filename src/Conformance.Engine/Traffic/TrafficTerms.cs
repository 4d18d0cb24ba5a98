using System.Net;

namespace Conformance.Engine.Traffic;

/// <summary>What is known of traffic beforehand.</summary>
public sealed record TrafficTerms
{
    /// <summary>Address of the server; port 0 stands for any. <see langword="null"/>: found by what is asked.</summary>
    public IPEndPoint? Server { get; init; }

    /// <summary>Ports of servers besides 5683 and 5684.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    public KeyRing Keys { get; init; } = new();
}
