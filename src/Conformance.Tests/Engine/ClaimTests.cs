using Conformance.Engine.Claims;
using Conformance.Engine.Verbs;
using Conformance.Harness.Loading;
using Conformance.Lwm2m.Paths;
using Conformance.Scripting.Expressions;
using Conformance.Tests.Roles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Engine;

/// <summary>What cases claim, and which of them go together.</summary>
[TestFixture]
public sealed class ClaimTests
{
    private static readonly Dictionary<string, Value> Pixit = new(StringComparer.Ordinal) { ["writable.path"] = new Value.Text("/3/0/15") };

    [TestCase("read: /3/0/16", "read: /3/0", true)]
    [TestCase("read: /3/0/15", "write: /3/0/15\n  value: x", false)]
    [TestCase("read: /3", "write: /3/0/15\n  value: x", false)]
    [TestCase("read: /3303/0", "write: /3/0/15\n  value: x", true)]
    [TestCase("write-attributes: /3/0\n  query: { pmin: 2 }", "read: /3/0/15", true)]
    [TestCase("write-attributes: /3/0\n  query: { pmin: 2 }", "observe: /3/0/15", false)]
    [TestCase("observe: /3/0/15", "observe: /3/0/15", false)]
    [TestCase("observe: /3/0/15", "read: /3/0/15", true)]
    [TestCase("observe: /3/0/15", "never: notify\n  for: 3 s", false)]
    [TestCase("await: update\n  within: 3 s", "create: /3303\n  values: { 5700: 1 }", false)]
    [TestCase("await: update\n  within: 3 s", "write: $(server.instance)/1\n  value: 60", false)]
    [TestCase("await: update\n  within: 3 s", "await: send\n  within: 3 s", true)]
    [TestCase("never: update\n  for: 3 s", "execute: $(server.instance)/8", false)]
    [TestCase("execute: /3/0/4", "read: /3303/0", false)]
    [TestCase("dut: power-cycle", "read: /3303/0", false)]
    [TestCase("dut: set\n  path: /3303/0/5700\n  value: 1", "read: /3303/0/5700", false)]
    [TestCase("dut: set\n  path: /3303/0/5700\n  value: 1", "read: /3/0/16", true)]
    [TestCase("datagram: 40007101", "await: datagram\n  within: 2 s", false)]
    [TestCase("read: /3/0\n  block2: 16", "discover: /3\n  block2: 32", false)]
    [TestCase("await: send\n  within: 3 s\n  reply: none", "observe: /3/0/15", false)]
    [TestCase("write: $(server.instance)/2\n  value: 3", "observe: /3/0/15", false)]
    [TestCase("read: $(server.instance)/0", "write: /3/0/15\n  value: x", true)]
    public void Two_cases_go_together_or_not(string one, string other, bool together)
    {
        var (mine, theirs) = (Of($"- {one}"), Of($"- {other}"));

        Claim.Conflict(mine, theirs).Should().Be(!together, "{0} meets {1}", string.Join(", ", mine), string.Join(", ", theirs));
        Claim.Conflict(theirs, mine).Should().Be(!together);
    }

    [Test]
    public void Quiet_cases_go_together_and_not_with_talkers()
    {
        var quiet = Of("- await: update\n  within: 9 s", "claims: [quiet]");
        var alsoQuiet = Of("- await: send\n  within: 9 s", "claims: [quiet]");
        var talker = Of("- read: /3303/0");

        Claim.Conflict(quiet, alsoQuiet).Should().BeFalse();
        Claim.Conflict(quiet, talker).Should().BeTrue();
    }

    [Test]
    public void A_path_is_known_from_constants_parameters_and_what_was_created()
    {
        Of("- write: $(pixit.writable.path)\n  value: x").Should().Contain(Tree("/3/0/15", ClaimMode.Exclusive));
        Of("- read: $(there)/5700", "vars: { there: /3303/0 }").Should().Contain(Tree("/3303/0/5700", ClaimMode.Shared));
        Of("- create: /16\n  values: { 0: [x] }\n  as: made\n- delete: $(made.location)").Should()
            .Contain(Tree("/16", ClaimMode.Exclusive)).And.NotContain(Tree("/", ClaimMode.Exclusive));
    }

    [Test]
    public void A_path_that_only_the_run_knows_is_the_whole_tree()
    {
        Of("- repeat: instance\n  in: $(device.instances)\n  steps:\n    - read: $(instance)").Should().Contain(Tree("/", ClaimMode.Shared));
        Of("- repeat: resource\n  in: [/3/0/0, /3/0/1]\n  steps:\n    - read: $(resource)").Should()
            .Contain(Tree("/3/0/0", ClaimMode.Shared)).And.Contain(Tree("/3/0/1", ClaimMode.Shared)).And.NotContain(Tree("/", ClaimMode.Shared));
    }

    [Test]
    public void No_case_of_the_suite_states_what_follows_from_its_steps()
    {
        var suite = LoadedSuite.Load(new SuiteFolders(Bench.Root()), profile: null, out _)!;

        foreach (var test in suite.Cases)
        {
            var inferred = CaseClaims.Inferred(test, Pixit);
            test.Claims.Should().NotContain(word => inferred.Any(claim => CaseClaims.OfWord(word).IsWithin(claim)), "{0} claims it anyway", test.Id);
        }
    }

    [Test]
    public void Every_verb_that_touches_the_device_is_in_the_table()
    {
        var known = ClaimRule.All.Select(rule => rule.Verb).ToHashSet();
        string[] harmless = ["cancel", "parallel", "choose", "repeat", "let", "check", "declared", "pause", "until", "serve"];

        EngineVerbs.Catalogue.Verbs.Select(verb => verb.Name).Where(verb => !known.Contains(verb)).Should().BeEquivalentTo(harmless);
    }

    private static Claim Tree(string path, ClaimMode mode) => new(ClaimArea.Tree, mode, Lwm2mPath.TryParse(path, out var parsed) ? parsed : Lwm2mPath.Root);

    private static IReadOnlyList<Claim> Of(string steps, string head = "")
    {
        var judged = steps.Contains("read:", StringComparison.Ordinal) ? steps : $"{steps}\n- read: /5/0";
        return CaseClaims.Of(Stage.Bound(Stage.Text(judged, head: head)), Pixit);
    }
}
