using System.Text.Json;
using Conformance.Harness.Loading;
using Conformance.Harness.Profiles;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Profiles;
using Conformance.Tests.House;
using Conformance.Tests.Scripting.Profiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness;

[TestFixture]
public sealed class ProfileDiffTests
{
    private const string Rows = """
        - id: UP-01
          level: M
          roles: [NODE]
          clause: c
          evidence: A
          text: It works.
        - id: UP-02
          level: C
          roles: [NODE]
          clause: c
          evidence: A
          condition: C.REG
          text: It registers.

        """;

    [Test]
    public void Says_what_was_added_removed_and_changed()
    {
        using var folder = new ProfileFolder();
        var before = Load(folder, "a", Rows);
        var after = Load(folder, "b", Rows.Replace("UP-01", "UP-03", StringComparison.Ordinal).Replace("condition: C.REG", "condition: C.FMT.TLV", StringComparison.Ordinal).Replace("It registers.", "It does.", StringComparison.Ordinal));

        var diff = ProfileDiff.Of(before, after);

        ProfileDiffText.Write(diff).Should().Be("""
            before  a: A profile
            after   b: A profile

            added: 1
              UP-03  M  It works.

            removed: 1
              UP-01  M  It works.

            changed: 1
              UP-02  condition: C.REG -> C.FMT.TLV
              UP-02  text: It registers. -> It does.

            """);
        using var json = JsonDocument.Parse(ProfileDiffText.WriteJson(diff));
        json.RootElement.GetProperty("changed")[0].GetProperty("field").GetString().Should().Be("condition");
        json.RootElement.GetProperty("added")[0].GetProperty("level").GetString().Should().Be("M");
    }

    [Test]
    public void A_profile_differs_in_nothing_from_itself()
    {
        var profile = LoadedSuite.LoadProfile(new SuiteFolders(Repository.Root), name: null, out _)!;

        ProfileDiff.Of(profile, profile).IsEmpty.Should().BeTrue();
        ProfileDiffText.Write(ProfileDiff.Of(profile, profile)).Should().EndWith("\nno difference\n");
    }

    [Test]
    public void Nothing_is_wrong_with_the_profile_that_comes_along() =>
        ProfileCheck.Of(new SuiteFolders(Repository.Root), LoadedSuite.DefaultProfile, out _).Should().BeEmpty();

    private static Profile Load(ProfileFolder folder, string name, string rows)
    {
        folder.WriteSmall();
        folder.Write($"{name}/profile.yaml", $"id: {name}\ntitle: A profile\nversions: 1.1+\nincludes: [../small]\nroles: {{ NODE: {{ title: Node, actor: C, pics: C.REG }} }}\n");
        folder.Write($"{name}/requirements.yaml", rows);
        var diagnostics = new List<Diagnostic>();
        return ProfileLoader.Load(folder.Folder(name), diagnostics) ?? throw new InvalidOperationException(string.Join('\n', diagnostics));
    }
}
