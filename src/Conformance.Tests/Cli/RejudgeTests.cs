using Conformance.Model;
using Conformance.Reporting;
using Conformance.Tests.Engine;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Cli;

/// <summary>Runs that are judged again and compared, as a user does it.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class RejudgeTests
{
    private const string Alive = "- alive:";

    [Test]
    public void The_same_cases_come_to_the_same()
    {
        using var place = new Place(Alive, "- read: /3/0/16\n  expect: { code: 4.04 }");
        place.RunAll().ExitCode.Should().Be(1);

        var (exitCode, output, errors) = place.Run("rejudge", place.Folder, "--output", place.In("again"));

        exitCode.Should().Be(1, errors);
        output.Should().Contain("unchanged: 2");
        Again(place).Cases.Select(record => record.Outcome).Should().Equal(Outcome.Pass, Outcome.Fail);
        File.Exists(place.In("again", "index.html")).Should().BeTrue();
    }

    [Test]
    public void Another_expectation_is_judged_from_the_recording_and_diff_names_it()
    {
        using var place = new Place(Alive, "- read: /3/0/16");
        place.RunAll().ExitCode.Should().Be(0);
        place.AddCase("C-DM-901", "- read: /3/0/16\n  expect: { value: UQ }");

        place.Run("rejudge", place.Folder).ExitCode.Should().Be(1);

        var (exitCode, output, _) = place.Run("diff", place.Folder, place.Folder + "-rejudged");
        exitCode.Should().Be(1);
        output.Should().Contain("new fails: 1").And.Contain("C-DM-901  pass -> fail").And.Contain("the case file changed");
        place.Run("diff", place.Folder + "-rejudged", place.Folder).ExitCode.Should().Be(0);
    }

    [Test]
    public void A_new_stimulus_is_asked_for_and_the_run_can_be_finished()
    {
        using var place = new Place(Alive, Alive, Alive);
        place.RunAll().ExitCode.Should().Be(0);
        place.AddCase("C-DM-901", "- read: /3/0/11");
        place.AddCase("C-DM-903", Alive);
        File.Delete(new RunFolder(place.Folder).Recording("C-DM-902"));

        var (exitCode, output, _) = place.Run("rejudge", place.Folder, "--output", place.In("again"));

        exitCode.Should().Be(3);
        output.Should().Contain("not judged: C-DM-901: needs a new stimulus: the case sends CON 0.01 GET /3/0/11")
            .And.Contain("not judged: C-DM-902: there is no recording of it")
            .And.Contain("not judged: C-DM-903: the run does not know the case");
        Again(place).Cases.Select(record => record.Outcome).Should().Equal(Outcome.Pass, Outcome.NotRun, Outcome.NotRun, Outcome.NotRun);
        place.Run("run", "--no-allure", "--resume", "--output", place.In("again"), "--select", "C-DM-*").ExitCode.Should().Be(0);
        Again(place).Footer!.Complete.Should().BeTrue();
    }

    [Test]
    public void A_case_that_is_gone_is_named()
    {
        using var place = new Place(Alive, Alive);
        place.RunAll().ExitCode.Should().Be(0);
        File.Delete(place.In("testcases", "client", "management", "C-DM-901.yaml"));

        place.Run("rejudge", place.Folder).Output.Should().Contain("not judged: C-DM-901: there is no such case any more");
    }

    [Test]
    public void What_is_no_run_is_refused()
    {
        using var place = new Place(Alive);

        place.Run("rejudge", place.In("nowhere")).Should().Match<(int ExitCode, string Output, string Errors)>(
            told => told.ExitCode == 4 && told.Errors.StartsWith("there is no run to judge in "));
        place.Run("diff", place.In("nowhere"), place.In("nowhere")).ExitCode.Should().Be(4);
        place.RunAll();
        place.Run("rejudge", place.Folder, "--output", place.Folder).Errors.Should().Contain("is there and not empty");
    }

    [Test]
    public void A_file_that_does_not_load_is_an_error_and_the_others_run()
    {
        using var place = new Place(Alive, Alive);
        File.WriteAllText(place.In("testcases", "client", "management", "C-DM-950.yaml"), Stage.Text("- raed: /3/0", "C-DM-950"));

        var (exitCode, output, errors) = place.RunAll();

        exitCode.Should().Be(4);
        output.Should().Contain("2 pass").And.Contain("1 error");
        errors.Should().Contain("C-DM-950.yaml").And.Contain("did you mean 'read'?");
        place.Record.Cases[^1].Should().BeEquivalentTo(new { Id = "client/management/C-DM-950.yaml", Outcome = Outcome.Error });
        place.RunAll("--select", "C-DM-900").ExitCode.Should().Be(0, "what is not selected does not matter");
        place.RunAll("--select", "C-DM-950").ExitCode.Should().Be(4);
    }

    [Test]
    public void Several_cases_share_a_device_that_is_kept()
    {
        using var place = new Place(Place.Pause, Place.Pause, Place.Pause);

        place.RunAll("--fresh", "no", "--instances", "1").ExitCode.Should().Be(0);

        place.Record.Cases.Should().OnlyContain(record => record.Beside.Count > 0);
        place.RunAll("--fresh", "no", "--serial").ExitCode.Should().Be(0);
        place.Record.Cases.Should().OnlyContain(record => record.Beside.Count == 0);
        place.Run("run", "--instances", "0").ExitCode.Should().Be(4);
    }

    [Test]
    public void A_run_against_a_server_is_judged_again_from_what_its_user_was_told()
    {
        using var place = new Place();
        AddServerCase(place, "S-DM-901", "/3/0/0", "Scripted");
        AddServerCase(place, "S-DM-902", "/3/0/0", "Scripted");
        place.RunAll("--device", "reference-server", "--select", "S-DM-*").ExitCode.Should().Be(0);
        AddServerCase(place, "S-DM-901", "/3/0/0", "Somebody");
        AddServerCase(place, "S-DM-902", "/3/0/1", "Client");

        var (exitCode, output, errors) = place.Run("rejudge", place.Folder, "--output", place.In("again"));

        exitCode.Should().Be(3, errors);
        output.Should().Contain("S-DM-901  pass -> fail").And.Contain("not judged: S-DM-902: needs a new stimulus: the case asks");
        Again(place).Cases.Select(record => record.Outcome).Should().Equal(Outcome.Fail, Outcome.NotRun);
    }

    private static void AddServerCase(Place place, string id, string path, string value)
    {
        Directory.CreateDirectory(place.In("testcases", "server", "management"));
        File.WriteAllText(
            place.In("testcases", "server", "management", $"{id}.yaml"),
            $$"""
            id: {{id}}
            title: A case of a test
            purpose: Check that a test has a case.
            requirements: [DM-68]
            iut: server
            tester: client

            steps:
              - register:
              - ask: read
                path: {{path}}
                as: asked
              - told: $(asked)
                expect: { value: {{value}} }
            """);
    }

    private static RunRecord Again(Place place) => RunRecordFile.Load(new RunFolder(place.In("again")));
}
