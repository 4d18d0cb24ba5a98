namespace Conformance.Simulation.Impairments;

/// <summary>How long a datagram is under way, one way: lognormal through two quantiles, because most datagrams are quick and a few are very slow.</summary>
/// <param name="Median">Half of the datagrams are quicker.</param>
/// <param name="P99">One datagram in a hundred is slower; equal to <paramref name="Median"/> for a constant delay.</param>
/// <param name="Longest">None is slower: what would take longer takes this long.</param>
public sealed record DelayDistribution(TimeSpan Median, TimeSpan P99, TimeSpan Longest)
{
    private const double StandardNormalP99 = 2.3263478740408408;

    // ln X is normal around ln Median, and ln P99 lies at its 99 % quantile.
    private double Sigma { get; } = P99 > Median ? Math.Log(P99 / Median) / StandardNormalP99 : 0;

    /// <summary>Every datagram takes the same time.</summary>
    public static DelayDistribution Constant(TimeSpan delay) => new(delay, delay, delay);

    /// <summary>Draws one delay; a constant one draws nothing.</summary>
    public TimeSpan Draw(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (Sigma == 0)
        {
            return Median;
        }

        // Box-Muller; 1 - u keeps the logarithm finite.
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var drawn = Median * Math.Exp(Sigma * normal);
        return drawn < Longest ? drawn : Longest;
    }
}
