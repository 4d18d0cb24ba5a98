using Conformance.Harness.Kills;
using Conformance.Harness.Loading;
using Conformance.Harness.Plays;
using Conformance.Harness.Selecting;
using Conformance.ReferenceDevice.Faults;
using Conformance.Reporting.Kills;
using Conformance.Tests.House;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness;

/// <summary>A small hunt with the real suite: three faults, three cases, one device.</summary>
[TestFixture]
public sealed class KillHuntTests
{
    private static readonly LoadedSuite Suite = LoadedSuite.Load(new SuiteFolders(Repository.Root), profile: null, out _)!;
    private static readonly Stage Reference = OnStage("C-REG-001", "C-TRN-001", "C-REG-005");

    [Test]
    public void Kills_a_fault_by_the_case_that_names_its_requirement()
    {
        var matrix = Hunt(everyCase: false, RegistrationFaults.OmitsLifetime, MessageFaults.IgnoresPings);

        matrix.Faults.Select(fault => (fault.Id, fault.Shape, string.Join(' ', fault.KilledBy))).Should().Equal(
            ("registration.omits-lifetime", "Absent", "C-REG-001"),
            ("message.ignores-pings", "Absent", "C-TRN-001"));
        matrix.Cases.Select(one => (one.Id, one.Kills)).Should().BeEquivalentTo([("C-REG-001", 1), ("C-TRN-001", 1), ("C-REG-005", 0)]);
        matrix.Troubles.Should().BeEmpty();
    }

    [Test]
    public void Takes_a_remark_for_a_kill_where_no_more_may_be_said()
    {
        var matrix = new KillHunt([OnStage("C-WSN-022")], [MeshFaults.OtherBand], seed: 1).Run(everyCase: false, (_, _) => { }, CancellationToken.None);

        matrix.Faults.Should().ContainSingle().Which.KilledBy.Should().Equal("C-WSN-022");
        matrix.Faults[0].SeenBy.Should().BeEmpty("the device is not failed");
    }

    [Test]
    public void Lets_a_fault_survive_that_no_case_looks_at()
    {
        var matrix = Hunt(everyCase: true, BlockFaults.GapIsBad);

        matrix.Faults.Should().ContainSingle().Which.Survives.Should().BeTrue();
        matrix.Holds.Should().BeFalse();
    }

    [Test]
    public void Tells_a_case_that_sees_a_fault_from_one_that_kills_it()
    {
        // C-REG-001 does not judge the trigger, but misses the Update that it uses it for.
        var matrix = Hunt(everyCase: true, TriggerFaults.IgnoresUpdate);

        matrix.Faults[0].Survives.Should().BeTrue();
        matrix.Faults[0].SeenBy.Should().Equal("C-REG-001");
    }

    [Test]
    public void Plays_each_case_without_a_fault_and_tells_how_far_it_is()
    {
        var (done, all) = (0, 0);
        new KillHunt([Reference], [MessageFaults.IgnoresPings], seed: 1)
            .Run(everyCase: false, (at, of) => (done, all) = (Math.Max(done, at), of), CancellationToken.None);

        (done, all).Should().Be((4, 4), "three cases are played without a fault and one with it");
    }

    [Test]
    public void Says_the_same_each_time()
    {
        var matrices = Enumerable.Range(0, 2).Select(_ => KillMatrixJson.Write(Hunt(everyCase: true, RegistrationFaults.OmitsLifetime)));

        matrices.Distinct().Should().ContainSingle();
    }

    [Test]
    public void Ends_when_it_is_cancelled()
    {
        var hunt = () => new KillHunt([Reference], [MessageFaults.IgnoresPings], seed: 1)
            .Run(everyCase: true, (_, _) => { }, new CancellationToken(canceled: true));

        hunt.Should().Throw<OperationCanceledException>();
    }

    private static KillMatrix Hunt(bool everyCase, params Fault[] faults) =>
        new KillHunt([Reference], faults, seed: 1).Run(everyCase, static (_, _) => { }, CancellationToken.None);

    private static Stage OnStage(params string[] cases) =>
        Stage.Set(Suite, Suite.LoadDevice("reference", lwm2m: null, out _)!, [.. new CaseSelection(cases).Of([.. Suite.Cases])]);
}
