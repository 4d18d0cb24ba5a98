using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Cli;

/// <summary>Profiles and statements, as their users type them.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ProfileCommandTests
{
    private const string Alive = "- alive:";

    [Test]
    public void A_new_profile_is_right_from_the_first_minute_and_judges_a_device()
    {
        using var place = new Place(Alive);

        place.Run("profile", "new", "profiles/acme-meters").Should().Match<(int ExitCode, string Output, string Errors)>(run => run.ExitCode == 0 && run.Errors.Length == 0);
        place.Run("profile", "check", "profiles/acme-meters").ExitCode.Should().Be(1, "the budget names a case that this suite of a test does not have");

        var own = place.Device(("profile: wslwm2m-0.1", "profile: acme-meters-0.1"));
        var refused = place.Run("selftest", "--device", own, "--select", "C-DCL-*", "--output", place.Folder);
        refused.ExitCode.Should().Be(2, "nobody said whether the device is one of that profile: {0}", refused.Output + refused.Errors);

        File.WriteAllText(own, File.ReadAllText(own).Replace("\npics:\n", "\npics:\n  C.ACME-METERS: yes\n", StringComparison.Ordinal));
        var silent = place.Run("selftest", "--device", own, "--select", "C-DCL-*", "--output", place.In("silent"));
        silent.ExitCode.Should().Be(1);
        silent.Output.Should().Contain("not declared: pixit.acme-meters.support-period (no)");

        File.WriteAllText(own, File.ReadAllText(own).Replace("\npixit:\n", "\npixit:\n  acme-meters: { support-period: five years }\n", StringComparison.Ordinal));
        place.Run("selftest", "--device", own, "--select", "C-DCL-*", "--output", place.In("other")).ExitCode.Should().Be(0);
    }

    [Test]
    public void A_profile_is_not_written_over_anything()
    {
        using var place = new Place(Alive);
        Directory.CreateDirectory(place.In("mine"));
        File.WriteAllText(place.In("mine", "note.txt"), "x");

        place.Run("profile", "new", "mine").Errors.Should().Be("mine is there and not empty\n");
        place.Run("profile", "new", "Mine!").ExitCode.Should().Be(4);
        place.Run("profile", "new", "other", "--on", "nothing").Errors.Should().StartWith("--on nothing is no profile");
    }

    [Test]
    public void Check_says_each_error_with_its_place_and_each_gap_in_a_sentence()
    {
        using var place = new Place(Alive);
        place.Run("profile", "new", "mine").ExitCode.Should().Be(0);
        var rows = place.In("mine", "requirements.yaml");

        File.WriteAllText(rows, File.ReadAllText(rows).Replace("  pending: drafting\n", string.Empty, StringComparison.Ordinal));
        var gap = place.Run("profile", "check", "mine");
        gap.ExitCode.Should().Be(1);
        gap.Errors.Should().Contain("MINE-02 is judged by no case, and has neither 'pending' nor 'excuse' nor a procedure\n");

        File.WriteAllText(rows, File.ReadAllText(rows).Replace("condition: C.MINE.CLOCK", "condition: C.MINE.CLOK", StringComparison.Ordinal));
        var wrong = place.Run("profile", "check", "mine");
        wrong.ExitCode.Should().Be(4);
        wrong.Errors.Should().Contain("error TC0140: no PICS item C.MINE.CLOK in the profile").And.Contain("did you mean 'C.MINE.CLOCK'?");
        place.Run("profile", "check", "nothing").ExitCode.Should().Be(4);
    }

    [Test]
    public void Diff_tells_two_drafts_apart()
    {
        using var place = new Place(Alive);
        place.Run("profile", "new", "mine");
        place.Run("profile", "new", "later/mine");
        var rows = place.In("later", "mine", "requirements.yaml");
        File.WriteAllText(rows, File.ReadAllText(rows).Replace("MINE-03", "MINE-07", StringComparison.Ordinal).Replace("level: C", "level: O", StringComparison.Ordinal));

        var (exitCode, output, _) = place.Run("profile", "diff", "mine", "later/mine");
        exitCode.Should().Be(1);
        output.Should().Contain("added: 1\n  MINE-07").And.Contain("removed: 1\n  MINE-03").And.Contain("MINE-02  level: C -> O");
        using var json = JsonDocument.Parse(place.Run("profile", "diff", "mine", "later/mine", "--format", "json").Output);
        json.RootElement.GetProperty("changed").GetArrayLength().Should().Be(1);
        place.Run("profile", "diff", "mine", "mine").ExitCode.Should().Be(0);
        place.Run("profile", "diff", "mine", "nothing").ExitCode.Should().Be(4);
    }

    [Test]
    public void A_device_of_a_profile_that_is_not_there_is_refused()
    {
        using var place = new Place(Alive);

        var (exitCode, _, errors) = place.Run("selftest", "--device", place.Device(("profile: wslwm2m-0.1", "profile: wslwm2m-0.2")), "--output", place.Folder);

        exitCode.Should().Be(4);
        errors.Should().Contain("error TC0210: no profile 'wslwm2m-0.2'").And.Contain("did you mean 'wslwm2m-0.1'?");
    }

    [Test]
    public void A_statement_is_signed_and_checked()
    {
        using var place = new Place(Alive);
        place.Run("selftest", "--select", "C-DM-*", "--output", place.Folder).ExitCode.Should().Be(0);

        place.Run("statement", "key", "organiser").ExitCode.Should().Be(0);
        place.Run("statement", "key", "organiser").ExitCode.Should().Be(4, "a key is not written over");
        place.Run("statement", place.Folder, "--key", "organiser.key", "--output", "out").Output.Should().EndWith("signed\n");

        place.Run("statement", "verify", "out/statement.html", "--key", "organiser.pub").ExitCode.Should().Be(0);
        place.Run("statement", "verify", "out/statement.json", "--key", "organiser.pub").ExitCode.Should().Be(0);
        File.AppendAllText(place.In("out", "statement.json"), " ");
        var (exitCode, _, errors) = place.Run("statement", "verify", "out/statement.json", "--key", "organiser.pub");
        exitCode.Should().Be(1);
        errors.Should().Contain("not that of this file by this key");
        File.ReadAllText(place.In("out", "statement.html")).Should().Contain("Conformance statement").And.Contain("Firmware");
    }

    [Test]
    public void A_statement_without_a_key_leaves_no_old_signature()
    {
        using var place = new Place(Alive);
        place.Run("selftest", "--select", "C-DM-*", "--output", place.Folder);
        place.Run("statement", "key", "organiser");
        place.Run("statement", place.Folder, "--key", "organiser.key");

        place.Run("statement", place.Folder).Output.Should().EndWith("it is not signed; --key signs it\n");

        File.Exists(Path.Combine(place.Folder, "statement.html.sig")).Should().BeFalse();
        place.Run("statement", "verify", Path.Combine(place.Folder, "statement.html"), "--key", "organiser.pub").ExitCode.Should().Be(4);
    }

    [TestCase("statement")]
    [TestCase("statement", "nowhere")]
    [TestCase("statement", "verify", "nowhere", "--key", "nowhere")]
    [TestCase("statement", "verify", "nowhere")]
    public void Nothing_comes_of_nothing(params string[] words)
    {
        using var place = new Place(Alive);

        var (exitCode, _, errors) = place.Run(words);

        exitCode.Should().Be(4);
        errors.Should().NotBeEmpty().And.NotContain("   at ");
    }
}
