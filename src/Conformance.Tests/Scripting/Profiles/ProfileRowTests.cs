using Conformance.Model;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Profiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Scripting.Profiles;

/// <summary>Rows of a profile: roles, levels, conditions, declarations, and what stands beside them.</summary>
[TestFixture]
public sealed class ProfileRowTests
{
    private const string Head = "id: upper-0.1\ntitle: Upper\nversions: 1.1+\nincludes: [../small]\nroles: { NODE: { title: Node, actor: C, pics: C.REG }, SRV: { title: Server, actor: S } }\n";
    private const string Row = "- id: UP-01\n  level: M\n  roles: [NODE]\n  clause: c\n  evidence: A, C\n  text: It works.\n";

    private readonly List<Diagnostic> _diagnostics = [];
    private ProfileFolder _folder = null!;

    [SetUp]
    public void Begin()
    {
        _folder = new ProfileFolder();
        _folder.WriteSmall();
        _folder.Write("upper/profile.yaml", Head);
        _folder.Write("upper/requirements.yaml", Row);
        _diagnostics.Clear();
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void A_row_follows_its_profile_where_it_says_nothing()
    {
        var row = Load()!.Requirements["UP-01"];

        row.Should().BeEquivalentTo(new { Level = RequirementLevel.Mandatory, Actor = "C", Versions = "1.1+", Origin = "upper-0.1", Binds = true });
        row.Roles.Should().Equal("NODE");
    }

    [TestCase("  condition: C.FMT.TLV\n", "(C.REG) and (C.FMT.TLV)")]
    [TestCase("", "(C.REG)")]
    public void A_row_binds_a_device_of_its_role_when_its_condition_holds(string condition, string binds)
    {
        _folder.Write("upper/requirements.yaml", Row + condition);
        var profile = Load()!;

        profile.AppliesTo(profile.Requirements["UP-01"]).Should().Be(binds);
        profile.Binding(profile.Requirements["UP-01"])!.Evaluate(_ => Ternary.No).Should().Be(Ternary.No);
        profile.Binding(profile.Requirements["REG-29"]).Should().BeNull("conditions of the enabler are prose");
    }

    [TestCase("level: M", "level: C", "TC0208")]
    [TestCase("level: M", "level: O", "TC0208")]
    [TestCase("level: M", "level: X", "TC0205")]
    [TestCase("[NODE]", "[NOD]", "TC0205")]
    [TestCase("A, C", "A; C", "TC0205")]
    [TestCase("A, C", "E", "TC0205")]
    [TestCase("level: M", "level: C\n  condition: C.REGG", "TC0140")]
    [TestCase("level: M", "level: C\n  condition: C.REG and", "TC0125")]
    [TestCase("level: M", "level: M\n  declares: pixit.nothing", "TC0135")]
    [TestCase("level: M", "level: M\n  sweep: { objects: [three], kinds: [READ] }", "TC0205")]
    public void Refuses_a_wrong_row(string old, string changed, string code)
    {
        _folder.Write("upper/requirements.yaml", Row.Replace(old, changed, StringComparison.Ordinal));

        Load().Should().BeNull();

        _diagnostics.Should().ContainSingle().Which.Code.Should().Be(code);
    }

    [Test]
    public void A_procedure_stands_with_the_requirements_it_shows()
    {
        _folder.Write("upper/procedures/lab.yaml", "- id: LAB-A\n  title: A\n  requirements: [UP-01]\n  needs: [n]\n  steps: [s]\n  capture: [c]\n  passes: It works.\n");

        var profile = Load()!;

        profile.Requirements["UP-01"].Procedures.Should().Equal("LAB-A");
        profile.Requirements["UP-01"].Standing(hasCase: false).Should().Be(Standing.Procedure);
        profile.Procedures["LAB-A"].Steps.Should().Equal("s");
    }

    [Test]
    public void A_procedure_shows_nothing_that_is_not_asked_for()
    {
        _folder.Write("upper/procedures/lab.yaml", "- id: LAB-A\n  title: A\n  requirements: [UP-10]\n  passes: It works.\n");

        Load().Should().BeNull();

        _diagnostics.Should().ContainSingle().Which.Code.Should().Be("TC0209");
        _diagnostics[0].Hint.Should().Be("did you mean 'UP-01'?");
    }

    [Test]
    public void No_device_file_gives_a_parameter_of_the_profile()
    {
        _folder.Write("upper/parameters.yaml", "- name: limit.answer\n  type: duration\n  value: 3 s\n  summary: Most.\n");
        var profile = Load()!;
        var device = _folder.Write("devices/d.yaml", "title: D\nprofile: upper-0.1\nlwm2m: '1.1'\nbindings: U\npixit: { limit: { answer: 9 s } }\ncontrol: { adapter: attach }\n");

        profile.Pixit["limit.answer"].Fixed.Should().BeTrue();
        DeviceFileLoader.Load(device, profile, _diagnostics).Should().BeNull();

        _diagnostics.Should().ContainSingle().Which.Code.Should().Be("TC0212");
    }

    [Test]
    public void Packs_come_after_the_profile_and_before_what_it_is_built_on()
    {
        _folder.Write("upper/profile.yaml", Head + "packs: [packs/one, packs/two]\n");
        foreach (var pack in new[] { "one", "two" })
        {
            _folder.Write($"upper/packs/{pack}/profile.yaml", $"id: {pack}\ntitle: {pack}\nversions: 1.1+\n");
            _folder.Write($"upper/packs/{pack}/requirements.yaml", Row.Replace("UP-01", $"PACK-{pack.ToUpperInvariant()}-01", StringComparison.Ordinal));
        }

        var profile = Load()!;

        profile.Layers.Select(layer => (layer.Id, layer.IsPack)).Should().Equal(("upper-0.1", false), ("one", true), ("two", true), ("small", false));
        profile.Requirements["PACK-ONE-01"].Roles.Should().Equal("NODE");
    }

    [Test]
    public void What_is_included_twice_is_read_once()
    {
        _folder.Write("upper/profile.yaml", Head.Replace("[../small]", "[../small, ../small]", StringComparison.Ordinal));

        Load()!.Requirements.Keys.Should().BeEquivalentTo("REG-01", "REG-29", "UP-01");
    }

    [Test]
    public void Names_of_another_profile_ask_nothing()
    {
        var upper = Load()!;
        var small = ProfileLoader.Load(_folder.Folder("small"), _diagnostics)!;

        var foreign = ForeignNames.Of(upper, small);

        foreign.Requirements.Should().BeEquivalentTo("UP-01");
        ForeignNames.Of(small, upper).Requirements.Should().BeEmpty();
    }

    private Profile? Load() => ProfileLoader.Load(_folder.Folder("upper"), _diagnostics);
}
