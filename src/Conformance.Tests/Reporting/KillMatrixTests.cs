using Conformance.Reporting.Kills;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Reporting;

[TestFixture]
public sealed class KillMatrixTests
{
    [Test]
    public void Counts_what_the_gate_looks_at() =>
        SampleKills.Troubled.Score.Should().Be(new KillScore(Faults: 4, Killed: 2, IdleCases: 1, FalseFails: 1, Errors: 1));

    [Test]
    public void Holds_without_survivors_idle_cases_and_troubles()
    {
        SampleKills.Sound.Holds.Should().BeTrue();
        SampleKills.Troubled.Holds.Should().BeFalse();
    }

    [Test]
    public void Does_not_hold_with_one_survivor() =>
        (SampleKills.Sound with { Faults = [SampleKills.Sound.Faults[0] with { KilledBy = [] }] }).Holds.Should().BeFalse();

    [Test]
    public void Does_not_hold_with_one_idle_case() =>
        (SampleKills.Sound with { Cases = [new KillingCase("C-DM-001", 0, Smoke: null)] }).Holds.Should().BeFalse();

    [Test]
    public void Does_not_hold_with_one_error() =>
        (SampleKills.Sound with { Troubles = [SampleKills.Troubled.Troubles[1]] }).Holds.Should().BeFalse();

    [TestCase(19, false)]
    [TestCase(18, true)]
    public void Bears_one_smoke_case_in_twenty(int others, bool tooMuch)
    {
        var smoke = new KillingCase("C-DM-900", 0, "only shows that the device is there");
        var killing = Enumerable.Range(0, others).Select(number => new KillingCase($"C-{number}", 1, Smoke: null));

        var matrix = SampleKills.Sound with { Cases = [smoke, .. killing] };

        matrix.TooMuchSmoke.Should().Be(tooMuch);
        matrix.Holds.Should().Be(!tooMuch);
    }

    [Test]
    public void A_smoke_case_that_kills_is_no_smoke() =>
        (SampleKills.Sound with { Cases = [new KillingCase("C-DM-900", 1, "only shows that it is there")] }).TooMuchSmoke.Should().BeFalse();

    [Test]
    public void Writes_the_golden_json() => Golden.Check("kill-matrix.json", KillMatrixJson.Write(SampleKills.Troubled));

    [Test]
    public void Writes_the_golden_markdown() => Golden.Check("kill-matrix.md", KillMatrixText.Write(SampleKills.Troubled));

    [Test]
    public void Writes_the_golden_page() => Golden.Check("kill-matrix.html", KillMatrixPage.Write(SampleKills.Troubled));

    [Test]
    public void Writes_a_page_without_a_section_for_troubles_when_there_are_none() =>
        KillMatrixPage.Write(SampleKills.Sound).Should().NotContain("speak against the suite");

    [Test]
    public void Leaves_the_columns_of_its_table_alone_whatever_a_lie_says() =>
        KillMatrixText.Write(SampleKills.Troubled).Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Should().OnlyContain(line => line.Replace("\\|", "", StringComparison.Ordinal).Count(letter => letter == '|') == 6);
}
