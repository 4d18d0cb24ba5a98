using Conformance.Model;
using Conformance.Reporting;
using Conformance.Reporting.Allure;
using Conformance.Reporting.JUnit;
using Conformance.Reporting.Ladders;
using Conformance.Reporting.Matrix;
using Conformance.Reporting.Pages;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Reporting;

[TestFixture]
public sealed class ViewTests
{
    private const string Releases = "https://www.openmobilealliance.org/release/LightweightM2M/";

    [Test]
    public void Draws_the_golden_ladders()
    {
        Golden.Check("C-REG-001.txt", LadderText.Write(SampleRun.Failing));
        Golden.Check("C-REG-001.svg", LadderSvg.Write(SampleRun.Failing));
    }

    [Test]
    public void Writes_the_golden_junit() => Golden.Check("junit.xml", JUnitXml.Write(SampleRun.Complete));

    [Test]
    public void Writes_the_golden_statement() => Golden.Check("pics.csv", PicsCsv.Write(SampleRun.Complete.Device));

    [Test]
    public void Writes_the_golden_result_sheet() => Golden.Check("ets.csv", EtsCsv.Write(SampleRun.Described));

    [Test]
    public void Says_of_every_requirement_what_became_of_it() =>
        RequirementMatrix.Of(SampleRun.Described).Select(row => $"{row.Requirement.Id}: {row.Word}").Should().Equal(
            "REQ-BST-01: not judged", "REQ-REG-01: fail", "BS-06: excused", "BS-20: not judged", "BS-35: not-applicable", "DM-01: pass",
            "FMT-03: not-applicable", "FW-35: pending", "IR-05: not judged", "QM-01: not-applicable", "REG-01: pass", "REG-02: fail");

    [Test]
    public void Tells_how_the_device_reads_a_contested_point() =>
        AmbiguityTable.Of(SampleRun.Described).Select(row => (row.Point.Id, row.Seen.Select(seen => seen.Behaviour).SingleOrDefault())).Should().Equal(
            ("AMB-20", "ver stands on the instance (</3/0>;ver=1.2)"), ("AMB-21", null));

    [Test]
    public void Writes_the_golden_page() => Golden.Check("index.html", IndexHtml.Write(SampleRun.Described, _ => true));

    [Test]
    public void Says_the_golden_end()
    {
        var lines = SampleRun.Complete.Cases.Select(ConsoleReport.Line);
        string[] parts = [.. lines, "", ConsoleReport.Summary(SampleRun.Complete), ConsoleReport.Summary(SampleRun.Partial)];

        Golden.Check("console.txt", string.Join('\n', parts));
    }

    [Test]
    public void Writes_the_golden_allure_results()
    {
        using var scratch = new Scratch();
        EvidenceFiles.Write(scratch.Folder, SampleRun.Failing, SampleRun.Evidence, SampleRun.Start);
        Reports.Write(scratch.Folder, SampleRun.Complete, SampleRun.Start);

        var results = Directory.GetFiles(scratch.Folder.AllureResults, "*-result.json").Select(File.ReadAllText);
        Golden.Check("C-REG-001-result.json", results.Single(text => text.Contains("C-REG-001 Registers", StringComparison.Ordinal)));
        Golden.Check("categories.json", File.ReadAllBytes(Path.Combine(scratch.Folder.AllureResults, "categories.json")));
        Golden.Check("environment.properties", File.ReadAllBytes(Path.Combine(scratch.Folder.AllureResults, "environment.properties")));
        Directory.GetFiles(scratch.Folder.AllureResults, "*-attachment.*").Should().HaveCount(3);
        Directory.GetFiles(scratch.Folder.Path, "*.tmp", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Test]
    public void Gives_a_case_the_same_allure_uuid_each_time()
    {
        using var scratch = new Scratch();
        AllureResults.Write(scratch.Folder, SampleRun.Complete, SampleRun.Start);
        var first = Directory.GetFiles(scratch.Folder.AllureResults).Order().ToList();
        File.WriteAllText(Path.Combine(scratch.Folder.AllureResults, "old-result.json"), "{}");

        AllureResults.Write(scratch.Folder, SampleRun.Complete, SampleRun.Start);

        Directory.GetFiles(scratch.Folder.AllureResults).Order().Should().Equal(first);
    }

    [Test]
    public void Has_a_banner_only_on_a_partial_page()
    {
        IndexHtml.Write(SampleRun.Partial, _ => false).Should().Contain("role=\"alert\"").And.Contain("did not reach its end");
        IndexHtml.Write(SampleRun.Complete, _ => false).Should().NotContain("role=\"alert\"");
    }

    [Test]
    public void Loads_nothing_from_elsewhere()
    {
        var page = IndexHtml.Write(SampleRun.Complete, _ => true);

        ReportPage.ExternalLoads(page).Should().BeEmpty();
        page.Should().NotContain("url(").And.NotContain("@import").And.Contain("default-src 'none'");
    }

    [Test]
    public void Orders_requirements_by_profile_and_number()
    {
        var rows = RequirementMatrix.Of(SampleRun.Complete);

        rows.Select(row => (row.Requirement.Id, row.Outcome)).Should().Equal(
            ("REQ-BST-01", null),
            ("REQ-REG-01", Outcome.Fail),
            ("BS-20", null),
            ("DM-01", Outcome.Pass),
            ("FMT-03", Outcome.NotApplicable),
            ("IR-05", null),
            ("REG-01", Outcome.Pass),
            ("REG-02", Outcome.Fail));
    }

    [Test]
    public void Lets_the_worst_judgement_of_several_cases_stand()
    {
        Outcome[] outcomes = [Outcome.NotApplicable, Outcome.Pass, Outcome.NotRun, Outcome.Inconclusive, Outcome.Error, Outcome.Fail];
        for (var count = 1; count <= outcomes.Length; count++)
        {
            var cases = Cases(outcomes[..count]).Select(one => one with
            {
                Ets = ["101"],
                Requirements = ["REG-01"],
                Judged = new Dictionary<string, Outcome> { ["REG-01"] = one.Outcome },
            });
            var record = SampleRun.Complete with { Cases = [.. cases.Reverse()], Requirements = [] };

            EtsTable.Of(record).Single().Outcome.Should().Be(outcomes[count - 1]);
            RequirementMatrix.Of(record).Single().Outcome.Should().Be(outcomes[count - 1]);
        }
    }

    [Test]
    public void Orders_ets_ids_as_numbers() =>
        EtsTable.Of(SampleRun.Complete).Select(row => (row.Procedure.Id, row.Verdict)).Should().Equal(
            ("9", "Inconclusive"), ("12", "Inconclusive"), ("101", "Fail"), ("203", "Pass"), ("301", "Inconclusive"));

    [TestCase(Outcome.Pass, "pass", "Pass", "passed", "")]
    [TestCase(Outcome.Fail, "fail", "Fail", "failed", "failure")]
    [TestCase(Outcome.Inconclusive, "inconclusive", "Inconclusive", "broken", "error")]
    [TestCase(Outcome.Error, "error", "Inconclusive", "broken", "error")]
    [TestCase(Outcome.NotApplicable, "not-applicable", "Not Applicable", "skipped", "skipped")]
    [TestCase(Outcome.NotRun, "not-run", "Out of Time", "skipped", "skipped")]
    public void Has_a_word_for_every_reader(Outcome outcome, string own, string testFest, string allure, string junit) =>
        (outcome.Word, outcome.TestFest, outcome.Allure, outcome.JUnit).Should().Be((own, testFest, allure, junit));

    [TestCase(0, Outcome.Pass, Outcome.NotApplicable)]
    [TestCase(2, Outcome.Pass, Outcome.Inconclusive)]
    [TestCase(1, Outcome.Inconclusive, Outcome.Fail)]
    [TestCase(3, Outcome.Fail, Outcome.Error, Outcome.Inconclusive)]
    [TestCase(3, Outcome.Pass, Outcome.NotRun)]
    [TestCase(4)]
    public void Tells_the_shell(int code, params Outcome[] outcomes)
    {
        var record = SampleRun.Complete with { Cases = Cases(outcomes) };
        var partial = outcomes.Length == 0 ? ExitCodes.Refused : ExitCodes.Broken;

        ExitCodes.Of(record).Should().Be(code);
        ExitCodes.Of(record with { Footer = null }).Should().Be(partial);
        ExitCodes.Of(record with { Footer = record.Footer! with { Complete = false } }).Should().Be(partial);
    }

    [TestCase("C-REG-001", "C-REG-001")]
    [TestCase("C-FMT-010[senml-cbor]", "C-FMT-010.senml-cbor")]
    [TestCase("../../etc/passwd", "_.._etc_passwd-")]
    [TestCase(".hidden", "hidden-")]
    public void Names_files_on_every_system(string id, string stem) => RunFolder.FileStem(id).Should().StartWith(stem);

    [TestCase("RFC 7252 §4.2", "https://www.rfc-editor.org/rfc/rfc7252#section-4.2")]
    [TestCase("RFC 6690", "https://www.rfc-editor.org/rfc/rfc6690")]
    [TestCase("Core 6.2.1", Releases + "V1_1_1-20190617-A/HTML-Version/OMA-TS-LightweightM2M_Core-V1_1_1-20190617-A.html")]
    [TestCase("TS 5.3.1", Releases + "V1_0_2-20180209-A/OMA-TS-LightweightM2M-V1_0_2-20180209-A.pdf")]
    [TestCase("obj 1 res 4")]
    public void Links_clauses_that_have_an_address(string clause, params string[] urls) =>
        ClauseLinks.Of(clause, "1.1").Select(link => link.Url).Should().Equal(urls);

    private static List<CaseRecord> Cases(Outcome[] outcomes) =>
        [.. outcomes.Select((outcome, index) => SampleRun.Case($"C-REG-{index:000}", "", outcome, "", TimeSpan.Zero))];
}
