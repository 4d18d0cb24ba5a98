using System.Text.Json;
using System.Xml.Linq;
using Conformance.Model;
using Conformance.Reporting.Diffs;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Reporting;

/// <summary>Two runs, and what differs.</summary>
[TestFixture]
public sealed class DiffTests
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(20261121, 4711);

    private static RunRecord Before { get; } = SampleRun.Complete with
    {
        Cases =
        [
            Case("C-REG-001", Outcome.Pass, ""),
            Case("C-REG-002", Outcome.Fail, "no update came; within 10 s is required"),
            Case("C-REG-003", Outcome.Inconclusive, "state 'registered' was not reached"),
            Case("C-REG-004", Outcome.Fail, "code is 4.04; expected 2.05"),
            Case("C-REG-005", Outcome.Fail, "notify came after 3.2 s; none is allowed"),
            Case("C-REG-006", Outcome.Pass, ""),
        ],
    };

    private static RunRecord After { get; } = SampleRun.Complete with
    {
        Cases =
        [
            Case("C-REG-001", Outcome.Fail, "code is 5.00; <2.05> is required") with { Hash = "another" },
            Case("C-REG-002", Outcome.Pass, ""),
            Case("C-REG-003", Outcome.Pass, ""),
            Case("C-REG-004", Outcome.Fail, "code is 4.05; expected 2.05"),
            Case("C-REG-005", Outcome.Fail, "notify came after 3.7 s; none is allowed"),
            Case("C-REG-007", Outcome.NotApplicable, "does not apply"),
        ],
    };

    [Test]
    public void Text_is_golden() => Golden.Check("diff.txt", DiffText.Write(RunDiff.Of(Before, After)));

    [Test]
    public void Json_is_golden() => Golden.Check("diff.json", DiffJson.Write(RunDiff.Of(Before, After)));

    [Test]
    public void Html_is_golden() => Golden.Check("diff.html", DiffHtml.Write(RunDiff.Of(Before, After)));

    [Test]
    public void Each_case_is_of_one_kind()
    {
        var diff = RunDiff.Of(Before, After);

        diff.Changes.Select(change => (change.Id, change.Kind)).Should().Equal(
            ("C-REG-001", ChangeKind.NewFail),
            ("C-REG-002", ChangeKind.Fixed),
            ("C-REG-003", ChangeKind.Outcome),
            ("C-REG-004", ChangeKind.Reason),
            ("C-REG-007", ChangeKind.Appeared),
            ("C-REG-006", ChangeKind.Gone));
        diff.Unchanged.Should().Be(1, "a time that was measured is no other reason");
    }

    [Test]
    public void A_case_that_appears_and_fails_is_a_new_fail()
    {
        var diff = RunDiff.Of(Before with { Cases = [] }, Before with { Cases = [Case("C-REG-002", Outcome.Fail, "x")] });

        diff.Changes.Should().ContainSingle().Which.Kind.Should().Be(ChangeKind.NewFail);
        diff.ExitCode.Should().Be(1);
    }

    [Test]
    public void Only_new_fails_count() => RunDiff.Of(After, After with { Cases = [] }).ExitCode.Should().Be(0);

    [Test]
    public void A_run_does_not_differ_from_itself_and_views_are_well_formed() =>
        Check.One(Settings, Prop.ForAll(RandomRun.HostileRecords.Zip(RandomRun.Records).ToArbitrary(), pair =>
        {
            var (one, other) = (pair.Item1, pair.Item2);
            RunDiff.Of(one, one).Changes.Should().BeEmpty();
            var diff = RunDiff.Of(one, other);
            (diff.Changes.Count + diff.Unchanged).Should().Be(one.Cases.Concat(other.Cases).DistinctBy(record => record.Id).Count());
            XDocument.Parse(DiffHtml.Write(diff)["<!DOCTYPE html>\n".Length..]).Descendants("tbody").Elements("tr").Should().HaveCount(diff.Changes.Count);
            using var json = JsonDocument.Parse(DiffJson.Write(diff));
            json.RootElement.GetProperty("changes").GetArrayLength().Should().Be(diff.Changes.Count);
            DiffText.Write(diff).Should().NotContain("\u001b");
        }));

    private static CaseRecord Case(string id, Outcome outcome, string reason) => SampleRun.Case(id, "Registers & lists", outcome, reason, TimeSpan.Zero);
}
