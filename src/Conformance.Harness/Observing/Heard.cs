using Conformance.Engine.Traffic;
using Conformance.Wire;

namespace Conformance.Harness.Observing;

/// <summary>Traffic that is to be judged.</summary>
/// <param name="Title">Where it is from.</param>
/// <param name="Start">Wall time of the first datagram.</param>
/// <param name="Datagrams">With the time since the first.</param>
public sealed record Heard(string Title, DateTimeOffset Start, IReadOnlyList<PassedDatagram> Datagrams, TrafficTerms Terms)
{
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Why it is not all of it; <see langword="null"/> when it is.</summary>
    public string? Damage { get; init; }
}
