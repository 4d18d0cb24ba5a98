using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>Which event a step takes, and when it may come.</summary>
[TestFixture]
public sealed class EventTests
{
    /// <summary>CON GET /frob with message id 0x7301.</summary>
    private const string Frob = "40017301B466726F62";

    private static readonly (string Name, Func<ScriptedDevice, Task> Does)[] Events =
    [
        ("register", device => device.RegisterAsync()),
        ("update", device => device.UpdateAsync()),
        ("deregister", device => device.SayAsync(CoapCode.Delete, device.Location)),
        ("send", device => device.SayAsync(CoapCode.Post, "/dp", body: """[{"n":"/3/0/16","vs":"U"}]""", format: Coap_SenmlJson)),
        ("bs-request", device => device.BootstrapAsync()),
        ("bs-pack-request", device => device.SayAsync(CoapCode.Get, "/bspack", $"ep={Stage.EndpointName}", bootstrap: true)),
        ("request", device => device.SayAsync(CoapCode.Get, "/frob")),
        ("copy", async device =>
        {
            device.SendOctets(Frob);
            device.SendOctets(Frob);
            await device.Pass(0);
        }),
        ("datagram", device =>
        {
            device.SendOctets("FFFFFFFF");
            return Task.CompletedTask;
        }),
    ];

    private static Conformance.Coap.Options.ContentFormat Coap_SenmlJson => Conformance.Coap.Options.ContentFormat.SenmlJson;

    private static IEnumerable<TestCaseData> Named => Events.Select(entry => new TestCaseData(entry.Name).SetArgDisplayNames(entry.Name));

    [TestCaseSource(nameof(Named))]
    public void Await_passes_when_it_comes_and_never_fails(string name)
    {
        var stage = new Stage();
        stage.Plot.Then(1, Doing(name));

        stage.Play($"- await: {name}\n  within: 3 s").Outcome.Should().Be(Outcome.Pass);
        var never = stage.Play($"- never: {name}\n  for: 3 s");
        never.Outcome.Should().Be(Outcome.Fail);
        never.Reason.Should().StartWith($"{name} came after 1");
    }

    [TestCaseSource(nameof(Named))]
    public void Await_fails_when_nothing_comes_and_never_passes(string name)
    {
        var stage = new Stage();

        var missed = stage.Play($"- await: {name}\n  within: 3 s");

        missed.Outcome.Should().Be(Outcome.Fail);
        missed.Reason.Should().Be($"no {name} came; within 3 s (tolerance 0.65 s) is required");
        stage.Play($"- never: {name}\n  for: 3 s").Outcome.Should().Be(Outcome.Pass);
    }

    [Test]
    public void A_notification_is_awaited_by_its_observation()
    {
        const string Observed = "- observe: /3/0/9\n  as: battery\n- observe: /3/0/10\n  as: memory\n";
        var stage = new Stage();
        stage.Plot.Then(1, device => device.NotifyAsync("/3/0/10", "4", 2));

        stage.Play(Observed + "- await: notify\n  of: $(memory)\n  within: 3 s\n  expect: { value: 4, observe: newer }\n- cancel: $(battery)")
            .Reason.Should().BeEmpty();
        var other = stage.Play(Observed + "- await: notify\n  of: $(battery)\n  within: 3 s\n- await: notify\n  of: $(memory)\n  within: 1 s");
        other.Outcome.Should().Be(Outcome.Fail);
        other.Unconsumed.Should().ContainSingle().Which.Should().Contain("notify");
    }

    // Upper bound 4 s with 0.5 s + 5 % is 4.7 s; lower bound 2 s is 1.4 s. The answer and the event take 1 ms each.
    [TestCase(1.397, Outcome.Fail)]
    [TestCase(1.398, Outcome.Pass)]
    [TestCase(2.000, Outcome.Pass)]
    [TestCase(4.698, Outcome.Pass)]
    [TestCase(4.699, Outcome.Fail)]
    public void A_window_is_widened_by_the_tolerance_and_by_no_more(double sentAfter, Outcome outcome)
    {
        var stage = new Stage();
        stage.Plot.Then(sentAfter, device => device.UpdateAsync());

        var record = stage.Play("- await: update\n  between: [2 s, 4 s]");

        record.Outcome.Should().Be(outcome, record.Reason);
    }

    [Test]
    public void An_early_event_is_as_wrong_as_a_late_one_and_is_consumed()
    {
        var stage = new Stage();
        stage.Plot.Then(1, device => device.UpdateAsync());

        var record = stage.Play("- await: update\n  between: [3 s, 5 s]");

        record.Reason.Should().StartWith("update came after 1").And.Contain("between 3 s and 5 s (tolerance 0.65 s and 0.75 s) is required");
        record.Unconsumed.Should().BeEmpty();
        record.Steps[^1].Findings.Should().ContainSingle();
    }

    // never for 3 s shrinks by 0.65 s to 2.35 s.
    [TestCase(2.348, Outcome.Fail)]
    [TestCase(2.349, Outcome.Pass)]
    public void Never_shrinks_by_the_tolerance(double sentAfter, Outcome outcome)
    {
        var stage = new Stage();
        stage.Plot.Then(sentAfter, device => device.UpdateAsync());

        stage.Play("- never: update\n  for: 3 s").Outcome.Should().Be(outcome);
    }

    [Test]
    public void Never_for_no_longer_than_the_tolerance_judges_nothing()
    {
        var record = new Stage().Play("- never: update\n  for: 500 ms");

        record.Outcome.Should().Be(Outcome.Inconclusive);
        record.Reason.Should().Contain("nothing can be seen");
    }

    [Test]
    public void Never_misses_nothing_that_came_while_the_step_before_was_busy()
    {
        var stage = new Stage();
        stage.Plot.Answer = async (device, request) =>
        {
            await device.UpdateAsync();
            await device.Pass(1);
            return Plot.Ordinary(request);
        };

        var record = stage.Play("- read: /3/0/16\n  as: answer\n- never: update\n  from: $(answer.sent-at)\n  for: 3 s");

        record.Outcome.Should().Be(Outcome.Fail);
    }

    [Test]
    public void Await_takes_what_came_while_the_step_before_was_busy()
    {
        var stage = new Stage();
        stage.Plot.Answer = async (device, request) =>
        {
            await device.UpdateAsync();
            return Plot.Ordinary(request);
        };

        stage.Play("- read: /3/0/16\n- await: update\n  within: 1 s").Outcome.Should().Be(Outcome.Pass);
    }

    [Test]
    public void From_counts_the_window_from_a_captured_moment_and_passes_over_what_was_before()
    {
        var stage = new Stage();
        stage.Plot.Life = async device =>
        {
            await device.RegisterAsync();
            await device.Pass(1);
            await device.UpdateAsync();
            await device.Pass(2);
            await device.UpdateAsync("lt=60");
        };

        stage.Play("- await: update\n  within: 2 s\n  as: first\n- await: update\n  from: $(first.time)\n  between: [1900 ms, 2100 ms]\n  expect: { query: { lt: 60 } }")
            .Outcome.Should().Be(Outcome.Pass);
        stage.Play("- await: update\n  within: 2 s\n  as: first\n- pause: 4 s\n  reason: to look back\n- await: update\n  from: $(first.time)\n  within: 3 s")
            .Outcome.Should().Be(Outcome.Pass);
    }

    [Test]
    public void Where_selects_and_expect_judges()
    {
        var stage = new Stage();
        stage.Plot.Life = async device =>
        {
            await device.RegisterAsync();
            await device.Pass(1);
            await device.UpdateAsync("lt=60");
            await device.UpdateAsync("lt=90");
        };

        var selected = stage.Play("- await: update\n  within: 3 s\n  where: { query: { lt: 90 } }");
        selected.Outcome.Should().Be(Outcome.Pass);
        selected.Unconsumed.Should().ContainSingle();
        stage.Play("- await: update\n  within: 3 s\n  expect: { query: { lt: 90 } }").Reason.Should().Contain("60");
        stage.Play("- never: update\n  for: 3 s\n  where: { query: { lt: 30 } }").Outcome.Should().Be(Outcome.Pass);
        stage.Play("- never: update\n  for: 3 s\n  where: { query: { lt: 90 } }").Outcome.Should().Be(Outcome.Fail);
    }

    [Test]
    public void An_event_is_consumed_once()
    {
        var stage = new Stage();
        stage.Plot.Then(1, device => device.UpdateAsync());

        stage.Play("- await: update\n  within: 2 s\n- await: update\n  within: 2 s").Outcome.Should().Be(Outcome.Fail);
    }

    [Test]
    public void A_retransmission_is_no_second_event()
    {
        var stage = new Stage();
        stage.Plot.Then(1, device => device.UpdateAsync());

        var record = stage.Play("- await: update\n  within: 2 s\n  reply: none\n- never: update\n  for: 20 s");

        record.Outcome.Should().Be(Outcome.Pass);
        record.Log.Count(line => line.Note == TraceNote.Duplicate).Should().BeGreaterThanOrEqualTo(2);
    }

    [Test]
    public void Undecodable_octets_are_the_reason_where_a_message_was_awaited()
    {
        var stage = new Stage();
        stage.Plot.Then(1, device =>
        {
            device.SendOctets("40FF");
            return Task.CompletedTask;
        });

        var record = stage.Play("- await: update\n  within: 3 s");

        record.Outcome.Should().Be(Outcome.Fail);
        record.Reason.Should().StartWith("undecodable octets where update was awaited").And.Contain("RFC 7252");
        record.Findings[^1].Actual.Should().StartWith("40FF");
    }

    [Test]
    public void A_stranger_matches_no_step_and_explains_nothing()
    {
        var stage = new Stage();
        stage.Plot.Then(1, async device =>
        {
            device.StrangerSends("40FF");
            (await device.StrangerAsksAsync(CoapCode.Post, "/rd", "ep=somebody&lt=60&lwm2m=1.1")).Should().BeOfType<Answered>()
                .Which.Response.Code.Should().Be(CoapCode.Forbidden);
        });

        var record = stage.Play("- await: register\n  within: 3 s");

        record.Reason.Should().StartWith("no register came");
        record.Unconsumed.Should().BeEmpty();
    }

    [Test]
    public void A_second_registration_is_an_event_of_its_own()
    {
        var stage = new Stage();
        stage.Plot.Then(1, device => device.RegisterAsync());

        stage.Play("- never: register\n  for: 3 s").Outcome.Should().Be(Outcome.Fail);
        stage.Play("- read: /3/0/16").Outcome.Should().Be(Outcome.Pass);
    }

    [Test]
    public void A_request_whose_links_do_not_decode_fails_the_step_that_took_it()
    {
        var stage = new Stage();
        stage.Plot.Then(1, device => device.RegisterAsync(links: "<<<"));

        var record = stage.Play("- await: register\n  within: 3 s");

        record.Outcome.Should().Be(Outcome.Fail);
        record.Reason.Should().Contain("does not decode");
    }

    private static Func<ScriptedDevice, Task> Doing(string name) => Array.Find(Events, entry => entry.Name == name).Does;
}
