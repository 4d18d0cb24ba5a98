using Conformance.Harness.Generating;
using Conformance.Harness.Loading;
using Conformance.Harness.Plays;
using Conformance.Model;
using Conformance.ReferenceDevice.Faults;
using Conformance.Tests.Roles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness;

/// <summary>Cases made from the definitions of objects.</summary>
[TestFixture]
public sealed class GeneratedCasesTests
{
    private static readonly LoadedSuite Suite = LoadedSuite.Load(new SuiteFolders(Bench.Root()), profile: null, out _)!;

    [Test]
    public void Every_object_on_file_gets_cases_that_load()
    {
        foreach (var objectId in Suite.Objects.All.Select(definition => definition.Id).Distinct().Except<ushort>([0, 21, 23]))
        {
            var made = Suite.Generated.Of(objectId);

            made.Should().Contain(file => file.File == $"client/objects/C-OBJ-{objectId}-MANDATORY.yaml" || file.File == $"client/objects/C-OBJ-{objectId}-READ.yaml");
            made.Should().OnlyContain(file => file.Diagnostics.Count == 0 && file.Cases.Count == 1, $"object {objectId}");
        }
    }

    [TestCase(0, Description = "Security")]
    [TestCase(21, Description = "OSCORE")]
    [TestCase(40000, Description = "on nobody's file")]
    public void What_no_server_can_see_and_what_nobody_defined_gets_none(int objectId)
    {
        Suite.Generated.Of((ushort)objectId).Should().BeEmpty();
    }

    [Test]
    public void A_case_is_text_of_the_language_with_a_stable_id()
    {
        Suite.Generated.Of(3447).Single(file => file.Cases[0].Id == "C-OBJ-3447-MANDATORY").Text.Should().Be("""
            # Made from the definition of object 3447, not kept in a file.
            id: C-OBJ-3447-MANDATORY
            title: 'LPWAN Mesh Connectivity (/3447): every instance has the mandatory resources'
            purpose: Check that Discover lists every mandatory resource of the version announced, in every instance.
            requirements: [VER-07]
            applies-if: C.OBJ.3447
            iut: client
            tester: server

            preconditions:
              - state: registered

            steps:
              - conform: /3447
                in: mandatory
                requirement: [VER-07]

            """);
    }

    [TestCase("C-OBJ-3-READ")]
    [TestCase("C-OBJ-3-REFUSE")]
    [TestCase("C-OBJ-3-MANDATORY")]
    public void Where_a_Discover_fails_a_Read_says_what_is_there(string id)
    {
        var stage = Stage.Set(Suite, Suite.LoadDevice("reference", lwm2m: null, out _)!, [.. Suite.Generated.Of(3).SelectMany(file => file.Cases)]);
        var test = stage.Plan.Single(planned => planned.Case.Id == id).Case;

        var record = stage.Play(test, Stage.PlainWorlds, seed: 1, DiscoverFaults.NamesText);

        record.Outcome.Should().Be(Outcome.Pass);
        record.Findings.Select(finding => finding.Message).Should().Contain(message => message.EndsWith("what a Read of it brings is looked at instead", StringComparison.Ordinal));
        stage.Play(test, Stage.PlainWorlds, seed: 1, fault: null).Findings.Should().NotContain(finding => finding.Remark);
    }

    [Test]
    public void An_object_gets_only_what_can_be_seen_of_it()
    {
        Suite.Generated.Of(6).Select(file => file.Cases[0].Id).Should()
            .NotContain("C-OBJ-6-RANGE", "no resource of Location has a range").And
            .NotContain("C-OBJ-6-VERSION", "there is one version of it");
    }

    [TestCase("C-OBJ-3447-RANGE", 3447)]
    [TestCase("C-OBJ-3447-*", 3447)]
    [TestCase("C-OBJ-001", null)]
    [TestCase("C-OBJ-99999-READ", null)]
    [TestCase("C-DM-001", null)]
    public void An_id_tells_its_object(string id, int? objectId)
    {
        GeneratedCases.ObjectOf(id).Should().Be((ushort?)objectId);
    }
}
