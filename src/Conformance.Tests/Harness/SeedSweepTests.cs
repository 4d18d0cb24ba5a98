using Conformance.Engine.Worlds;
using Conformance.Harness.Loading;
using Conformance.Harness.Plays;
using Conformance.Harness.Sweeps;
using Conformance.Model;
using Conformance.Simulation.Impairments;
using Conformance.Tests.Roles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness;

/// <summary>The whole suite against a device that conforms, over bad networks.</summary>
[TestFixture]
public sealed class SeedSweepTests
{
    private static readonly DelayDistribution Slow = ImpairmentPresets.ByName["wisun-10-hops"].Delay;

    private static readonly Lazy<(LoadedSuite Suite, Stage Stage)> Loaded = new(() =>
    {
        var suite = LoadedSuite.Load(new SuiteFolders(Bench.Root()), profile: null, out _)!;
        return (suite, Stage.Set(suite, suite.LoadDevice("reference", lwm2m: null, out _)!, [.. suite.Cases]));
    });

    private static IEnumerable<TestCaseData> Networks =>
    [
        new TestCaseData(ImpairmentPresets.ByName["lan"]).SetArgDisplayNames("lan"),
        new TestCaseData(ImpairmentPresets.ByName["wisun-10-hops"]).SetArgDisplayNames("wisun-10-hops"),
        new TestCaseData(new Impairment { Delay = Slow, Reordering = 1, Duplication = 0.2 }).SetArgDisplayNames("slow, no order, copies, no loss"),
        new TestCaseData(new Impairment { Delay = Slow, RebindAfter = TimeSpan.FromSeconds(20) }).SetArgDisplayNames("a NAT of little patience"),
        new TestCaseData(new Impairment { Loss = 0.3, Corruption = 0.02, Duplication = 0.1 }).SetArgDisplayNames("lossy and corrupting"),
    ];

    [TestCaseSource(nameof(Networks))]
    public void A_conforming_device_is_never_failed(Impairment network)
    {
        Swept(network, seeds: 1).Misses.Should().BeEmpty();
    }

    [Explicit("minutes")]
    [TestCaseSource(nameof(Networks))]
    public void A_conforming_device_is_never_failed_however_often_it_is_tried(Impairment network)
    {
        Swept(network, seeds: 25).Misses.Should().BeEmpty();
    }

    [Test]
    public void The_same_seeds_give_the_same_figures_on_however_many_threads()
    {
        var network = ImpairmentPresets.ByName["wisun-10-hops"];

        SweepJson.Write(Swept(network, seeds: 1), "x", "reference", firstSeed: 7)
            .Should().Be(SweepJson.Write(Swept(network, seeds: 1), "x", "reference", firstSeed: 7));
    }

    [Test]
    public void A_sweep_holds_only_without_fails_within_its_bound_and_with_every_MUST_in_reach()
    {
        var clean = Report(new() { [Outcome.Pass] = 98, [Outcome.Inconclusive] = 2 });

        clean.Holds(0.02).Should().BeTrue();
        clean.Holds(0.01).Should().BeFalse();
        (clean with { Misses = [new("C-DM-001", 1, Outcome.Fail, "late")] }).Holds(1).Should().BeFalse();
        (clean with { Unjudged = ["DM-01"] }).Holds(1).Should().BeFalse();
        (clean with { Inconclusive = new Dictionary<string, int> { ["C-DM-001"] = 2, ["C-DM-002"] = 1 } }).Never.Should().Equal("C-DM-001");
    }

    private static SweepReport Report(Dictionary<Outcome, int> outcomes) => new(2, outcomes, [], new Dictionary<string, int>(), []);

    private static SweepReport Swept(Impairment network, int seeds) =>
        new SeedSweep(Loaded.Value.Stage, Loaded.Value.Suite.Profile, new VirtualWorlds(network)).Run(firstSeed: 7, seeds, (_, _) => { }, CancellationToken.None);
}
