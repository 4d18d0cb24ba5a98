using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>Every verb that sends and judges an answer: once truthfully answered, once with a lie.</summary>
[TestFixture]
public sealed class OperationVerbTests
{
    private const string BootstrapFirst = "preconditions:\n  - state: factory-fresh\n  - dut: start\n  - await: bs-request\n    at: bootstrap\n    within: 5 s\nsteps:\n";

    private static readonly (string Verb, string Steps)[] Verbs =
    [
        ("read", "- read: /3/0/16"),
        ("write", "- write: /3/0/15\n  value: Europe/Oslo"),
        ("update", "- update: /3/0\n  values: { 15: Europe/Oslo }"),
        ("execute", "- execute: /3/0/4"),
        ("create", "- create: /3\n  values: { 15: Europe/Oslo }"),
        ("delete", "- delete: /3/1"),
        ("discover", "- discover: /3/0"),
        ("observe", "- observe: /3/0/9"),
        ("write-attributes", "- write-attributes: /3/0\n  query: { pmin: 10 }"),
        ("read-composite", "- read-composite: [/3/0/16]"),
        ("write-composite", "- write-composite:\n  values: { /3/0/15: Europe/Oslo }"),
        ("observe-composite", "- observe-composite: [/3/0/16]"),
        ("request", "- request: /3/0/16\n  method: GET"),
        ("alive", "- alive:"),
    ];

    private static readonly (string Verb, string Steps)[] BootstrapVerbs =
    [
        ("bs-discover", "- bs-discover: /"),
        ("bs-read", "- bs-read: /1"),
        ("bs-write", "- bs-write: /1/0\n  values: { 0: 1, 1: 300 }"),
        ("bs-delete", "- bs-delete: /1/0"),
        ("bs-finish", "- bs-finish:"),
    ];

    private static IEnumerable<TestCaseData> All =>
    [
        .. Verbs.Select(entry => new TestCaseData($"steps:\n{Below(entry.Steps)}", "device").SetArgDisplayNames(entry.Verb)),
        .. BootstrapVerbs.Select(entry => new TestCaseData(BootstrapFirst + Below(entry.Steps), "bootstrap").SetArgDisplayNames(entry.Verb)),
    ];

    [TestCaseSource(nameof(All))]
    public void Passes_when_the_device_does_what_it_must(string steps, string life)
    {
        var stage = Staged(life);

        var record = stage.Play(steps);

        record.Reason.Should().BeEmpty();
        record.Outcome.Should().Be(Outcome.Pass);
        record.Judged.Values.Should().OnlyContain(outcome => outcome == Outcome.Pass).And.HaveCount(2);
    }

    [TestCaseSource(nameof(All))]
    public void Fails_when_the_device_refuses(string steps, string life)
    {
        var stage = Staged(life);
        stage.Plot.Answers(_ => Reply.Of(CoapCode.MethodNotAllowed));

        var record = stage.Play(steps);

        record.Outcome.Should().Be(Outcome.Fail);
        record.Reason.Should().Contain("code is 4.05");
    }

    [TestCaseSource(nameof(All))]
    public void Fails_when_the_device_keeps_silent(string steps, string life)
    {
        var stage = Staged(life);
        stage.Plot.Answers(_ => Reply.None);

        var record = stage.Play(steps);

        record.Outcome.Should().Be(Outcome.Fail);
        record.Reason.Should().Contain("no answer within 2.0 s");
    }

    [TestCaseSource(nameof(All))]
    public void Fails_when_the_device_only_acknowledges(string steps, string life)
    {
        var stage = Staged(life);
        stage.Plot.Answers(_ => Reply.AcknowledgeOnly);

        var record = stage.Play(steps);

        record.Outcome.Should().Be(Outcome.Fail);
        record.Reason.Should().Contain("an ACK but no response");
    }

    [TestCaseSource(nameof(All))]
    public void Fails_when_the_device_resets(string steps, string life)
    {
        var stage = Staged(life);
        stage.Plot.Answers(_ => new Reply { Code = CoapCode.Empty, Reset = true });

        stage.Play(steps).Outcome.Should().Be(Outcome.Fail);
    }

    [TestCaseSource(nameof(All))]
    public void Fails_with_octet_and_clause_when_the_answer_is_no_message(string steps, string life)
    {
        var stage = Staged(life);
        stage.Plot.Answer = (device, _) =>
        {
            device.SendOctets("6F00");
            return Task.FromResult(Reply.None);
        };
        if (life == "bootstrap")
        {
            return; // the scripted device answers the server's address only
        }

        var record = stage.Play(steps);

        record.Outcome.Should().Be(Outcome.Fail);
        record.Reason.Should().Contain("undecodable answer").And.Contain("RFC 7252");
    }

    [TestCaseSource(nameof(All))]
    public void Is_inconclusive_when_the_device_was_never_heard(string steps, string life)
    {
        var stage = Staged(life);
        stage.Plot.Life = _ => Task.CompletedTask;
        var alone = "preconditions:\n  - state: unregistered\n" + steps[steps.IndexOf("steps:", StringComparison.Ordinal)..];

        var record = stage.Play(alone);

        record.Outcome.Should().Be(Outcome.Inconclusive);
        record.Reason.Should().Contain("never sent anything");
    }

    [Test]
    public void An_observation_without_the_option_is_none()
    {
        var stage = new Stage();
        stage.Plot.Answers(_ => Plot.Content("1"));

        stage.Play("- observe: /3/0/9").Reason.Should().Contain("no Observe option");
    }

    [Test]
    public void A_body_that_does_not_decode_fails()
    {
        var stage = new Stage();
        stage.Plot.Answers(_ => Plot.Content("{", format: ContentFormat.SenmlJson));

        var record = stage.Play("- read: /3/0/16");

        record.Outcome.Should().Be(Outcome.Fail);
        record.Reason.Should().Contain("does not decode");
    }

    [Test]
    public void A_reply_of_another_code_than_expected_fails_and_names_both()
    {
        var record = new Stage().Play("- read: /3/0/16\n  expect: { code: 4.05 }");

        record.Outcome.Should().Be(Outcome.Fail);
        record.Reason.Should().Be("code is 2.05; expected 4.05");
        record.Findings[^1].Location.Should().Contain("C-DM-900.yaml");
    }

    [TestCase("timeout: true", Outcome.Pass)]
    [TestCase("timeout: false", Outcome.Fail)]
    [TestCase("code: none", Outcome.Pass)]
    public void Silence_can_be_what_is_expected(string expect, Outcome outcome)
    {
        var stage = new Stage();
        stage.Plot.Answers(_ => Reply.None);

        stage.Play($"- read: /3/0/16\n  expect: {{ {expect} }}").Outcome.Should().Be(outcome);
    }

    [Test]
    public void A_reset_can_be_what_is_expected()
    {
        var stage = new Stage();
        stage.Plot.Answers(_ => new Reply { Code = CoapCode.Empty, Reset = true });

        stage.Play("- read: /3/0/16\n  expect: { reset: true }").Outcome.Should().Be(Outcome.Pass);
    }

    [Test]
    public void An_answer_a_hair_before_the_end_of_its_window_counts_and_one_after_it_does_not()
    {
        Answered(after: 1.996).Outcome.Should().Be(Outcome.Pass);
        Answered(after: 2.001).Outcome.Should().Be(Outcome.Fail);

        static Model.CaseRecord Answered(double after)
        {
            var stage = new Stage();
            stage.Plot.Answer = async (device, request) =>
            {
                await device.Pass(after);
                return Plot.Ordinary(request);
            };
            return stage.Play("- read: /3/0/16");
        }
    }

    [Test]
    public void Cancelling_is_judged_like_any_other_operation()
    {
        const string Steps = "- observe: /3/0/9\n  as: seen\n- cancel: $(seen)";
        var refusing = new Stage();
        refusing.Plot.Answers(request => request.Options.Observe == 1 ? Reply.Of(CoapCode.InternalServerError) : Plot.Ordinary(request));

        new Stage().Play(Steps).Outcome.Should().Be(Outcome.Pass);
        refusing.Play(Steps).Outcome.Should().Be(Outcome.Fail);
    }

    [TestCase("4F017D34")]
    [TestCase("$(hex('4F017D34'))")]
    public void A_datagram_judges_nothing_by_itself(string octets)
    {
        var stage = new Stage();

        var record = stage.Play($"steps:\n  - datagram: {octets}\n  - alive:");

        record.Outcome.Should().Be(Outcome.Pass);
        record.Steps[^2].Verdict.Should().Be(Model.Verdict.None);
    }

    [Test]
    public void Octets_that_are_none_are_our_error()
    {
        new Stage().Play("- datagram: 4F0\n- alive:").Outcome.Should().Be(Outcome.Error);
        new Stage().Play("- request: /3/0/16\n  token: xyz").Outcome.Should().Be(Outcome.Error);
        new Stage().Play("- request: /3/0/16\n  method: FROB").Outcome.Should().Be(Outcome.Error);
    }

    private static string Below(string steps) => string.Join('\n', steps.Split('\n').Select(line => $"  {line}"));

    private static Stage Staged(string life)
    {
        var stage = new Stage();
        if (life == "bootstrap")
        {
            stage.Plot.Life = device => device.BootstrapAsync();
        }

        return stage;
    }
}
