namespace Conformance.Harness.Fuzzing;

/// <summary>What decoding one input may cost: a fixed part and a part for each octet.</summary>
/// <remarks>
/// The time is generous because machines differ; what it catches is work that grows faster than the input.
/// </remarks>
/// <param name="FixedOctets">Managed memory that any input may take: first lists, one exception of a library that is caught.</param>
/// <param name="OctetsEach">Managed memory for each octet of the input.</param>
/// <param name="FixedTime">Time that any input may take.</param>
/// <param name="TimeEach">Time for each octet of the input.</param>
public sealed record FuzzLimits(long FixedOctets, long OctetsEach, TimeSpan FixedTime, TimeSpan TimeEach)
{
    /// <summary>For what comes over the network.</summary>
    public static FuzzLimits Wire { get; } = new(FixedOctets: 16 * 1024, OctetsEach: 512, TimeSpan.FromMilliseconds(50), TimeSpan.FromMicroseconds(20));

    /// <summary>For files that people write.</summary>
    public static FuzzLimits File { get; } = new(FixedOctets: 1024 * 1024, OctetsEach: 16 * 1024, TimeSpan.FromSeconds(1), TimeSpan.FromMicroseconds(100));

    /// <returns>What was too much; <see langword="null"/> when nothing was.</returns>
    public string? Broken(int length, long allocated, TimeSpan took)
    {
        var octets = FixedOctets + (OctetsEach * length);
        var time = FixedTime + (TimeEach * length);
        return allocated > octets ? FormattableString.Invariant($"memory: {allocated} octets for {length}; up to {octets} are allowed")
            : took > time ? FormattableString.Invariant($"time: {took.TotalMilliseconds:0} ms for {length} octets; up to {time.TotalMilliseconds:0} ms are allowed")
            : null;
    }
}
