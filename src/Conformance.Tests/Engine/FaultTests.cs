using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>What our own side does wrong because a step wants it so.</summary>
[TestFixture]
public sealed class FaultTests
{
    [Test]
    public void The_role_gives_its_own_reply_with_the_fault_of_the_step()
    {
        var stage = new Stage();
        ScriptedDevice? device = null;
        stage.Plot.Life = async living =>
        {
            device = living;
            await living.RegisterAsync();
            await living.Pass(1);
            await living.UpdateAsync();
        };

        var record = stage.Play("- await: update\n  within: 3 s\n  faults: answer-missing\n- pause: 1 s\n  reason: the device waits for its answer\n- alive:");

        record.Outcome.Should().Be(Outcome.Pass, "{0}", record.Reason);
        record.Log.Should().Contain(line => line.Note == "new, on purpose answer-missing" && line.Summary.StartsWith("ACK 0.00", StringComparison.Ordinal));
        device!.Answers.Should().ContainSingle().Which.Should().BeOfType<Answered>("only the Register was answered");
    }

    [Test]
    public void A_request_goes_out_with_the_fault_of_its_step_and_the_next_without()
    {
        var stage = new Stage();
        var asked = new List<Message>();
        stage.Plot.Answers(request =>
        {
            asked.Add(request);
            return Plot.Ordinary(request);
        });

        stage.Play("- read: /3/0/16\n  faults: [option-critical-unknown, sent-twice]\n- read: /3/0/16").Outcome.Should().Be(Outcome.Pass);

        asked.Select(request => request.Options.Any(option => option.Number.Value == 65001)).Should().Equal(true, false);
    }

    [Test]
    public void The_acknowledgement_of_a_notification_can_be_left_out()
    {
        var stage = new Stage();
        Conformance.Coap.Transmission.Outcome? notified = null;
        stage.Plot.Answer = async (device, request) =>
        {
            await Task.Yield();
            if (request.Options.Observe == 0)
            {
                _ = NotifyLater(device);
            }

            return Plot.Ordinary(request);
        };

        var record = stage.Play(
            "- observe: /3/0/9\n  as: seen\n- await: notify\n  of: $(seen)\n  within: 5 s\n  faults: reset-for-ack\n- pause: 1 s\n  reason: the Reset travels\n- alive:");

        record.Outcome.Should().Be(Outcome.Pass, "{0}", record.Reason);
        notified.Should().BeOfType<WasReset>();

        async Task NotifyLater(ScriptedDevice device)
        {
            await device.Pass(1);
            notified = await device.NotifyAsync("/3/0/9", "2", observe: 2);
        }
    }

    [Test]
    public void A_misspelt_fault_is_told_with_a_suggestion() =>
        Stage.Load(Stage.Text("- await: update\n  within: 3 s\n  faults: [late, token-chanegd]\n- alive:"))
            .Diagnostics.Should().ContainSingle().Which.Hint.Should().Be("did you mean 'token-changed'?");

    [Test]
    public void A_fault_of_answers_is_none_of_requests() =>
        Stage.Load(Stage.Text("- read: /3/0/16\n  faults: answer-missing")).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("TC0117");
}
