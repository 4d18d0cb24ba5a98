using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Engine.Captures;
using Conformance.Engine.Worlds;
using Conformance.Model;
using Conformance.Roles;
using Conformance.Simulation.Impairments;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>What a declared link may be blamed for. The device of these tests registers, and the answer takes as long as the Register did.</summary>
[TestFixture]
public sealed class LinkTests
{
    private const string Observed = "- observe: /3/0/9\n  as: seen\n";

    // Declared to lose, and next to never doing so.
    private static readonly Impairment Lossy = Impairment.Latency(TimeSpan.FromMilliseconds(1)) with { Loss = 1e-12 };
    private static readonly Impairment Slow = Impairment.Latency(TimeSpan.FromSeconds(2));

    [Test]
    public void Silence_fails_a_device_only_where_nothing_is_lost()
    {
        Silent(network: null).Outcome.Should().Be(Outcome.Fail);
        Silent(Slow).Outcome.Should().Be(Outcome.Fail);

        var record = Silent(Lossy);
        record.Outcome.Should().Be(Outcome.Inconclusive);
        record.Reason.Should().EndWith("the link is declared to lose datagrams");
    }

    [Test]
    public void An_event_that_never_comes_fails_a_device_only_where_nothing_is_lost()
    {
        const string Step = "- await: update\n  within: 3 s";

        Over(network: null).Play(Step).Outcome.Should().Be(Outcome.Fail);
        Over(Slow).Play(Step).Outcome.Should().Be(Outcome.Fail);
        Over(Lossy).Play(Step).Outcome.Should().Be(Outcome.Inconclusive);
    }

    // The Register takes 2 s, its answer 2 s, the Update 2 s: it comes 4 s later than the device waited.
    [TestCase(3.6, Outcome.Pass)]
    [TestCase(3.7, Outcome.Fail)]
    public void An_upper_bound_is_widened_by_the_way_there_and_back(double sentAfter, Outcome outcome)
    {
        var stage = Over(Slow);
        stage.Plot.Then(sentAfter, device => device.UpdateAsync());

        stage.Play("- await: update\n  within: 3 s").Outcome.Should().Be(outcome);
    }

    // Lower bound 10 s with 0.5 s + 5 % is 9 s, and 7 s on a link of 2 s.
    [TestCase(2.9, Outcome.Fail)]
    [TestCase(3.1, Outcome.Pass)]
    public void A_lower_bound_is_widened_by_one_way(double sentAfter, Outcome outcome)
    {
        var stage = Over(Slow);
        stage.Plot.Then(sentAfter, device => device.UpdateAsync());

        stage.Play("- await: update\n  between: [10 s, 20 s]").Outcome.Should().Be(outcome);
    }

    // 20 s less 0.5 s + 5 % are 18.5 s; what comes after 2 s and before 16.5 s was sent within them.
    [TestCase(6, Outcome.Fail)]
    [TestCase(12.4, Outcome.Fail)]
    [TestCase(12.6, Outcome.Inconclusive)]
    public void Something_forbidden_fails_a_device_when_it_was_surely_sent_in_the_time_watched(double sentAfter, Outcome outcome)
    {
        var stage = Over(Slow);
        stage.Plot.Then(sentAfter, device => device.UpdateAsync());

        stage.Play("- never: update\n  for: 20 s").Outcome.Should().Be(outcome);
    }

    [Test]
    public void Something_forbidden_is_inconclusive_where_it_may_be_a_repetition()
    {
        var stage = Over(Lossy);
        stage.Plot.Then(6, device => device.UpdateAsync());

        stage.Play("- never: update\n  for: 20 s").Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void A_notification_that_a_newer_one_overtook_is_passed_over()
    {
        const string Steps = Observed + """
            - await: notify
              of: $(seen)
              within: 10 s
              expect: { value: 7 }
            - await: notify
              of: $(seen)
              within: 10 s
              expect: { value: 8, observe: newer }
            """;

        NotifyingOutOfOrder(Slow).Play(Steps).Reason.Should().BeEmpty();
        NotifyingOutOfOrder(network: null).Play(Steps).Outcome.Should().Be(Outcome.Fail);
    }

    // 2 would be newer than 3 for whoever compares with the last to arrive.
    [Test]
    public void A_notification_is_compared_with_the_freshest_and_not_with_the_last_to_arrive()
    {
        var observation = new Observation(default, [], composite: false) { FirstNumber = 1 };
        NotifyEvent[] arrived = [.. new uint[] { 4, 2, 3 }.Select((number, place) => Notified(observation, place, number))];

        var newer = arrived.Select((notify, place) => NotificationOrder.IsNewer(notify, notify.Message.Options.Observe!.Value, arrived[..place]));

        newer.Should().Equal(true, false, false);
    }

    [Test]
    public void A_notification_that_crosses_its_cancellation_is_passed_over()
    {
        const string Steps = Observed + "- cancel: $(seen)\n- never: notify\n  of: $(seen)\n  for: 5 s";

        NotifyingAfterTheEnd(Slow).Play(Steps).Reason.Should().BeEmpty();
        NotifyingAfterTheEnd(network: null).Play(Steps).Outcome.Should().Be(Outcome.Fail);
    }

    [TestCase(0, 1)]
    [TestCase(0.02, 3)]
    [TestCase(0.1, 4)]
    public void Octets_that_nobody_repeats_go_out_until_their_loss_is_out_of_the_question(double loss, int copies)
    {
        new DeclaredLink(TimeSpan.Zero, loss).Copies.Should().Be(copies);
    }

    [Test]
    public void A_link_that_changes_octets_proves_nothing_against_a_device()
    {
        var stage = Over(Lossy with { Corruption = 1e-12 });
        stage.Plot.Answers(_ => Plot.Content("no binding"));

        stage.Play("- read: /3/0/16\n  expect: { value: U }").Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void A_case_can_make_the_network_worse_for_itself()
    {
        var stage = Over(network: null);

        stage.Play("- impair: network\n  loss: 1\n- read: /3/0/16").Outcome.Should().Be(Outcome.Inconclusive);
        stage.Play("- impair: network\n  delay: 3 s\n- read: /3/0/16\n  as: slow\n- check: slow.round-trip >= 6 s").Reason.Should().BeEmpty();
        stage.Play("- impair: network\n  loss: 2\n- read: /3/0/16").Outcome.Should().Be(Outcome.Error);
    }

    [Test]
    public void What_a_case_did_to_the_network_ends_with_it()
    {
        const string Worse = "- impair: network\n  loss: 1";
        var stage = Over(network: null);
        stage.Fresh = false;

        var result = stage.Campaign([Stage.Text($"{Worse}\n- read: /3/0/16"), Stage.Text("- read: /3/0/16")]);

        result.Record.Cases.Select(record => record.Outcome).Should().Equal(Outcome.Inconclusive, Outcome.Pass);
    }

    [Test]
    public void A_rebound_device_is_reached_again_when_it_has_spoken()
    {
        var stage = Over(network: null);
        stage.Plot.Then(1, device => device.UpdateAsync());

        stage.Play("- impair: rebind\n- await: update\n  within: 3 s\n- read: /3/0/16").Reason.Should().BeEmpty();
    }

    private static NotifyEvent Notified(Observation observation, int sequence, uint number)
    {
        var message = new Message { Type = MessageType.NonConfirmable, Code = CoapCode.Content, Options = OptionList.Empty.WithObserve(number) };
        return new(sequence, "server", TimeSpan.FromSeconds(sequence), new(IPAddress.Loopback, 5683), observation, message, default, [], ContentError: null);
    }

    private static Stage Over(Impairment? network) => new() { Network = network };

    private static CaseRecord Silent(Impairment? network)
    {
        var stage = Over(network);
        stage.Plot.Answers(request => request.Options.Path == "/3/0/16" ? Reply.None : Plot.Ordinary(request));
        return stage.Play("- read: /3/0/16");
    }

    private static Stage NotifyingOutOfOrder(Impairment? network)
    {
        var stage = Over(network);
        stage.Plot.Then(10, async device =>
        {
            await device.NotifyAsync("/3/0/9", "7", 7);
            await device.NotifyAsync("/3/0/9", "6", 6);
            await device.NotifyAsync("/3/0/9", "8", 8);
        });
        return stage;
    }

    private static Stage NotifyingAfterTheEnd(Impairment? network)
    {
        var stage = Over(network);
        stage.Plot.Answer = (device, request) =>
        {
            if (request.Options.Observe == 1)
            {
                _ = NotifyLaterAsync(device);
            }

            return Task.FromResult(Plot.Ordinary(request));
        };
        return stage;

        static async Task NotifyLaterAsync(ScriptedDevice device)
        {
            await device.Pass(1);
            await device.NotifyAsync("/3/0/9", "9", 9);
        }
    }
}
