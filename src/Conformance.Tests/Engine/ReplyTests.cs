using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>Which request gets the reply that a step wants.</summary>
[TestFixture]
public sealed class ReplyTests
{
    [Test]
    public void A_reply_is_given_once()
    {
        var (stage, device) = Updating(times: 2);

        stage.Play("- await: update\n  within: 3 s\n  reply: { code: 4.03 }\n- await: update\n  within: 3 s\n- alive:").Outcome.Should().Be(Outcome.Pass);

        Codes(device()).Should().Equal("2.01", "4.03", "2.04");
    }

    [Test]
    public void A_reply_has_the_options_that_are_written()
    {
        var (stage, device) = Updating(times: 1);

        stage.Play("- await: update\n  within: 3 s\n  reply: { code: 4.01, options: [{ number: 252, value: a5b6 }] }\n- alive:");

        device().Answers.OfType<Answered>().Last().Response.Options.First(OptionNumber.Echo)!.Value.ToArray().Should().Equal(0xa5, 0xb6);
    }

    [Test]
    public void A_quick_device_does_not_outrun_the_reply()
    {
        var stage = new Stage();
        ScriptedDevice? device = null;
        stage.Plot.Answer = async (asked, request) =>
        {
            device = asked;
            await asked.UpdateAsync();
            return Plot.Ordinary(request);
        };

        stage.Play("- execute: /3/0/4\n- await: update\n  within: 1 s\n  reply: { code: 4.03 }\n- pause: 1 s\n  reason: the answer travels").Outcome.Should().Be(Outcome.Pass);

        Codes(device!).Should().Equal("2.01", "4.03");
    }

    [Test]
    public void A_reply_that_was_armed_ahead_is_not_given_when_its_step_is_never_reached()
    {
        var stage = new Stage();
        ScriptedDevice? device = null;
        stage.Plot.Life = async living =>
        {
            device = living;
            await living.RegisterAsync();
            await living.Pass(3);
            await living.UpdateAsync();
        };
        stage.Plot.Answers(_ => Reply.None);

        var record = stage.Play(
            "steps:\n  - read: /3/0/16\n  - await: update\n    within: 1 s\n    reply: { code: 4.03 }\ncleanup:\n  - await: update\n    within: 5 s\n  - alive:");

        record.Outcome.Should().Be(Outcome.Fail);
        Codes(device!).Should().Equal("2.01", "2.04");
    }

    [Test]
    public void A_reply_of_a_step_that_is_skipped_is_given_to_nobody()
    {
        var (stage, device) = Updating(times: 1);

        stage.Play("- alive:\n- await: update\n  within: 3 s\n  reply: { code: 4.03 }\n  when: 1 = 2\n- await: update\n  within: 3 s\n- alive:");

        Codes(device()).Should().Equal("2.01", "2.04");
    }

    [Test]
    public void The_step_that_takes_a_request_says_what_it_gets()
    {
        var (stage, device) = Updating(times: 2);

        var record = stage.Play("""
            - parallel:
                plain:
                  - await: update
                    within: 5 s
                refusing:
                  - await: update
                    within: 5 s
                    reply: { code: 4.03 }
            - alive:
            """);

        record.Outcome.Should().Be(Outcome.Pass, record.Reason);
        Codes(device()).Should().Equal("2.01", "2.04", "4.03");
    }

    [Test]
    public void The_alternative_that_matches_says_what_is_answered()
    {
        var (stage, device) = Updating(times: 1);

        stage.Play("- choose:\n    - await: register\n      reply: { code: 4.00 }\n    - await: update\n      reply: { code: 4.03 }\n  within: 3 s\n- alive:").Outcome.Should().Be(Outcome.Pass);

        Codes(device()).Should().Equal("2.01", "4.03");
    }

    [Test]
    public void A_notification_can_be_answered_with_a_reset()
    {
        var stage = new Stage();
        stage.Plot.Then(1, device => device.NotifyAsync("/3/0/9", "2", 2));

        stage.Play("- observe: /3/0/9\n  as: seen\n- await: notify\n  of: $(seen)\n  within: 3 s\n  reply: { type: reset }").Outcome.Should().Be(Outcome.Pass);
    }

    private static IEnumerable<string> Codes(ScriptedDevice device) =>
        device.Answers.Select(outcome => outcome is Answered answered ? answered.Response.Code.ToString() : outcome.GetType().Name);

    private static (Stage Stage, Func<ScriptedDevice> Device) Updating(int times)
    {
        var stage = new Stage();
        ScriptedDevice? device = null;
        stage.Plot.Life = async living =>
        {
            device = living;
            await living.RegisterAsync();
            for (var count = 0; count < times; count++)
            {
                await living.Pass(1);
                await living.UpdateAsync();
            }
        };
        return (stage, () => device!);
    }
}
