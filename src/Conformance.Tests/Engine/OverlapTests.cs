using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Engine.Campaigns;
using Conformance.Engine.Running;
using Conformance.Model;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>Several cases at once on one device that is kept.</summary>
[TestFixture]
public sealed class OverlapTests
{
    private const string Waits = "- pause: 10 s\n  reason: to be there for long\n- read: /3/0/16";

    [Test]
    public void Waiting_is_shared_and_the_plan_keeps_its_order()
    {
        var stage = Kept();

        var record = stage.Campaign([Stage.Text(Waits), Stage.Text(Waits), Stage.Text(Waits)]).Record;

        record.Cases.Should().OnlyContain(one => one.Outcome == Outcome.Pass && one.Duration < TimeSpan.FromSeconds(11));
        record.Cases.Select(one => one.Id).Should().Equal("C-DM-900", "C-DM-901", "C-DM-902");
        record.Cases.Max(one => one.StartedAt).Should().BeLessThan(TimeSpan.FromSeconds(2));
        record.Cases[0].Beside.Should().Equal("C-DM-901", "C-DM-902");
    }

    [Test]
    public void What_conflicts_waits()
    {
        var stage = Kept();
        const string writes = "- write: /3/0/15\n  value: x\n- pause: 10 s\n  reason: to hold what it claims";

        var cases = stage.Campaign([Stage.Text(writes), Stage.Text(writes)]).Record.Cases;

        cases.Should().OnlyContain(one => one.Outcome == Outcome.Pass && one.Beside.Count == 0);
        (cases[0].StartedAt - cases[1].StartedAt).Duration().Should().BeGreaterThan(TimeSpan.FromSeconds(9));
    }

    [Test]
    public void One_at_a_time_is_the_order_of_the_plan()
    {
        var told = new Told();
        var stage = Kept();
        stage.Overlap = 1;

        stage.Campaign([Stage.Text("- alive:"), Stage.Text(Waits), Stage.Text("- alive:")], told);

        told.Begun.Should().Equal("C-DM-900", "C-DM-901", "C-DM-902");
    }

    [Test]
    public void A_device_that_has_to_be_brought_back_gets_one_case_first()
    {
        var stage = Kept();
        const string stops = "preconditions:\n  - state: unregistered\n  - dut: start\nsteps:\n  - await: register\n    within: 5 s";

        var cases = stage.Campaign([Stage.Text(stops), Stage.Text(Waits), Stage.Text(Waits)]).Record.Cases;

        cases.Should().OnlyContain(one => one.Outcome == Outcome.Pass);
        cases[0].Beside.Should().BeEmpty();
    }

    [Test]
    public void Notifications_go_to_the_case_that_observes()
    {
        var stage = Kept();
        stage.Plot.Answers(request => request.Options.Observe == 0 ? Plot.Content("1", 1) : Plot.Ordinary(request));
        stage.Plot.Life = async device =>
        {
            await device.RegisterAsync();
            await device.Pass(3);
            await device.NotifyAsync("/3/0/9", "2", 2);
            await device.NotifyAsync("/3/0/10", "3", 2);
        };
        string Observes(string path, string value) =>
            $"- observe: {path}\n  as: seen\n- await: notify\n  of: $(seen)\n  within: 8 s\n  expect: {{ value: {value} }}\n- never: notify\n  of: $(seen)\n  for: 3 s";

        var cases = stage.Campaign([Stage.Text(Observes("/3/0/9", "2")), Stage.Text(Observes("/3/0/10", "3"))]).Record.Cases;

        cases.Should().OnlyContain(one => one.Outcome == Outcome.Pass && one.Beside.Count == 1 && one.Unconsumed.Count == 0);
        cases[0].Log.Should().NotContain(line => line.Summary.Contains("/3/0/10", StringComparison.Ordinal));
    }

    [Test]
    public void A_fail_that_passes_alone_is_interference_and_both_attempts_stay()
    {
        var stage = Kept();
        var asked = 0;
        stage.Plot.Answers(request => request.Options.Path == "/5/0/3" && asked++ == 0 ? Reply.Of(CoapCode.NotFound) : Plot.Ordinary(request));

        var record = stage.Campaign([Stage.Text("- read: /5/0/3"), Stage.Text(Waits)]).Record.Cases[0];

        record.Outcome.Should().Be(Outcome.Inconclusive);
        record.Reason.Should().StartWith("interference: it failed beside C-DM-901 (").And.EndWith("and passed alone");
        record.Judged.Should().BeEmpty();
        record.Earlier.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Outcome = Outcome.Fail, Beside = new[] { "C-DM-901" } });
        record.Beside.Should().BeEmpty();
        asked.Should().Be(2);
    }

    [Test]
    public void A_fail_that_fails_again_is_a_fail()
    {
        var stage = Kept();
        stage.Plot.Answers(request => request.Options.Path == "/5/0/3" ? Reply.Of(CoapCode.NotFound) : Plot.Ordinary(request));

        var record = stage.Campaign([Stage.Text("- read: /5/0/3"), Stage.Text(Waits)]).Record.Cases[0];

        record.Outcome.Should().Be(Outcome.Fail);
        record.Earlier.Should().ContainSingle().Which.Outcome.Should().Be(Outcome.Fail);
        record.Judged.Should().ContainValue(Outcome.Fail);
    }

    [Test]
    public void A_fail_without_company_is_not_repeated()
    {
        var stage = Kept();
        stage.Plot.Answers(request => request.Options.Path == "/5/0/3" ? Reply.Of(CoapCode.NotFound) : Plot.Ordinary(request));

        var record = stage.Campaign([Stage.Text("- read: /5/0/3")]).Record.Cases[0];

        record.Should().BeEquivalentTo(new { Outcome = Outcome.Fail, Earlier = Array.Empty<CaseRecord>() });
    }

    [Test]
    public void A_death_is_named_at_once_and_by_every_case_that_runs()
    {
        var stage = Kept();
        stage.Plot.Life = async device =>
        {
            await device.RegisterAsync();
            await device.Pass(3);
            device.Died?.Invoke("segmentation fault");
        };

        var cases = stage.Campaign([Stage.Text("- await: send\n  within: 60 s"), Stage.Text("- await: deregister\n  within: 60 s")]).Record.Cases;

        foreach (var record in cases)
        {
            var first = record.Earlier.Count > 0 ? record.Earlier[0] : record;
            first.Findings.Should().ContainSingle(finding => finding.Verdict > Verdict.Pass).Which.Should()
                .BeEquivalentTo(new { Message = "the device ended on its own", Actual = "segmentation fault", ObservedBy = Observer.Adapter });
            first.Duration.Should().BeLessThan(TimeSpan.FromSeconds(5));
        }
    }

    private static Stage Kept() => new() { Fresh = false, Overlap = 12 };

    private sealed class Told : ICampaignWatcher
    {
        public List<string> Begun { get; } = [];

        public void Waiting(Uri server, Uri bootstrap, string endpoint)
        {
        }

        public void Planned(RunRecord record, TimeSpan estimate)
        {
        }

        public void Started(string caseId) => Begun.Add(caseId);

        public void Finished(CaseResult result)
        {
        }
    }
}
