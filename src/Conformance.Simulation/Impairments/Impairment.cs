namespace Conformance.Simulation.Impairments;

/// <summary>What a network does to datagrams, both ways alike.</summary>
public sealed record Impairment
{
    /// <summary>Share of datagrams that never arrive, 0 to 1.</summary>
    public double Loss { get; init; }

    /// <summary>One way.</summary>
    public DelayDistribution Delay { get; init; } = DelayDistribution.Constant(TimeSpan.Zero);

    /// <summary>Added to each delay, evenly from nothing to this.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>Share of datagrams that may overtake others and be overtaken, 0 to 1; the rest arrive in the order they were sent.</summary>
    public double Reordering { get; init; }

    /// <summary>Share of datagrams that arrive twice, each copy with a delay of its own, 0 to 1.</summary>
    public double Duplication { get; init; }

    /// <summary>Share of datagrams that arrive with one bit turned over, 0 to 1: what a UDP checksum of zero lets through.</summary>
    public double Corruption { get; init; }

    /// <summary>
    /// After how long without a datagram from inside a NAT forgets the device: it then appears from another port, and what is sent to the
    /// port before is lost (RFC 4787 §4.3). <see langword="null"/> for no NAT.
    /// </summary>
    public TimeSpan? RebindAfter { get; init; }

    /// <summary>Octets of the longest IPv6 packet; a longer one is lost. <see langword="null"/> for no limit.</summary>
    public int? Mtu { get; init; }

    /// <summary>No datagram that arrives at all is under way for longer.</summary>
    public TimeSpan Longest => Delay.Longest + Jitter;

    /// <summary>Nothing but the same delay for everything.</summary>
    public static Impairment Latency(TimeSpan delay) => new() { Delay = DelayDistribution.Constant(delay) };
}
