using Conformance.Simulation.Impairments;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Simulation.Impairments;

[TestFixture]
public sealed class DelayDistributionTests
{
    private const int Draws = 40_000;

    private static IEnumerable<string> Presets => ImpairmentPresets.ByName.Keys;

    [TestCaseSource(nameof(Presets))]
    public void Half_of_the_delays_are_below_the_median_and_one_in_a_hundred_above_the_99th_percentile(string preset)
    {
        var delay = ImpairmentPresets.ByName[preset].Delay;

        var drawn = Drawn(delay, seed: 20261121);

        Share(drawn, one => one < delay.Median).Should().BeApproximately(0.5, 0.01);
        Share(drawn, one => one > delay.P99).Should().BeApproximately(0.01, 0.002);
    }

    [TestCaseSource(nameof(Presets))]
    public void No_delay_is_negative_or_above_the_longest(string preset)
    {
        var delay = ImpairmentPresets.ByName[preset].Delay;

        Drawn(delay, seed: 7).Should().OnlyContain(one => one > TimeSpan.Zero && one <= delay.Longest);
    }

    [Test]
    public void A_constant_delay_draws_nothing()
    {
        var untouched = new Random(5);
        var random = new Random(5);

        DelayDistribution.Constant(TimeSpan.FromSeconds(3)).Draw(random).Should().Be(TimeSpan.FromSeconds(3));

        random.Next().Should().Be(untouched.Next());
    }

    [TestCase("lan", 0.001, 0.005, 0)]
    [TestCase("wisun-3-hops", 0.6, 2, 0.02)]
    [TestCase("wisun-10-hops", 2.5, 10, 0.1)]
    [TestCase("nbiot", 1.5, 10, 0.02)]
    public void The_presets_are_those_that_were_agreed(string preset, double median, double p99, double loss)
    {
        var network = ImpairmentPresets.ByName[preset];

        network.Delay.Median.Should().Be(TimeSpan.FromSeconds(median));
        network.Delay.P99.Should().Be(TimeSpan.FromSeconds(p99));
        network.Loss.Should().Be(loss);
        network.Mtu.Should().Be(1280);
    }

    private static List<TimeSpan> Drawn(DelayDistribution delay, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Draws).Select(_ => delay.Draw(random))];
    }

    private static double Share(List<TimeSpan> drawn, Func<TimeSpan, bool> counts) => (double)drawn.Count(counts) / drawn.Count;
}
