namespace Conformance.Engine.Running;

/// <summary>How far a measured time may miss a bound before it counts: clocks drift and schedulers are late. Network latency is not in it.</summary>
/// <param name="Absolute">Added to every bound.</param>
/// <param name="Share">Of the bound's own length, added too.</param>
public sealed record Tolerance(TimeSpan Absolute, double Share)
{
    public TimeSpan For(TimeSpan bound) => Absolute + (bound * Share);

    /// <summary>A lower bound moved earlier, never below zero.</summary>
    public TimeSpan Earliest(TimeSpan bound)
    {
        var earliest = bound - For(bound);
        return earliest > TimeSpan.Zero ? earliest : TimeSpan.Zero;
    }

    /// <summary>An upper bound moved later.</summary>
    public TimeSpan Latest(TimeSpan bound) => bound + For(bound);
}
