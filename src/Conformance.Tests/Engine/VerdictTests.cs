using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Engine.Control;
using Conformance.Engine.Running;
using Conformance.Model;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>The table of verdicts, row by row.</summary>
[TestFixture]
public sealed class VerdictTests
{
    private const string Missing = "- read: /3/0/16\n  expect: { code: 4.04 }";

    [Test]
    public void All_judged_steps_satisfied_is_pass()
    {
        var record = new Stage().Play("- alive:");

        record.Outcome.Should().Be(Outcome.Pass);
        record.Reason.Should().BeEmpty();
    }

    [Test]
    public void An_expectation_missed_is_fail_for_all_requirements_of_the_case()
    {
        var record = new Stage().Play(Missing);

        record.Outcome.Should().Be(Outcome.Fail);
        record.Judged.Should().Equal(new Dictionary<string, Outcome> { ["DM-14"] = Outcome.Fail, ["DM-15"] = Outcome.Fail });
    }

    [Test]
    public void An_expectation_missed_is_fail_for_the_requirement_that_the_step_names()
    {
        var record = new Stage().Play("- read: /3/0/16\n  requirement: DM-15\n" + Missing + "\n  requirement: DM-14");

        record.Judged.Should().Equal(new Dictionary<string, Outcome> { ["DM-14"] = Outcome.Fail, ["DM-15"] = Outcome.Pass });
    }

    [Test]
    public void A_step_that_names_every_requirement_judges_every_one()
    {
        var record = new Stage().Play("- alive:\n  requirement: DM-14\n- read: /3/0/16\n  requirement: [DM-14, DM-15]");

        record.Judged.Should().Equal(new Dictionary<string, Outcome> { ["DM-14"] = Outcome.Pass, ["DM-15"] = Outcome.Pass });
    }

    [Test]
    public void A_step_that_names_none_passes_nothing_when_others_do()
    {
        var stage = new Stage();
        stage.Plot.Answers(request => request.Options.Path == "/3/0/15" ? Reply.Of(CoapCode.NotFound) : Plot.Ordinary(request));

        var record = stage.Play("- alive:\n- read: /3/0/15\n  requirement: DM-14\n- read: /3/0/16\n  requirement: DM-15");

        record.Judged.Should().Equal(new Dictionary<string, Outcome> { ["DM-14"] = Outcome.Fail });
    }

    [Test]
    public void A_requirement_of_the_step_around_counts_for_the_steps_inside()
    {
        var record = new Stage().Play(
            "- repeat: round\n  times: 2\n  requirement: DM-14\n  steps:\n    - alive:\n- alive:\n  requirement: [DM-14, DM-15]\n  when: 1 = 2");

        record.Judged.Should().Equal(new Dictionary<string, Outcome> { ["DM-14"] = Outcome.Pass });
    }

    [Test]
    public void A_miss_in_the_preconditions_is_inconclusive_and_judges_nothing()
    {
        var record = new Stage().Play($"preconditions:\n  - state: registered\n  - read: /3/0/16\n    expect: {{ code: 4.04 }}\nsteps:\n  - alive:");

        record.Outcome.Should().Be(Outcome.Inconclusive);
        record.Judged.Should().BeEmpty();
        record.Steps.Should().OnlyContain(step => step.Phase == "preconditions");
    }

    [Test]
    public void A_step_can_say_that_a_miss_is_inconclusive()
    {
        var record = new Stage().Play(Missing + "\n  otherwise: inconclusive");

        record.Outcome.Should().Be(Outcome.Inconclusive);
        record.Judged.Should().BeEmpty();
    }

    [Test]
    public void A_device_that_does_not_register_is_inconclusive()
    {
        var stage = new Stage();
        stage.Plot.Life = _ => Task.CompletedTask;

        var record = stage.Play("- alive:");

        record.Outcome.Should().Be(Outcome.Inconclusive);
        record.Reason.Should().Be("state 'registered' was not reached: the device did not register within 5 s");
    }

    [Test]
    public void A_registration_that_we_refuse_is_none()
    {
        var stage = new Stage();
        stage.Plot.Life = device => device.RegisterAsync(links: "<<<");

        stage.Play("- alive:").Reason.Should().Contain("no Register that can be accepted");
    }

    [TestCase(OperatorAnswer.Yes, Outcome.Pass)]
    [TestCase(OperatorAnswer.No, Outcome.Fail)]
    [TestCase(OperatorAnswer.Cannot, Outcome.Inconclusive)]
    public void An_operator_says_yes_or_no_or_cannot(OperatorAnswer answer, Outcome outcome)
    {
        var stage = new Stage { Ask = (_, _) => Task.FromResult(answer) };

        stage.Play("- prompt: Did the lamp go off?").Outcome.Should().Be(outcome);
    }

    [Test]
    public void Nobody_to_ask_is_inconclusive()
    {
        new Stage().Play("- prompt: Did the lamp go off?").Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void A_device_under_our_control_that_dies_is_fail_with_what_it_said()
    {
        var stage = new Stage();
        stage.Plot.Then(1, device =>
        {
            device.Died?.Invoke("exit code 139\nSegmentation fault");
            return Task.CompletedTask;
        });

        var record = stage.Play("- pause: 2 s\n  reason: it dies\n- alive:");

        record.Outcome.Should().Be(Outcome.Fail);
        record.Reason.Should().Be("the device ended on its own");
        record.Findings.Should().ContainSingle(finding => finding.Actual.Contains("Segmentation fault") && finding.ObservedBy == Observer.Adapter);
    }

    [Test]
    public void A_bug_of_ours_is_error_and_the_clean_up_still_runs()
    {
        var stage = new Stage { Ask = (_, _) => throw new NotSupportedException("broken terminal") };

        var record = stage.Play("steps:\n  - prompt: Well?\ncleanup:\n  - alive:");

        record.Outcome.Should().Be(Outcome.Error);
        record.Reason.Should().Be("the harness failed: NotSupportedException: broken terminal");
        record.Steps[^1].Phase.Should().Be("cleanup");
    }

    [Test]
    public void A_parameter_that_is_missing_is_error_with_its_place()
    {
        var record = new Stage().Play("- read: $(pixit.writable.path)");

        record.Outcome.Should().Be(Outcome.Error);
        record.Reason.Should().Contain("no value is given for pixit.writable.path").And.Contain("C-DM-900.yaml:");
    }

    [Test]
    public void A_miss_in_the_clean_up_leaves_the_verdict_alone()
    {
        var record = new Stage().Play("steps:\n  - alive:\ncleanup:\n  - read: /3/0/16\n    expect: { code: 4.04 }\n  - alive:");

        record.Outcome.Should().Be(Outcome.Pass);
        record.Judged.Values.Should().OnlyContain(outcome => outcome == Outcome.Pass);
        record.Steps.Count(step => step.Phase == "cleanup").Should().Be(2);
    }

    [Test]
    public void The_clean_up_runs_after_a_fail_and_undoes_what_was_done_and_no_more()
    {
        var stage = new Stage { Fresh = false };
        stage.Plot.Answers(request => request.Options.Observe == 0 ? Reply.Of(CoapCode.NotFound) : Plot.Ordinary(request));

        var result = stage.Campaign([
            Stage.Text("steps:\n  - observe: /3/0/9\n    as: one\n  - observe: /3/0/7\n    as: two\ncleanup:\n  - cancel: $(one)\n  - cancel: $(two)\n  - alive:"),
            Stage.Text("- alive:"),
        ]);

        result.Record.Cases.Select(record => record.Outcome).Should().Equal(Outcome.Fail, Outcome.Pass);
        result.Record.Cases[0].Steps[^1].Text.Should().StartWith("alive");
        stage.Plot.Pressed.Should().Equal("start"); // nothing was left dirty
    }

    [Test]
    public void What_is_only_recommended_yields_a_remark_and_never_a_fail()
    {
        var alone = new Stage().Play(Missing, requirements: "[DM-66]");
        var beside = new Stage().Play(Missing + "\n  requirement: DM-66\n- alive:\n  requirement: DM-14", requirements: "[DM-66, DM-14]");

        alone.Outcome.Should().Be(Outcome.Pass);
        alone.Findings.Should().ContainSingle(finding => finding.Remark && finding.Verdict == Verdict.None);
        alone.Judged.Should().BeEmpty();
        beside.Outcome.Should().Be(Outcome.Pass);
        beside.Judged.Should().Equal(new Dictionary<string, Outcome> { ["DM-14"] = Outcome.Pass });
    }

    [Test]
    public void A_step_without_what_a_remark_left_out_is_inconclusive()
    {
        const string Steps = "- await: update\n  within: 1 s\n  requirement: DM-66\n  as: gone\n- check: gone.time > 0 s\n  requirement: DM-14";

        var record = new Stage().Play(Steps, requirements: "[DM-66, DM-14]");

        record.Outcome.Should().Be(Outcome.Inconclusive);
        record.Reason.Should().StartWith("an earlier miss leaves this step without what it needs");
    }

    [Test]
    public void A_miss_against_a_must_and_a_should_fails_the_must_alone()
    {
        new Stage().Play(Missing, requirements: "[DM-14, DM-66]").Judged.Should().Equal(new Dictionary<string, Outcome> { ["DM-14"] = Outcome.Fail });
    }

    [Test]
    public void The_first_reason_of_the_worst_verdict_is_the_reason_and_the_rest_is_skipped()
    {
        var record = new Stage().Play(
            "- read: /3/0/16\n  expect: { value: X, format: tlv }\n- alive:");

        record.Reason.Should().StartWith("value is U");
        record.Findings.Should().HaveCountGreaterThan(1);
        record.Steps.Should().NotContain(step => step.Text.StartsWith("alive"));
    }

    [Test]
    public void A_run_that_is_cancelled_leaves_the_case_not_run()
    {
        using var stop = new CancellationTokenSource();
        var stage = new Stage();
        stage.Plot.Then(1, _ =>
        {
            stop.Cancel();
            return Task.CompletedTask;
        });

        var record = stage.Play("- await: update\n  within: 100 s", cancellationToken: stop.Token);

        record.Outcome.Should().Be(Outcome.NotRun);
        record.Reason.Should().Be("interrupted");
    }

    [Test]
    public void A_button_that_cannot_be_pressed_is_inconclusive()
    {
        var stage = new Stage();
        stage.Plot.Act = (_, action, _) => action == DeviceAction.Set ? ActionResult.Failed("the lab is closed") : null;

        var record = stage.Play("- dut: set\n  path: /3303/0/5700\n  value: 21.5\n- alive:");

        record.Outcome.Should().Be(Outcome.Inconclusive);
        record.Reason.Should().Be("'set' was not done: the lab is closed");
        stage.Plot.Pressed[^1].Should().Be("set /3303/0/5700 21.5");
    }

    [Test]
    public void Forgetting_the_registration_answers_the_next_update_with_not_found()
    {
        var stage = new Stage();
        ScriptedDevice? device = null;
        stage.Plot.Then(1, living =>
        {
            device = living;
            return living.UpdateAsync();
        });

        stage.Play("- forget:\n- await: update\n  within: 3 s\n- pause: 1 s\n  reason: the answer travels").Outcome.Should().Be(Outcome.Pass);

        device!.Answers[^1].Should().BeOfType<Answered>().Which.Response.Code.Should().Be(CoapCode.NotFound);
    }

    [Test]
    public void Power_cycling_a_device_is_no_retransmission_of_what_it_said_before()
    {
        var stage = new Stage();
        stage.Plot.Act = (device, action, arguments) =>
        {
            if (action == DeviceAction.PowerCycle)
            {
                _ = device.DisposeAsync().AsTask();
                device.SwitchOn();
            }

            return action == DeviceAction.PowerCycle ? ActionResult.Ok : null;
        };

        stage.Play("- dut: power-cycle\n- await: register\n  within: 3 s").Outcome.Should().Be(Outcome.Pass);
    }
}
