using Conformance.Model;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Profiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Scripting.Profiles;

[TestFixture]
public sealed class ProfileLoaderTests
{
    private readonly List<Diagnostic> _diagnostics = [];
    private ProfileFolder _folder = null!;

    [SetUp]
    public void Begin()
    {
        _folder = new ProfileFolder();
        _diagnostics.Clear();
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void Reads_requirements_questions_and_parameters()
    {
        var profile = ProfileLoader.Load(_folder.WriteSmall(), _diagnostics)!;

        _diagnostics.Should().BeEmpty();
        profile.Id.Should().Be("small");
        profile.Title.Should().Be("A small profile");
        profile.Requirements["REG-01"].Should().BeEquivalentTo(
            new Requirement("REG-01", RequirementLevel.Must, "Core 6.2", "A client registers.", "C", "1.0+", "V12", "REG") { Origin = "small" });
        profile.Requirements["REG-29"].Condition.Should().Be("C.REG");
        profile.Requirements["REG-29"].Binds.Should().BeFalse();
        profile.Pics["C.FMT.TLV"].Question.Should().Be("Does it have TLV?");
        profile.Pixit["within"].Should().Be(new PixitItem("within", "duration", "30 s", Secret: false, "A window."));
        profile.Pixit["key"].Secret.Should().BeTrue();
    }

    [Test]
    public void Puts_what_it_includes_beneath()
    {
        _folder.WriteSmall();
        _folder.Write("upper/profile.yaml", "id: upper-0.1\ntitle: Upper\nincludes: [../small]\n");
        _folder.Write("upper/requirements.yaml", """
            - id: REQ-REG-01
              level: MUST
              clause: draft
              actor: C
              versions: 1.1+
              evidence: A
              text: More.
            """);

        var profile = ProfileLoader.Load(_folder.Folder("upper"), _diagnostics)!;

        profile.Id.Should().Be("upper-0.1");
        profile.Requirements.Keys.Should().BeEquivalentTo("REG-01", "REG-29", "REQ-REG-01");
        profile.Requirements["REQ-REG-01"].Group.Should().Be("REQ-REG");
        profile.Pics.Should().HaveCount(2);
    }

    [Test]
    public void Finds_a_profile_by_its_id()
    {
        var small = _folder.WriteSmall();

        ProfileLoader.Find(_folder.Root, "small", default, _diagnostics).Should().Be(small);
        ProfileLoader.Find(_folder.Root, "smal", new("device.yaml", 2, 10, 4), _diagnostics).Should().BeNull();

        var diagnostic = _diagnostics.Should().ContainSingle().Subject;
        diagnostic.Code.Should().Be("TC0210");
        diagnostic.Hint.Should().Be("did you mean 'small'?");
    }

    [TestCase("id: small\ntitle: A\nincludes: [../nowhere]\n", "TC0206", 3, TestName = "Refuses_to_include_what_is_not_there")]
    [TestCase("id: small\ntitle: A\nincludes: [../small]\n", "TC0206", 3, TestName = "Refuses_to_include_itself")]
    [TestCase("id: small\ntitel: A\n", "TC0202", 2, TestName = "Refuses_an_unknown_key")]
    [TestCase("id: small\n", "TC0203", 1, TestName = "Refuses_a_missing_key")]
    [TestCase("- id: small\n", "TC0201", 1, TestName = "Refuses_a_list_for_a_map")]
    [TestCase("id: &a small\ntitle: A\n", "TC0005", 1, TestName = "Refuses_what_is_not_its_YAML")]
    public void Refuses_a_wrong_head(string head, string code, int line)
    {
        _folder.WriteSmall();
        _folder.Write("small/profile.yaml", head);

        ProfileLoader.Load(_folder.Folder("small"), _diagnostics).Should().BeNull();

        var diagnostic = _diagnostics.Should().ContainSingle().Subject;
        diagnostic.Code.Should().Be(code);
        diagnostic.Span.Line.Should().Be(line);
        diagnostic.Span.File.Should().EndWith("profile.yaml");
    }

    [TestCase("- id: REG-02\n  level: SHAL\n  clause: c\n  actor: C\n  versions: v\n  evidence: K\n  text: t\n", "TC0205", 2)]
    [TestCase("- id: reg-2\n  level: MUST\n  clause: c\n  actor: C\n  versions: v\n  evidence: K\n  text: t\n", "TC0205", 1)]
    [TestCase("- id: REG-00\n  level: MUST\n  clause: c\n  actor: C\n  versions: v\n  evidence: K\n  text: t\n", "TC0204", 1)]
    [TestCase("- id: REG-02\n  level: MUST\n  clause: c\n  actor: C\n  versions: v\n  evidence: K\n", "TC0203", 1)]
    [TestCase("- id: REG-02\n  lvl: MUST\n", "TC0202", 2)]
    public void Refuses_a_wrong_requirement(string row, string code, int line)
    {
        _folder.WriteSmall();
        const string First = "- id: REG-00\n  level: MAY\n  clause: c\n  actor: C\n  versions: v\n  evidence: K\n  text: t\n";
        _folder.Write("small/requirements.yaml", First + row);

        ProfileLoader.Load(_folder.Folder("small"), _diagnostics).Should().BeNull();

        var diagnostic = _diagnostics.Should().ContainSingle().Subject;
        diagnostic.Code.Should().Be(code);
        diagnostic.Span.Line.Should().Be(7 + line);
    }

    [TestCase("- name: late\n  type: duration\n  default: 30s\n  summary: s\n", "TC0213")]
    [TestCase("- name: late\n  type: time\n  summary: s\n", "TC0205")]
    [TestCase("- name: Late\n  type: text\n  summary: s\n", "TC0205")]
    public void Refuses_a_wrong_parameter(string row, string code)
    {
        _folder.WriteSmall();
        _folder.Write("small/pixit.yaml", row);

        ProfileLoader.Load(_folder.Folder("small"), _diagnostics).Should().BeNull();

        _diagnostics.Should().ContainSingle(d => d.Code == code);
    }

    [Test]
    public void Says_that_there_is_no_folder()
    {
        ProfileLoader.Load(_folder.Folder("nowhere"), _diagnostics).Should().BeNull();

        _diagnostics.Should().ContainSingle(d => d.Code == "TC0206");
    }
}
