using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Engine.Campaigns;
using Conformance.Engine.Control;
using Conformance.Engine.Running;
using Conformance.Model;
using Conformance.Reporting;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>Planning, probing, and one case after another.</summary>
[TestFixture]
public sealed class CampaignTests
{
    private const string Dirtying = "steps:\n  - alive:\ncleanup:\n  - write-attributes: /3/0\n    query: { pmin: unset }";

    [Test]
    public void A_case_that_does_not_apply_says_why()
    {
        var stage = new Stage();
        stage.Declare("C.QUEUE", Ternary.No);

        var record = stage.Campaign([Stage.Text("- alive:", head: "applies-if: C.QUEUE")]).Record.Cases[0];

        record.Outcome.Should().Be(Outcome.NotApplicable);
        record.Reason.Should().StartWith("does not apply").And.Contain("C.QUEUE");
    }

    [Test]
    public void A_question_that_stays_open_is_inconclusive()
    {
        var record = new Stage().Campaign([Stage.Text("- alive:", head: "applies-if: C.QUEUE")]).Record.Cases[0];

        record.Outcome.Should().Be(Outcome.Inconclusive);
        record.Reason.Should().StartWith("a question is unanswered").And.Contain("C.QUEUE");
    }

    [Test]
    public void The_probe_answers_what_the_device_shows_itself()
    {
        var cases = new Stage().Campaign([
            Stage.Text("- alive:", head: "applies-if: C.OBJ.3"),
            Stage.Text("- alive:", head: "applies-if: C.OBJ.3303"),
        ]).Record.Cases;

        cases.Select(record => record.Outcome).Should().Equal(Outcome.Pass, Outcome.NotApplicable);
    }

    [Test]
    public void What_the_device_contradicts_is_a_finding_and_the_declaration_stands()
    {
        var stage = new Stage();
        stage.Declare("C.OBJ.3303", Ternary.Yes);
        stage.Plot.Life = device => device.RegisterAsync(query: $"ep={Stage.EndpointName}&lt=300&lwm2m=1.0&b=U");

        var record = stage.Campaign([Stage.Text("- alive:", head: "applies-if: C.OBJ.3303")]).Record;

        record.Contradictions.Select(finding => finding.Message).Should().BeEquivalentTo(
            "declared C.OBJ.3303 yes, but its registration does not announce it",
            "declared pics.lwm2m 1.1, but it registers with lwm2m=1.0");
        record.Cases[0].Outcome.Should().Be(Outcome.Pass);
    }

    [Test]
    public void What_a_discover_lists_contradicts_a_no_and_what_it_lacks_only_where_absence_says_something()
    {
        var stage = new Stage();
        stage.Declare("C.DISABLE", Ternary.No);
        stage.Declare("C.BS-TRIGGER", Ternary.Yes);
        stage.Declare("C.DEFAULT-PERIODS", Ternary.Yes);
        stage.Plot.Answers(request => request.Options.Path == "/1/0"
            ? Plot.Content("</1/0>,</1/0/1>,</1/0/4>,</1/0/8>", format: ContentFormat.LinkFormat)
            : Plot.Ordinary(request));

        stage.Campaign([Stage.Text("- alive:")]).Record.Contradictions.Select(finding => finding.Message).Should().BeEquivalentTo(
            "declared C.DISABLE no, but a Discover of /1/0 lists it",
            "declared C.BS-TRIGGER yes, but a Discover of /1/0 lists nothing of the kind");
    }

    [TestCase("- dut: set\n  path: /3303/0/5700\n  value: 21.5\n- alive:", "set")]
    [TestCase("- repeat: round\n  times: 2\n  steps:\n    - dut: power-cycle\n    - alive:", "power-cycle")]
    [TestCase("- parallel:\n    one:\n      - dut: cut-link\n        for: 3 s\n    two:\n      - alive:", "cut-link")]
    [TestCase("preconditions:\n  - state: factory-fresh\n  - dut: start\nsteps:\n  - alive:", "start-fresh")]
    public void A_case_that_needs_a_button_which_is_not_there_is_not_applicable(string steps, string button)
    {
        var stage = new Stage();
        stage.Plot.Actions = [DeviceAction.Start, DeviceAction.Stop];

        var record = stage.Campaign([Stage.Text(steps)]).Record.Cases[0];

        record.Outcome.Should().Be(Outcome.NotApplicable);
        record.Reason.Should().Be($"the device control has no action '{button}'");
    }

    [Test]
    public void A_device_that_never_registers_ends_the_run_with_one_sentence()
    {
        var stage = new Stage { Fresh = false };
        stage.Plot.Actions = [];
        stage.Plot.Life = _ => Task.CompletedTask;
        var watcher = new Told();

        var result = stage.Campaign([Stage.Text("- alive:"), Stage.Text("- alive:")], watcher);

        result.NeverAppeared.Should().Be("the device did not register within 5 s");
        result.Record.Cases.Should().HaveCount(2).And.OnlyContain(record => record.Outcome == Outcome.NotRun);
        result.Record.Footer!.Complete.Should().BeFalse();
        watcher.Waited.Should().Be(1);
    }

    [Test]
    public void Every_fresh_device_is_started_anew()
    {
        var stage = new Stage();

        stage.Campaign([Stage.Text("- alive:"), Stage.Text("- alive:")]).Record.Cases.Should().OnlyContain(record => record.Outcome == Outcome.Pass);

        stage.Plot.Pressed.Count(button => button == "start").Should().Be(3); // the probe, and each case
    }

    [Test]
    public void A_dirty_device_is_restarted_before_the_next_case()
    {
        var stage = new Stage { Fresh = false };
        stage.Plot.Answers(Refusing);

        var result = stage.Campaign([Stage.Text(Dirtying), Stage.Text("- alive:"), Stage.Text("- alive:")]);

        result.Record.Cases.Should().OnlyContain(record => record.Outcome == Outcome.Pass);
        stage.Plot.Pressed.Should().Equal("start", "stop", "start");
    }

    [Test]
    public void A_case_that_needs_no_state_leaves_a_dirty_device_dirty()
    {
        var stage = new Stage { Fresh = false };
        stage.Plot.Answers(Refusing);

        stage.Campaign([Stage.Text(Dirtying), Stage.Text("preconditions:\n  - alive:\nsteps:\n  - alive:"), Stage.Text("- alive:")]);

        stage.Plot.Pressed.Should().Equal("start", "stop", "start");
    }

    [Test]
    public void A_dirty_device_that_nobody_can_restart_is_inconclusive_until_it_registers_again()
    {
        var stage = new Stage { Fresh = false };
        stage.Plot.Actions = [];
        stage.Plot.Answers(Refusing);
        stage.Plot.Then(7, device => device.RegisterAsync());

        var cases = stage.Campaign([Stage.Text(Dirtying), Stage.Text("- alive:"), Stage.Text("- alive:"), Stage.Text("- alive:")]).Record.Cases;

        cases.Select(record => record.Outcome).Should().Equal(Outcome.Pass, Outcome.Inconclusive, Outcome.Pass, Outcome.Pass);
        cases[1].Reason.Should().Contain("the clean-up of an earlier case failed, nothing can restart the device");
    }

    [Test]
    public void An_exception_of_our_roles_makes_its_own_case_an_error_and_no_other()
    {
        var stage = new Stage { Fresh = false, Ask = null };
        var asked = 0;
        stage.Ask = (_, _) => asked++ == 0 ? throw new NotSupportedException("broken") : Task.FromResult(OperatorAnswer.Yes);

        var cases = stage.Campaign([Stage.Text("- prompt: Well?"), Stage.Text("- prompt: Well?")]).Record.Cases;

        cases.Select(record => record.Outcome).Should().Equal(Outcome.Error, Outcome.Pass);
    }

    [Test]
    public void A_cancelled_run_keeps_what_finished_and_says_what_did_not()
    {
        using var stop = new CancellationTokenSource();
        var watcher = new Told { OnFinished = stop.Cancel };

        var record = new Stage().Campaign([Stage.Text("- alive:"), Stage.Text("- alive:"), Stage.Text("- alive:")], watcher, stop.Token).Record;

        record.Cases.Select(one => one.Outcome).Should().Equal(Outcome.Pass, Outcome.NotRun, Outcome.NotRun);
        record.Cases[2].Reason.Should().Be("interrupted");
        record.Footer.Should().BeEquivalentTo(new { Complete = false, Interrupted = "interrupted" });
    }

    [Test]
    public void A_watcher_that_breaks_ends_the_run_and_is_heard()
    {
        var watcher = new Told { OnFinished = () => throw new IOException("no space left") };

        var run = () => new Stage { Lanes = 2 }.Campaign([Stage.Text("- alive:"), Stage.Text("- alive:")], watcher);

        run.Should().Throw<IOException>().WithMessage("no space left");
    }

    [Test]
    public void The_same_seed_gives_the_same_record_octet_for_octet()
    {
        string[] cases =
        [
            Stage.Text("- observe: /3/0/9\n  as: seen\n- cancel: $(seen)"),
            Stage.Text("- read: /3/0/16\n  expect: { code: 4.04 }"),
            Stage.Text("- await: update\n  within: 10 s"),
        ];

        Written(cases, lanes: 1, seed: 1).Should().Be(Written(cases, lanes: 3, seed: 1));
        Written(cases, lanes: 1, seed: 2).Should().NotBe(Written(cases, lanes: 1, seed: 1));
    }

    [Test]
    public void The_whole_suite_in_self_play_gives_the_same_record_twice()
    {
        var folder = Directory.CreateTempSubdirectory("conformance-");

        Played("one").Should().Equal(Played("two"));

        folder.Delete(recursive: true);

        byte[] Played(string name)
        {
            var path = Path.Combine(folder.FullName, name);
            global::Conformance.Cli.Cli.Run(["selftest", "--output", path], TextWriter.Null, TextWriter.Null);
            return File.ReadAllBytes(new RunFolder(path).RunRecord);
        }
    }

    private static string Written(string[] cases, int lanes, long seed)
    {
        var record = new Stage { Lanes = lanes, Seed = seed }.Campaign(cases).Record;
        return RunRecordFile.Write(record);
    }

    private static Reply Refusing(Message request) =>
        request.Code == CoapCode.Put ? Reply.Of(CoapCode.BadRequest) : Plot.Ordinary(request);

    private sealed class Told : ICampaignWatcher
    {
        public Action OnFinished { get; init; } = () => { };

        public int Waited { get; private set; }

        public void Waiting(Uri server, Uri bootstrap, string endpoint) => Waited++;

        public void Planned(RunRecord record, TimeSpan estimate)
        {
        }

        public void Started(string caseId)
        {
        }

        public void Finished(CaseResult result) => OnFinished();
    }
}
