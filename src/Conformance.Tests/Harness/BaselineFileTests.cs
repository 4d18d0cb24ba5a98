using Conformance.Harness.Baselines;
using Conformance.Model;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Profiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness;

[TestFixture]
public sealed class BaselineFileTests
{
    private const string Whole =
        """
        - case: C-TRG-001
          requirements: [TRG-01]
          clause: Core 1.0 E.2
          expected: an Update
          seen: nothing for 10 s
          reason: the trigger is not looked at
          expires: 2027-06-30
        - case: C-REG-003
          outcome: inconclusive
          link: https://example.org/1
          intermittent: yes
          expires: 2027-06-30
        """;

    private static readonly Profile s_profile = new(
        "small",
        "Small",
        new Dictionary<string, Requirement>
        {
            ["TRG-01"] = new("TRG-01", RequirementLevel.Must, "Core 6", "A.", "C", "1.0+", "V12", "TRG"),
            ["TRG-02"] = new("TRG-02", RequirementLevel.Must, "Core 6", "B.", "C", "1.0+", "K", "TRG"),
        },
        new Dictionary<string, PicsQuestion>(),
        new Dictionary<string, PixitItem>());

    [Test]
    public void Reads_fails_and_inconclusive_cases()
    {
        var (baseline, diagnostics) = Load(Whole);

        diagnostics.Should().BeEmpty();
        baseline!.Deviations.Should().BeEquivalentTo(
        [
            new KnownDeviation(
                "C-TRG-001", Outcome.Fail, ["TRG-01"], "Core 1.0 E.2", "an Update", "nothing for 10 s", "the trigger is not looked at", "",
                new(2027, 6, 30), Intermittent: false),
            new KnownDeviation("C-REG-003", Outcome.Inconclusive, [], "", "", "", "", "https://example.org/1", new(2027, 6, 30), Intermittent: true),
        ]);
    }

    [TestCase("[TRG-01]", "[TRG-99]", "TC0215", "no requirement TRG-99 in profile small")]
    [TestCase("[TRG-01]", "[TRG-02]", "TC0216", "TRG-02 fails no device, so nothing can be known to fail it")]
    [TestCase("[TRG-01]", "[[TRG-01]]", "TC0201", "a list; the id of a requirement was required")]
    [TestCase("  requirements: [TRG-01]\n", "", "TC0203", "'requirements' is missing")]
    [TestCase("  reason: the trigger is not looked at\n", "  reason:\n", "TC0203", "'reason' is missing, and so is 'link'")]
    [TestCase("  seen: nothing for 10 s\n", "", "TC0203", "'seen' is missing")]
    [TestCase("C-REG-003", "C-TRG-001", "TC0204", "'C-TRG-001' is listed twice")]
    [TestCase("inconclusive", "pass", "TC0205", "'pass'; one of fail, inconclusive was required")]
    [TestCase("  seen: nothing for 10 s\n  reason: the trigger is not looked at\n  expires: 2027-06-30", "  seen: s\n  reason: r\n  expires: 30.6.2027",
        "TC0205", "'30.6.2027'; a day such as 2027-06-30 was required")]
    [TestCase("clause: Core 1.0 E.2", "claus: x\n  clause: y", "TC0202", "no key 'claus' is known here")]
    public void Says_what_is_wrong(string found, string instead, string code, string message)
    {
        var (baseline, diagnostics) = Load(Whole.ReplaceLineEndings("\n").Replace(found, instead, StringComparison.Ordinal));

        baseline.Should().BeNull();
        diagnostics.Should().ContainSingle().Which.Should().Match<Diagnostic>(one => one.Code == code && one.Message == message);
    }

    [Test]
    public void Says_that_there_is_no_file()
    {
        var diagnostics = new List<Diagnostic>();

        BaselineFile.Load("nowhere/b.yaml", s_profile, diagnostics).Should().BeNull();

        diagnostics.Should().ContainSingle().Which.Code.Should().Be("TC0200");
    }

    private static (Baseline? Baseline, List<Diagnostic> Diagnostics) Load(string text)
    {
        var diagnostics = new List<Diagnostic>();
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return (BaselineFile.Load(path, s_profile, diagnostics), diagnostics);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
