using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using Conformance.Model;
using Conformance.Reporting.Statements;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Reporting;

[TestFixture]
public sealed class StatementTests
{
    private static readonly IReadOnlyDictionary<string, KnownReason> Reasons = new Dictionary<string, KnownReason>
    {
        ["C-REG-001"] = new("The lifetime is fixed at the factory.", "https://example.org/42"),
    };

    private static readonly RunRecord Record = SampleRun.Described with
    {
        Profile = SampleRun.Described.Profile with
        {
            Version = "0.1",
            Layers = [new("wslwm2m-0.1", "Wi-SUN & LwM2M Management Profile 0.1", false), new("lwm2m", "LwM2M", false)],
            Roles = [new("FFN", "Router node", "C.FMT.TLV"), new("BR", "Border router", "C.DM.SEND")],
            Reasons = new Dictionary<string, string> { ["cases"] = "Cases that are to be written.", ["smartcard"] = "A smartcard would be needed." },
        },
        Device = SampleRun.Described.Device with
        {
            Identity = new Dictionary<string, string> { ["manufacturer"] = "Lamps <&> Co", ["model"] = "L4", ["firmware"] = "2.1.0" },
        },
        Requirements =
        [
            .. SampleRun.Described.Requirements.Select(one => one with { Origin = one.Id.StartsWith("REQ-") ? "wslwm2m-0.1" : Requirement.Enabler }),
            new("REQ-BR-01", RequirementLevel.Mandatory, "4.15", "A border router is a client.", "C", "1.1+", "A", "REQ-BR") { Origin = "wslwm2m-0.1", Roles = ["BR"], Exemption = "C.DM.SEND (no)" },
            new("REQ-BR-02", RequirementLevel.Mandatory, "4.15", "It lets LwM2M through.", "C", "1.1+", "C", "REQ-BR") { Origin = "wslwm2m-0.1", Roles = ["FFN"], Procedures = ["LAB-A"] },
        ],
    };

    private static Statement Drafted { get; } = StatementDraft.Of(Record, "{}"u8, "2026-01-02 03:04 UTC", Reasons);

    [Test]
    public void Writes_the_golden_JSON() => Golden.Check("statement.json", StatementJson.Write(Drafted));

    [Test]
    public void Writes_the_golden_document() => Golden.Check("statement.html", StatementHtml.Write(Drafted, new string('0', 64)));

    [Test]
    public void The_document_is_well_formed_and_needs_nothing_from_elsewhere()
    {
        var text = StatementHtml.Write(Drafted, string.Empty);

        XDocument.Parse(text[text.IndexOf('\n', StringComparison.Ordinal)..]).Root!.Name.LocalName.Should().Be("html");
        text.Should().Contain("default-src 'none'").And.NotContain("<script").And.NotContain("src=").And.Contain("Lamps &lt;&amp;&gt; Co L4");
    }

    [Test]
    public void Fails_are_told_with_the_reason_that_was_given()
    {
        Drafted.Verdict.Should().Be(Statement.DoesNotConform);
        var deviation = Drafted.Deviations.Should().ContainSingle(one => one.Case == "C-REG-001").Subject;
        deviation.Reason.Should().Be("The lifetime is fixed at the factory.");
        deviation.Requirements.Should().Equal("REG-02", "REQ-REG-01");
        Drafted.Deviations.Should().Contain(one => one.Case == "C-IR-004" && one.Reason.Length == 0);
    }

    [Test]
    public void What_was_not_tested_is_named()
    {
        var named = Drafted.NotTested.SelectMany(gap => gap.Requirements).ToList();

        named.Should().Contain(["BS-06", "REQ-BR-02"]).And.NotContain(["REQ-BR-01", "REG-02"]);
        Drafted.NotTested.Should().Contain(gap => gap.Reason == "Cannot be tested: A smartcard would be needed.");
    }

    [TestCase(Outcome.Pass, Statement.Conforms)]
    [TestCase(Outcome.NotApplicable, Statement.Conforms)]
    [TestCase(Outcome.Inconclusive, Statement.NotShown)]
    [TestCase(Outcome.Error, Statement.NotShown)]
    [TestCase(Outcome.NotRun, Statement.NotShown)]
    [TestCase(Outcome.Fail, Statement.DoesNotConform)]
    public void The_verdict_is_that_of_the_worst_case(Outcome outcome, string verdict)
    {
        var record = Record with { Cases = [SampleRun.Case("C-DM-010", "Reads", Outcome.Pass, "", TimeSpan.Zero), SampleRun.Case("C-DM-011", "Reads", outcome, "", TimeSpan.Zero)] };

        StatementDraft.Of(record, "{}"u8, string.Empty, Reasons).Verdict.Should().Be(verdict);
    }

    [Test]
    public void A_partial_run_shows_nothing() =>
        StatementDraft.Of(Record with { Cases = [], Footer = null }, "{}"u8, string.Empty, Reasons).Verdict.Should().Be(Statement.NotShown);

    [Test]
    public void A_signature_is_that_of_the_file_and_the_key()
    {
        var (secret, shown) = StatementSignature.Make();
        var file = "a statement"u8.ToArray();
        var signature = StatementSignature.Sign(file, secret);

        StatementSignature.Verify(file, signature, shown).Should().BeTrue();
        StatementSignature.Verify(file, signature, StatementSignature.Make().Public).Should().BeFalse();
        for (var bit = 0; bit < file.Length * 8; bit++)
        {
            var changed = (byte[])file.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            StatementSignature.Verify(changed, signature, shown).Should().BeFalse("bit {0} is another one", bit);
        }

        for (var length = 0; length < signature.Length; length++)
        {
            StatementSignature.Verify(file, signature[..length], shown).Should().BeFalse();
        }
    }

    [Test]
    public void A_key_of_another_curve_or_none_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        FluentActions.Invoking(() => StatementSignature.Sign([1], other.ExportPkcs8PrivateKeyPem())).Should().Throw<CryptographicException>().WithMessage("*384*P-256*");
        FluentActions.Invoking(() => StatementSignature.Sign([1], "no key")).Should().Throw<CryptographicException>().WithMessage("*PEM*");
    }

    [TestCase("01,02,03,07", "01–03,07")]
    [TestCase("01,02,04", "01, 02,04")]
    [TestCase("05", "05")]
    [TestCase("09,10,11", "09–11")]
    [TestCase("01,A", "01,A")]
    [TestCase("", "")]
    public void Numbers_in_a_row_are_shortened(string numbers, string shown) =>
        string.Join(',', NumberRuns.Of(numbers.Split(',', StringSplitOptions.RemoveEmptyEntries))).Should().Be(shown);

    [Test]
    public void The_JSON_says_which_form_it_has()
    {
        using var json = JsonDocument.Parse(StatementJson.Write(Drafted));

        json.RootElement.GetProperty("format").GetString().Should().Be("lwm2m-conformance-statement/1");
        json.RootElement.GetProperty("subject").GetProperty("identity").GetProperty("firmware").GetString().Should().Be("2.1.0");
    }
}
