using System.Text.Json;
using Conformance.Harness.Ledgers;
using Conformance.Harness.Loading;
using Conformance.Model;
using Conformance.Scripting;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Profiles;
using Conformance.Tests.Scripting.Profiles;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Conformance.Tests.Harness;

[TestFixture]
public sealed class RequirementLedgerTests
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261121, 7);

    private static RequirementLedger Shipped { get; } = RequirementLedger.Load(SuiteFolders.Locate()!, name: null, out _)!;

    private static RequirementLedger Profile { get; } = RequirementLedger.Load(SuiteFolders.Locate()!, LoadedSuite.DefaultProfile, out _)!;

    private static RequirementLedger Small { get; } = Of(
        new("REG-01", RequirementLevel.Must, "Core 6.2", "A client registers.", "C", "1.0+", "V12", "REG"),
        new("REG-02", RequirementLevel.Must, "Core 6.2.1", "A server answers.", "S", "1.0+", "V12", "REG") { Pending = "server" },
        new("BS-06", RequirementLevel.Must, "Core 6.1.3.2", "A card comes first.", "C", "1.0+", "V12", "BS") { Excuse = "smartcard" },
        new("BS-07", RequirementLevel.Must, "Core 6.1.3.3", "Nobody thought of it.", "C", "1.0+", "K", "BS") { Confirmed = false },
        new("DM-01", RequirementLevel.Must, "Core 6.3.1", "Read works.", "C", "1.0+", "V12", "DM") { Pending = "cases" });

    [Test]
    public void Shows_the_golden_text() => Golden("ledger.txt", LedgerText.Write(Small));

    [Test]
    public void Shows_the_golden_JSON() => Golden("ledger.json", LedgerText.WriteJson(Small));

    [Test]
    public void Counts_every_requirement_once()
    {
        var words = Gen.Elements("", "a");
        var requirements = (from excuse in words
                            from pending in words
                            from judged in Gen.Elements(true, false)
                            from name in Gen.Elements("A", "B", "C")
                            select (excuse, pending, judged, name)).ListOf();

        Check.One(Settings, Prop.ForAll(requirements.ToArbitrary(), rows =>
        {
            var items = rows.Index().Select(row => new LedgerItem(
                new($"{row.Item.name}-{row.Index}", RequirementLevel.Must, "c", "t", "C", "1.0+", "V12", row.Item.name) { Excuse = row.Item.excuse, Pending = row.Item.pending },
                row.Item.judged ? ["C-X-001"] : [])).ToList();
            var ledger = Small with { Items = items };
            var total = ledger.Total;

            total.Items.Should().Be(total.Judged + total.Excused + total.Pending + total.Procedure + total.Unaccounted).And.Be(items.Count);
            ledger.Groups.Sum(group => group.Counts.Items).Should().Be(total.Items);
            ledger.Unaccounted.Should().HaveCount(total.Unaccounted);
            using var json = JsonDocument.Parse(LedgerText.WriteJson(ledger));
            json.RootElement.GetProperty("judged").GetInt32().Should().Be(total.Judged);
        }));
    }

    [Test]
    public void Says_which_words_can_go()
    {
        var judged = Small with { Items = [.. Small.Items.Select(item => item with { Cases = ["C-X-001"] })] };

        LedgerText.Write(judged).Should().Contain("judged by C-X-001: 'smartcard' can go from BS-06");
        judged.Total.Should().Be(new LedgerCounts(5, 5, 0, 0, 0, 0));
    }

    [Test]
    public void The_shipped_ledger_has_no_gap()
    {
        Shipped.Broken.Should().BeEmpty();
        Shipped.Unaccounted.Select(item => item.Requirement.Id).Should().BeEmpty();
        Shipped.Items.Should().HaveCountGreaterThanOrEqualTo(523);
    }

    [Test]
    public void Every_word_of_the_closed_lists_is_used()
    {
        var reasons = Shipped.Items.SelectMany(item => new[] { item.Requirement.Excuse, item.Requirement.Pending })
            .Concat(Shipped.Profile.Ledger.Procedures.Values.Select(procedure => procedure.Reason)).ToHashSet();

        Shipped.Profile.Ledger.Excuses.Keys.Concat(Shipped.Profile.Ledger.Pending.Keys).Should().BeSubsetOf(reasons);
    }

    [Test]
    public void What_no_text_says_is_unconfirmed() =>
        Shipped.Items.Select(item => item.Requirement)
            .Where(requirement => requirement.Evidence is "K" or "VI" == requirement.Confirmed && requirement.Level != RequirementLevel.May)
            .Select(requirement => requirement.Id).Should().BeEmpty();

    [Test]
    public void No_two_requirements_say_the_same() =>
        Shipped.Items.GroupBy(item => item.Requirement.Text).Where(group => group.Count() > 1).Select(group => group.Key).Should().BeEmpty();

    [Test]
    public void Every_procedure_that_a_case_names_is_known_and_every_other_says_why()
    {
        var suite = LoadedSuite.Load(SuiteFolders.Locate()!, profile: null, out _)!;
        var named = suite.Cases.SelectMany(test => test.Ets).Select(Conformance.Reporting.Matrix.EtsTable.Number).ToHashSet();
        var procedures = suite.Profile.Ledger.Procedures.Values.ToList();

        procedures.Should().HaveCount(118);
        named.Except(procedures.SelectMany(one => one.Also.Prepend(one.Id))).Should().BeEmpty();
        procedures.Where(one => one.Reason.Length == 0 && !named.Contains(one.Id)).Select(one => one.Id).Should().BeEmpty();
    }

    [Test]
    public void Every_contested_point_has_readings_and_never_binds()
    {
        var points = Shipped.Profile.Ledger.Ambiguities.Values.ToList();

        points.Should().HaveCount(34).And.OnlyContain(point => point.Readings.Count >= 2);
        points.Select(point => Shipped.Profile.Find(point.Id, "1.1")!).Should().OnlyContain(requirement => !requirement.Binds);
    }

    [Test]
    public void The_page_of_what_is_not_tested_is_fresh() =>
        House.Repository.Read("docs/not-tested.md").Should().Be(NotTestedPage.Write(Profile));

    [Test]
    public void The_page_of_procedures_is_fresh() =>
        House.Repository.Read("docs/procedures.md").Should().Be(ProceduresPage.Write(Profile.Profile));

    [Test]
    public void The_profile_has_no_gap_either()
    {
        Profile.Broken.Should().BeEmpty();
        Profile.Unaccounted.Select(item => item.Requirement.Id).Should().BeEmpty();
        Profile.Layers.Select(layer => layer.Items[0].Requirement.Origin).Should().StartWith("wslwm2m-0.1").And.EndWith("lwm2m");
        Profile.Layers[0].Total.Items.Should().Be(161);
        Profile.Layers[0].Items.CountBy(item => item.Requirement.Level).ToDictionary().Should().Equal(new Dictionary<RequirementLevel, int>
        {
            [RequirementLevel.Mandatory] = 115,
            [RequirementLevel.Conditional] = 29,
            [RequirementLevel.Optional] = 17,
        });
    }

    [Test]
    public void A_declaration_judges_nothing_that_waits_for_cases()
    {
        var items = Profile.Items.ToDictionary(item => item.Requirement.Id);

        items["REQ-SEC-14"].Cases.Should().Equal("C-DCL-14-SEC");
        items.Values.Where(item => item.Requirement.Pending.Length > 0).SelectMany(item => item.Cases).Should().NotContain(id => id.StartsWith("C-DCL-"));
    }

    [TestCase("1.1", "Core 6.2.1; Transport 6.4.3", "Core 6.2.1; Transport 6.4.3")]
    [TestCase("1.0", "Core 6.2.1; Transport 6.4.3", "TS 5.3.1; TS 8.2")]
    [TestCase("1.0", "Core 6.3, 6.4", "TS 5.4, 5.5")]
    [TestCase("1.0", "Core 6.1.7.5, 6.1.3.3", "TS 5.2.7, 5.2.3")]
    [TestCase("1.1", "obj 0 res 14; Transport 5.2.9.4", "obj 0 res 14; Transport 5.2.8.4")]
    [TestCase("1.0", "RFC 7252 4.2", "RFC 7252 4.2")]
    public void A_clause_is_given_in_the_version_asked_for(string version, string clause, string given) =>
        Shipped.Profile.Ledger.Clauses.In(version, clause).Should().Be(given);

    [TestCase("- id: REG-03\n  excuse: laziness", "TC0205")]
    [TestCase("- id: REG-03\n  pending: cases\n  excuse: smartcard", "TC0207")]
    public void Refuses_a_reason_that_is_none(string row, string code)
    {
        using var folder = new ProfileFolder();
        folder.WriteSmall();
        folder.Write("small/ledger.yaml", "excuses: { smartcard: A card. }\npending: { cases: Cases. }\n");
        folder.Write("small/requirements.yaml", row + "\n  level: MUST\n  clause: c\n  actor: C\n  versions: all\n  evidence: V12\n  text: t\n");
        var diagnostics = new List<Diagnostic>();

        ProfileLoader.Load(folder.Folder("small"), diagnostics).Should().BeNull();

        diagnostics.Should().ContainSingle().Which.Code.Should().Be(code);
    }

    private static RequirementLedger Of(params Requirement[] requirements) => new(
        new Profile("small", "A small profile", requirements.ToDictionary(one => one.Id), new Dictionary<string, PicsQuestion>(), new Dictionary<string, PixitItem>()),
        [.. requirements.Select(one => new LedgerItem(one, one.Id == "REG-01" ? ["C-REG-001", "C-REG-002"] : []))],
        new List<LoadedFile>());

    private static void Golden(string name, string actual)
    {
        var path = Path.Combine(Reporting.Golden.Root, "src", "Conformance.Tests", "Harness", "golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        actual.Should().Be(File.ReadAllText(path));
    }
}
