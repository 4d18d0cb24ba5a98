using Conformance.Harness.Baselines;
using Conformance.Model;
using Conformance.Reporting;
using Conformance.Tests.Reporting;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness;

[TestFixture]
public sealed class BaselineCheckTests
{
    private static readonly DateOnly s_today = new(2026, 11, 21);

    [Test]
    public void Exactly_the_known_fail_conforms()
    {
        var (report, code) = Check(Known("C-A-001", ["DM-01", "REG-01"]));

        report.Problems.Should().BeEmpty();
        report.Known.Should().Be(1);
        code.Should().Be(ExitCodes.Conforming);
        report.Lines().Should().Equal("baseline b.yaml: 1 known deviations, exactly as listed");
    }

    [Test]
    public void A_listed_case_that_passes_breaks_the_baseline()
    {
        var (report, code) = Check(Known("C-A-001", ["DM-01", "REG-01"]), Known("C-A-002", ["DM-01"]));

        report.Problems.Should().Equal("C-A-002 passes and is listed as fail; remove the entry");
        code.Should().Be(ExitCodes.Failed);
    }

    [Test]
    public void An_intermittent_deviation_may_pass()
    {
        var (_, code) = Check(Known("C-A-001", ["DM-01", "REG-01"]), Known("C-A-002", ["DM-01"]) with { Intermittent = true });

        code.Should().Be(ExitCodes.Conforming);
    }

    [TestCase("DM-01", "REG-01", "REG-09", ExpectedResult = ExitCodes.Conforming)]
    [TestCase("DM-01", "REG-09", ExpectedResult = ExitCodes.Failed)]
    public int An_intermittent_deviation_breaks_some_of_what_is_listed_and_nothing_else(params string[] listed) =>
        Check(Known("C-A-001", listed) with { Intermittent = true }).Code;

    [Test]
    public void A_fail_that_is_not_listed_breaks_the_baseline()
    {
        var (report, code) = Check();

        report.Problems.Should().Equal("C-A-001 fails DM-01, REG-01 and is not listed: code is 4.04");
        code.Should().Be(ExitCodes.Failed);
    }

    [Test]
    public void Another_requirement_than_the_listed_one_breaks_the_baseline()
    {
        var (report, code) = Check(Known("C-A-001", ["DM-01"]));

        report.Problems.Should().Equal("C-A-001 fails DM-01, REG-01 and is listed for DM-01: code is 4.04");
        code.Should().Be(ExitCodes.Failed);
    }

    [TestCase("2026-11-21", ExitCodes.Conforming)]
    [TestCase("2026-11-20", ExitCodes.Failed)]
    public void An_entry_counts_to_the_end_of_its_last_day(string expires, int code)
    {
        Check(Known("C-A-001", ["DM-01", "REG-01"]) with { Expires = DateOnly.Parse(expires, System.Globalization.CultureInfo.InvariantCulture) })
            .Code.Should().Be(code);
    }

    [Test]
    public void Another_outcome_than_the_listed_one_breaks_the_baseline()
    {
        var (report, _) = Check(Known("C-A-001", []) with { Outcome = Outcome.Inconclusive });

        report.Problems.Should().Equal("C-A-001 is listed as inconclusive, but is fail: code is 4.04");
    }

    [Test]
    public void A_case_that_no_longer_exists_breaks_the_baseline_of_a_whole_run_only()
    {
        var entries = new[] { Known("C-A-001", ["DM-01", "REG-01"]), Known("C-A-009", ["DM-01"]) };

        Check(entries).Report.Problems.Should().Equal("C-A-009 is listed, but no such case was planned");
        BaselineCheck.Of(Run() with { Settings = Run().Settings with { Selection = ["C-A-00?"] } }, new("b.yaml", entries), s_today)
            .Problems.Should().BeEmpty();
    }

    [Test]
    public void An_inconclusive_case_stays_inconclusive_unless_it_is_listed()
    {
        var fail = Known("C-A-001", ["DM-01", "REG-01"]);
        var open = SampleRun.Case("C-A-003", "t", Outcome.Inconclusive, "no update came", SampleRun.Seconds(0));

        Check([fail], open).Code.Should().Be(ExitCodes.Inconclusive);
        Check([fail], open).Report.Open.Should().Equal("C-A-003 is inconclusive and not listed: no update came");
        Check([fail, Known("C-A-003", []) with { Outcome = Outcome.Inconclusive }], open).Code.Should().Be(ExitCodes.Conforming);
    }

    [Test]
    public void An_error_stays_an_error()
    {
        var error = SampleRun.Case("C-A-004", "t", Outcome.Error, "port is taken", SampleRun.Seconds(0));

        Check([Known("C-A-001", ["DM-01", "REG-01"])], error).Code.Should().Be(ExitCodes.Broken);
    }

    [Test]
    public void Drafts_an_entry_for_each_deviation() =>
        BaselineText.Of(SampleRun.Complete, s_today).Should().Be(
            """
            # Known deviations of Street light <4>.

            - case: C-REG-001
              requirements: [REG-02, REQ-REG-01]
              clause: 'Core 6.2.1; RFC 7252 §5.10; Profile 4.1'
              expected: 'lt'
              seen: 'ep=probe&b=U'
              reason:
              expires: 2027-05-20

            - case: C-IR-004
              outcome: inconclusive
              seen: 'no instance of /3303 to observe'
              reason:
              expires: 2027-05-20

            """);

    private static (BaselineReport Report, int Code) Check(params KnownDeviation[] entries) => Check(entries, []);

    private static (BaselineReport Report, int Code) Check(KnownDeviation[] entries, params CaseRecord[] more)
    {
        var record = Run(more);
        var report = BaselineCheck.Of(record, new("b.yaml", entries), s_today);
        return (report, report.ExitCode(record));
    }

    private static RunRecord Run(params CaseRecord[] more) => SampleRun.Complete with
    {
        Settings = SampleRun.Complete.Settings with { Selection = [] },
        Cases =
        [
            SampleRun.Case("C-A-001", "t", Outcome.Fail, "code is 4.04", SampleRun.Seconds(0)) with
            {
                Judged = new Dictionary<string, Outcome> { ["REG-01"] = Outcome.Fail, ["DM-01"] = Outcome.Fail, ["DM-02"] = Outcome.Pass },
            },
            SampleRun.Case("C-A-002", "t", Outcome.Pass, "", SampleRun.Seconds(0)),
            .. more,
        ],
    };

    private static KnownDeviation Known(string id, IReadOnlyList<string> requirements) =>
        new(id, Outcome.Fail, requirements, "Core 6.3", "2.05", "4.04", "it does so", "", new(2027, 6, 30), Intermittent: false);
}
