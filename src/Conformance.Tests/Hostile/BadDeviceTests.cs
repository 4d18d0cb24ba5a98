using Conformance.Model;
using Conformance.Tests.Engine;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Hostile;

/// <summary>Whatever a device does, its case ends in a verdict, in time, with evidence that fits; and the next case begins.</summary>
[TestFixture]
public sealed class BadDeviceTests
{
    /// <summary>A case that reads, observes, and then listens for two seconds.</summary>
    public const string Meeting = """
        steps:
          - read: /3/0/16
            expect: { code: 2.05 }
            requirement: DM-14
          - observe: /3/0/9
            otherwise: inconclusive
          - never: deregister
            for: 2 s
            requirement: DM-15
        """;

    private const long MostMemory = 300L * 1024 * 1024;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(90);

    private static IEnumerable<BadDevice> Fleet => BadDevices.All;

    [TestCaseSource(nameof(Fleet))]
    public void Ends_in_a_verdict_and_the_run_goes_on(object bad)
    {
        var device = (BadDevice)bad;
        var stage = new Stage { Fresh = false };
        device.Behave(stage.Plot);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var result = stage.Campaign([Stage.Text(Meeting), Stage.Text(Meeting)]);

        if (result.NeverAppeared is not null)
        {
            device.Outcome.Should().Be(Outcome.Inconclusive, "{0}", result.NeverAppeared);
            return;
        }

        result.Record.Cases.Should().HaveCount(2);
        foreach (var record in result.Record.Cases)
        {
            record.Outcome.Should().Be(device.Outcome, "{0}", record.Reason);
            record.Duration.Should().BeLessThan(MostTime);
            record.Log.Count.Should().BeLessThanOrEqualTo(1001);
            record.Unconsumed.Count.Should().BeLessThanOrEqualTo(101);
        }

        (GC.GetTotalMemory(forceFullCollection: false) - before).Should().BeLessThan(MostMemory);
    }

    [Test]
    public void What_a_flood_leaves_out_is_counted()
    {
        var stage = new Stage();
        BadDevices.All.First(device => device.Name == "floods with pings").Behave(stage.Plot);

        var record = stage.Play(Meeting);

        record.Log[^1].Summary.Should().MatchRegex("^[0-9]{4,} further messages are left out$");
        record.Outcome.Should().Be(Outcome.Pass, "{0}", record.Reason);
    }
}
