using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Conformance.Model;
using Conformance.Reporting;
using Conformance.Reporting.JUnit;
using Conformance.Reporting.Ladders;
using Conformance.Reporting.Pages;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Conformance.Tests.Reporting;

/// <summary>All views of any record say the same, whatever a device put into it.</summary>
[TestFixture]
public sealed partial class AgreementTests
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(20260102, 4711);

    [Test]
    public void Gives_every_case_the_same_outcome_in_every_view() => ForAll(RandomRun.Records, record =>
    {
        var told = record.Cases.ToDictionary(one => one.Id, one => one.Outcome);

        FromJson(record).Should().Equal(told.ToDictionary(pair => pair.Key, pair => pair.Value.Word));
        FromJUnit(record).Should().Equal(told.ToDictionary(pair => pair.Key, pair => pair.Value.Word));
        FromPage(record).Should().Equal(told.ToDictionary(pair => pair.Key, pair => pair.Value.Word));
        FromConsole(record).Should().Equal(told.ToDictionary(pair => pair.Key, pair => pair.Value.Word));
        FromAllure(record).Should().Equal(told.ToDictionary(pair => pair.Key, pair => (pair.Value.Allure, pair.Value.Word)));
        FromCsv(record).Should().Equal(record.Device.Pics.ToDictionary(pair => pair.Key, pair => pair.Value.Value));
    });

    [Test]
    public void Counts_what_it_lists() => ForAll(RandomRun.Records, record =>
    {
        var junit = XDocument.Parse(JUnitXml.Write(record)).Root!;
        var page = XDocument.Parse(Body(IndexHtml.Write(record, _ => true)));
        foreach (var (attribute, element) in new[] { ("failures", "failure"), ("errors", "error"), ("skipped", "skipped") })
        {
            var counted = record.Cases.Count(one => one.Outcome.JUnit == element);
            ((int)junit.Attribute(attribute)!).Should().Be(counted);
            junit.Descendants(element).Should().HaveCount(counted);
            junit.Elements("testsuite").Sum(suite => (int)suite.Attribute(attribute)!).Should().Be(counted);
        }

        foreach (var outcome in Outcomes.All)
        {
            var tile = page.Descendants("button").Single(button => button.Attribute("data-show")?.Value == outcome.Word);
            ((int)tile.Element("b")!).Should().Be(Tally.Of(record)[outcome]);
        }
    });

    [Test]
    public void Is_well_formed_and_harmless_whatever_a_device_sends() => ForAll(RandomRun.HostileRecords, record =>
    {
        string[] documents = [JUnitXml.Write(record), Body(IndexHtml.Write(record, _ => true)), .. record.Cases.Select(LadderSvg.Write)];
        string[] texts =
        [
            PicsCsv.Write(record.Device),
            ConsoleReport.Summary(record),
            .. record.Cases.Select(LadderText.Write),
            .. record.Cases.Select(ConsoleReport.Line),
        ];

        foreach (var document in documents)
        {
            FluentActions.Invoking(() => XDocument.Parse(document)).Should().NotThrow<XmlException>();
            document.Should().NotContain("<script>alert");
            Steering().IsMatch(document).Should().BeFalse();
        }

        foreach (var text in texts)
        {
            Steering().IsMatch(text).Should().BeFalse();
        }

        XDocument.Parse(Body(IndexHtml.Write(record, _ => true))).Descendants("script").Should().ContainSingle();
        Formula().IsMatch(PicsCsv.Write(record.Device)).Should().BeFalse();
        RunSchema.Violations(RunRecordFile.Write(record)).Should().BeEmpty();
    });

    [Test]
    public void Escapes_hostile_text_in_allure_files()
    {
        using var scratch = new Scratch();
        var record = SampleRun.Complete with
        {
            Device = SampleRun.Complete.Device with { Title = SampleRun.Hostile },
            Cases = [SampleRun.Failing with { Reason = SampleRun.Hostile, Findings = [SampleRun.HostileFinding] }],
        };

        Reports.Write(scratch.Folder, record, SampleRun.Start);

        foreach (var file in Directory.GetFiles(scratch.Folder.AllureResults))
        {
            Steering().IsMatch(File.ReadAllText(file)).Should().BeFalse("{0} is to be harmless", file);
        }

        File.ReadAllLines(Path.Combine(scratch.Folder.AllureResults, "environment.properties")).Should().HaveCount(8);
        using var result = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(scratch.Folder.AllureResults, "*-result.json").Single()));
        Steering().IsMatch(result.RootElement.GetProperty("statusDetails").GetProperty("actual").GetString()!).Should().BeFalse();
    }

    [TestCase("\u001b[31m", "\\u{1B}[31m")]
    [TestCase("a\u202eb", "a\\u{202E}b")]
    [TestCase("\uffff", "\\u{FFFF}")]
    [TestCase("\u0085\u2028", "\\u{85}\\u{2028}")]
    [TestCase("Zürich 東京 😀", "Zürich 東京 😀")]
    [TestCase("two\nlines\t", "two\nlines\t")]
    public void Makes_characters_visible_that_steer(string text, string shown) => DeviceText.Visible(text).Should().Be(shown);

    [Test]
    public void Makes_half_a_character_visible() => DeviceText.Visible("\ud800x\udfff").Should().Be("\\u{D800}x\\u{DFFF}");

    private static void ForAll(Gen<RunRecord> records, Action<RunRecord> holds) =>
        Check.One(Settings, Prop.ForAll(records.ToArbitrary(), holds));

    private static Dictionary<string, string> FromJson(RunRecord record)
    {
        using var json = JsonDocument.Parse(RunRecordFile.Write(record));
        return json.RootElement.GetProperty("cases").EnumerateArray().ToDictionary(
            one => one.GetProperty("id").GetString()!,
            one => one.GetProperty("verdict").GetString()!);
    }

    private static Dictionary<string, string> FromJUnit(RunRecord record) =>
        XDocument.Parse(JUnitXml.Write(record)).Descendants("testcase").ToDictionary(
            one => Property(one, "id"),
            one => (one.Element("failure"), one.Element("error"), one.Element("skipped")) switch
            {
                (null, null, null) => "pass",
                ({ } failure, null, null) => failure.Attribute("type")!.Value,
                (null, { } error, null) => error.Attribute("type")!.Value,
                _ => Property(one, "verdict"),
            });

    private static string Property(XElement one, string name) =>
        one.Element("properties")!.Elements().Single(property => property.Attribute("name")!.Value == name).Attribute("value")!.Value;

    private static Dictionary<string, string> FromPage(RunRecord record) =>
        XDocument.Parse(Body(IndexHtml.Write(record, _ => true))).Descendants("details")
            .Where(one => one.Attribute("data-case") is not null)
            .ToDictionary(one => one.Attribute("data-case")!.Value, one => one.Attribute("data-verdict")!.Value);

    private static Dictionary<string, string> FromConsole(RunRecord record) =>
        record.Cases
            .Select(one => ConsoleReport.Line(one).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(words => words[1], words => words[0]);

    private static Dictionary<string, (string, string)> FromAllure(RunRecord record)
    {
        using var scratch = new Scratch();
        Reports.Write(scratch.Folder, record, SampleRun.Start);
        var told = new Dictionary<string, (string, string)>();
        foreach (var file in Directory.GetFiles(scratch.Folder.AllureResults, "*-result.json"))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var labels = json.RootElement.GetProperty("labels").EnumerateArray();
            var tag = labels.First(label => label.GetProperty("name").GetString() == "tag");
            var id = json.RootElement.GetProperty("fullName").GetString()!.Split('#')[1];
            told[id] = (json.RootElement.GetProperty("status").GetString()!, tag.GetProperty("value").GetString()!);
        }

        return told;
    }

    private static Dictionary<string, Ternary> FromCsv(RunRecord record) =>
        PicsCsv.Write(record.Device)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => Enum.Parse<Ternary>(cells[1], ignoreCase: true));

    private static string Body(string page) => page["<!DOCTYPE html>\n".Length..];

    [GeneratedRegex(
        @"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\uffff]"
        + @"|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")]
    private static partial Regex Steering();

    [GeneratedRegex("(?:^|,)\"?\\s*[=+@-]", RegexOptions.Multiline)]
    private static partial Regex Formula();
}
