using Conformance.Engine.Worlds;
using Conformance.Harness.Loading;
using Conformance.Harness.Plays;
using Conformance.Harness.Sweeps;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness;

[TestFixture]
public sealed class RepeatCheckTests
{
    private static Stage FewCases()
    {
        var suite = LoadedSuite.Load(SuiteFolders.Locate()!, profile: null, out _)!;
        var device = suite.LoadDevice("reference", lwm2m: null, out _)!;
        return Stage.Set(suite, device, [.. suite.Cases.Where(test => test.Id is "C-DM-001" or "C-REG-001" or "C-ATT-003")]);
    }

    [Test]
    public void The_same_seed_gives_the_same_records_whatever_the_order()
    {
        var differing = new List<string>();

        var compared = new RepeatCheck(FewCases(), Stage.PlainWorlds).Run(
            firstSeed: 7, seeds: 3, (test, seed) => differing.Add($"{test.Id} {seed}"), CancellationToken.None);

        compared.Should().Be(9);
        differing.Should().BeEmpty();
    }

    [Test]
    public void A_world_that_remembers_is_found_out()
    {
        var differing = new List<string>();

        new RepeatCheck(FewCases(), new DriftingWorlds()).Run(
            firstSeed: 1, seeds: 1, (test, _) => differing.Add(test.Id), CancellationToken.None);

        differing.Should().NotBeEmpty();
    }

    /// <summary>Worlds that get slower from one to the next.</summary>
    private sealed class DriftingWorlds : IWorlds
    {
        private int _made;

        public string ClockName => "virtual";

        public World Create(int seed) => new VirtualWorlds(TimeSpan.FromMilliseconds(Interlocked.Increment(ref _made))).Create(seed);
    }
}
