using Conformance.Model;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Engine;

/// <summary>A device is charged with requirements of the enabler version that it is judged by, and with no others.</summary>
[TestFixture]
public sealed class VersionVerdictTests
{
    /// <summary>From 1.1 on.</summary>
    private const string Later = "REG-07";

    [Test]
    public void A_requirement_of_a_later_version_is_not_charged()
    {
        Play("1.1", Later).Judged.Should().Equal(new Dictionary<string, Outcome> { [Later] = Outcome.Fail });

        var record = Play("1.0", Later);

        record.Outcome.Should().Be(Outcome.Pass);
        record.Judged.Should().BeEmpty();
        record.Findings.Should().ContainSingle(finding => finding.Remark).Which.Requirements.Should().BeEmpty();
    }

    [Test]
    public void What_the_version_has_is_charged_beside_it() =>
        Play("1.0", $"{Later}, DM-14").Judged.Should().Equal(new Dictionary<string, Outcome> { ["DM-14"] = Outcome.Fail });

    private static CaseRecord Play(string version, string requirements) =>
        new Stage { Lwm2m = version }.Play(
            $"- read: /3/0/16\n  expect: {{ code: 4.04 }}\n  requirement: [{requirements}]\n- alive:\n  requirement: [{requirements}]",
            requirements: $"[{requirements}]");
}
