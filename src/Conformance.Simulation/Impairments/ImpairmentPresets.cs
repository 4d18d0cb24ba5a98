namespace Conformance.Simulation.Impairments;

/// <summary>Networks by name. Proposed values, until a mesh was measured.</summary>
public static class ImpairmentPresets
{
    // RFC 8200 §5: the packet every IPv6 link carries.
    private const int Ipv6Mtu = 1280;

    public static IReadOnlyDictionary<string, Impairment> ByName { get; } = new Dictionary<string, Impairment>(StringComparer.Ordinal)
    {
        ["lan"] = Of(median: 0.001, p99: 0.005, loss: 0, reordering: 0),
        ["wisun-3-hops"] = Of(median: 0.6, p99: 2, loss: 0.02, reordering: 1),
        ["wisun-10-hops"] = Of(median: 2.5, p99: 10, loss: 0.1, reordering: 1),
        ["nbiot"] = Of(median: 1.5, p99: 10, loss: 0.02, reordering: 1),
    };

    /// <param name="median">Seconds, one way.</param>
    /// <param name="p99">Seconds, one way; nothing takes more than twice as long.</param>
    private static Impairment Of(double median, double p99, double loss, double reordering) => new()
    {
        Delay = new(TimeSpan.FromSeconds(median), TimeSpan.FromSeconds(p99), TimeSpan.FromSeconds(2 * p99)),
        Loss = loss,
        Reordering = reordering,
        Mtu = Ipv6Mtu,
    };
}
