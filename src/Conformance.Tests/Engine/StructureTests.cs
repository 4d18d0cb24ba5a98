using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Model;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>Branches, alternatives, loops, names and conditions.</summary>
[TestFixture]
public sealed class StructureTests
{
    [Test]
    public void Parallel_ends_when_all_branches_have_ended()
    {
        var stage = new Stage();
        stage.Plot.Then(1, device => device.UpdateAsync());

        var record = stage.Play("""
            - parallel:
                quick:
                  - await: update
                    within: 3 s
                slow:
                  - never: deregister
                    for: 5 s
            """);

        record.Outcome.Should().Be(Outcome.Pass);
        record.Duration.Should().BeGreaterThan(TimeSpan.FromSeconds(4));
        record.Steps[^1].Children.Should().HaveCount(2);
    }

    [Test]
    public void A_miss_in_one_branch_ends_the_others()
    {
        var record = new Stage().Play("""
            - parallel:
                misses:
                  - await: update
                    within: 1 s
                waits:
                  - await: deregister
                    within: 100 s
            """);

        record.Outcome.Should().Be(Outcome.Fail);
        record.Reason.Should().StartWith("no update came");
        record.Duration.Should().BeLessThan(TimeSpan.FromSeconds(3));
    }

    [Test]
    public void Two_branches_never_take_the_same_event()
    {
        var stage = new Stage();
        stage.Plot.Then(1, device => device.UpdateAsync());

        stage.Play("""
            - parallel:
                one:
                  - await: update
                    within: 3 s
                two:
                  - await: update
                    within: 3 s
            """).Outcome.Should().Be(Outcome.Fail);
    }

    [TestCase(0.5, Outcome.Fail)]
    [TestCase(3.0, Outcome.Pass)]
    public void Never_until_a_branch_ends_sees_what_comes_before_and_nothing_after(double updateAfter, Outcome outcome)
    {
        var stage = new Stage();
        stage.Plot.Life = async device =>
        {
            await device.RegisterAsync();
            _ = DeregisterAsync(device);
            await device.Pass(updateAfter);
            await device.UpdateAsync();
        };

        stage.Play("""
            - parallel:
                end:
                  - await: deregister
                    within: 2 s
                silence:
                  - never: update
                    until: end
            """).Outcome.Should().Be(outcome);

        static async Task DeregisterAsync(ScriptedDevice device)
        {
            await device.Pass(1);
            await device.SayAsync(CoapCode.Delete, "/elsewhere");
            await device.SayAsync(CoapCode.Delete, device.Location);
        }
    }

    [Test]
    public void A_branch_that_ended_in_an_earlier_round_ends_nothing_in_the_next()
    {
        var stage = new Stage();
        stage.Plot.Life = async device =>
        {
            await device.RegisterAsync();
            await device.Pass(1);
            await device.UpdateAsync();
            await device.Pass(1);
            await device.SayAsync(CoapCode.Get, "/frob");
            await device.UpdateAsync();
        };

        var record = stage.Play("""
            - repeat: round
              times: 2
              steps:
                - parallel:
                    end:
                      - await: update
                        within: 3 s
                    silence:
                      - never: request
                        until: end
            """);

        record.Outcome.Should().Be(Outcome.Fail);
        record.Reason.Should().StartWith("request came");
    }

    [Test]
    public void A_miss_inside_a_branch_of_the_clean_up_leaves_the_device_dirty_and_the_verdict_alone()
    {
        var stage = new Stage { Fresh = false };

        var result = stage.Campaign([
            Stage.Text("steps:\n  - alive:\ncleanup:\n  - parallel:\n      one:\n        - await: update\n          within: 1 s"),
            Stage.Text("- alive:"),
        ]);

        result.Record.Cases.Select(record => record.Outcome).Should().Equal(Outcome.Pass, Outcome.Pass);
        stage.Plot.Pressed.Should().Equal("start", "stop", "start");
    }

    [TestCase("update", Outcome.Pass)]
    [TestCase("register", Outcome.Pass)]
    [TestCase("deregister", Outcome.Fail)]
    public void Choose_takes_whichever_comes_first(string name, Outcome outcome)
    {
        var stage = new Stage();
        stage.Plot.Then(1, device => name switch
        {
            "update" => device.UpdateAsync(),
            "register" => device.RegisterAsync(),
            _ => device.SayAsync(CoapCode.Delete, device.Location),
        });

        var record = stage.Play("- choose:\n    - await: register\n    - await: update\n  within: 3 s");

        record.Outcome.Should().Be(outcome, record.Reason);
    }

    [Test]
    public void The_chosen_alternative_judges_its_own_requirement()
    {
        var stage = new Stage();
        stage.Plot.Then(1, device => device.UpdateAsync("lt=60"));

        var record = stage.Play("""
            - choose:
                - await: register
                  requirement: DM-14
                - await: update
                  requirement: DM-15
                  expect: { query: { lt: 90 } }
              within: 3 s
            """);

        record.Judged.Should().Equal(new Dictionary<string, Outcome> { ["DM-15"] = Outcome.Fail });
    }

    [Test]
    public void An_alternative_that_is_skipped_is_none()
    {
        var stage = new Stage();
        stage.Plot.Then(1, device => device.UpdateAsync());

        stage.Play("- choose:\n    - await: register\n    - await: update\n      when: 1 = 2\n  within: 3 s").Outcome.Should().Be(Outcome.Fail);
    }

    [Test]
    public void Repeat_goes_through_a_list_and_stops_at_the_first_miss()
    {
        var stage = new Stage();
        stage.Plot.Answers(request => request.Options.Path == "/3/0" ? Reply.Of(CoapCode.NotFound) : Plot.Ordinary(request));

        var record = stage.Play("- repeat: instance\n  in: [/1/0, /3/0, /4/0]\n  steps:\n    - discover: $(instance)");

        record.Outcome.Should().Be(Outcome.Fail);
        record.Steps[^1].Children.Select(step => step.Verdict).Should().Equal(Verdict.Pass, Verdict.Fail);
    }

    [Test]
    public void Repeat_over_nothing_judges_nothing()
    {
        var stage = new Stage();
        stage.Plot.Life = device => device.RegisterAsync(links: "");

        var record = stage.Play("- repeat: instance\n  in: $(device.instances)\n  steps:\n    - discover: $(instance)");

        record.Outcome.Should().Be(Outcome.Inconclusive);
        record.Reason.Should().Be("no step judged the device");
        record.Judged.Should().BeEmpty();
    }

    [Test]
    public void Windows_of_a_round_count_from_the_round_before()
    {
        var stage = new Stage();
        stage.Plot.Life = async device =>
        {
            await device.RegisterAsync();
            for (var round = 0; round < 3; round++)
            {
                await device.Pass(4);
                await device.UpdateAsync();
            }
        };

        stage.Play("- repeat: round\n  times: 3\n  steps:\n    - await: update\n      between: [4 s, 5 s]").Outcome.Should().Be(Outcome.Pass);
    }

    [Test]
    public void Naming_and_checking_take_no_time_from_the_step_that_follows()
    {
        var stage = new Stage();
        stage.Plot.Answer = async (device, request) =>
        {
            await device.UpdateAsync();
            return Plot.Ordinary(request);
        };

        stage.Play("- read: /3/0/16\n  as: answer\n- let: { said: $(answer.value) }\n- check: $(said) = 'U'\n- await: update\n  within: 1 s")
            .Outcome.Should().Be(Outcome.Pass);
    }

    [TestCase("U", Outcome.Pass)]
    [TestCase("UQ", Outcome.Fail)]
    public void Check_judges_a_condition_and_shows_its_operands(string binding, Outcome outcome)
    {
        var stage = new Stage();
        stage.Plot.Answers(_ => Plot.Content(binding));

        var record = stage.Play("- read: /3/0/16\n  as: answer\n- check: $(answer.value) = 'U'");

        record.Outcome.Should().Be(outcome);
        record.Findings[^1].Actual.Should().Be(outcome == Outcome.Pass ? "true" : "answer.value = UQ");
    }

    [Test]
    public void A_step_whose_condition_is_false_judges_nothing()
    {
        var record = new Stage().Play("- read: /3/0/16\n  expect: { code: 4.05 }\n  when: 1 = 2");

        record.Outcome.Should().Be(Outcome.Inconclusive);
        record.Reason.Should().Be("no step judged the device");
    }

    [Test]
    public void A_name_that_was_never_bound_is_our_error_with_its_place()
    {
        var record = new Stage().Play("- read: /3/0/16\n  as: answer\n  when: 1 = 2\n- check: $(answer.value) = 'U'");

        record.Outcome.Should().Be(Outcome.Error);
        record.Reason.Should().Contain("'answer' has no value here").And.Contain("C-DM-900.yaml:");
    }
}
