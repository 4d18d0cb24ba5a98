using System.Text;
using Conformance.Harness.Observing;
using Conformance.Model;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceServer.Faults;
using Conformance.Tests.Reporting;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness.Observing;

/// <summary>Three devices and a server in virtual time: what conforms is failed by nobody, what lies is failed by the requirement it breaks.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class DemonstrationTests
{
    private const int Parties = 4;
    private const string Liar = "urn:dev:ops:demo-meter";

    [Test]
    public void Nobody_who_conforms_is_failed_or_remarked_upon()
    {
        var judged = Observed.Judge(Observed.Play());

        judged.Select(one => one.Party.Name).Distinct().Should().HaveCount(Parties);
        judged.SelectMany(one => one.Result.Record.Findings).Where(finding => finding.Remark || finding.Verdict > Verdict.Pass).Should().BeEmpty();
        judged.Select(one => one.Result.Record.Outcome).Distinct().Should().BeEquivalentTo([Outcome.Pass, Outcome.NotApplicable]);
        judged.Where(one => one.Result.Record.Outcome == Outcome.Pass).GroupBy(one => one.Party.Name).Should().OnlyContain(party => party.Count() >= 10);
    }

    [Test]
    public void It_tells_what_happens_and_ends_when_that_has_been_seen()
    {
        var told = new StringBuilder();

        var heard = Observed.Play(say: line => told.Append(line).Append('\n'));

        Golden.Check("demonstration.txt", told.ToString());
        heard.Datagrams[^1].Time.Should().BeLessThan(TimeSpan.FromSeconds(25));
        heard.Damage.Should().BeNull();
    }

    [Test]
    public void Interrupted_it_has_what_passed_before()
    {
        using var interrupt = new CancellationTokenSource();

        var heard = Observed.Play(say: line => End(line, interrupt), interrupted: interrupt.Token);

        heard.Damage.Should().Be("the demonstration was interrupted; what had passed was judged");
        Observed.Judge(heard).Select(one => one.Party.Name).Should().Contain(Liar).And.NotContain("urn:dev:ops:demo-relic");
        Observed.Judge(heard).Should().NotContain(one => one.Result.Record.Outcome == Outcome.Fail);

        static void End(string line, CancellationTokenSource interrupt)
        {
            if (line.StartsWith("urn:dev:ops:demo-relic", StringComparison.Ordinal))
            {
                interrupt.Cancel();
            }
        }
    }

    [Test]
    public void What_was_not_seen_is_not_applicable_and_says_so()
    {
        var unseen = Observed.Judge(Observed.Play()).Where(one => one.Result.Record.Outcome == Outcome.NotApplicable).ToList();

        unseen.Should().NotBeEmpty().And.OnlyContain(one => one.Result.Record.Findings.Count == 0 && one.Result.Evidence.Count == 0 && one.Result.Record.Judged.Count == 0);
        unseen.Select(one => one.Result.Record.Reason).Should().OnlyContain(reason => reason.StartsWith("the traffic holds nothing that it judges: no "));
    }

    [TestCase("wisun-3-hops")]
    [TestCase("wisun-10-hops")]
    [TestCase("nbiot")]
    public void A_bad_network_fails_nobody(string impairment)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var failed = Observed.Judge(Observed.Play(seed, impairment)).Where(one => one.Result.Record.Outcome is not (Outcome.Pass or Outcome.NotApplicable));
            failed.Select(one => $"seed {seed}: {one.Party.Name} {one.Result.Record.Id} {one.Result.Record.Reason}").Should().BeEmpty();
        }
    }

    [TestCase("registration.version-of-three-numbers")]
    [TestCase("registration.unknown-binding-letter")]
    [TestCase("registration.non-confirmable")]
    [TestCase("registration.lists-as-text")]
    [TestCase("registration.lists-without-format")]
    [TestCase("registration.lists-security")]
    [TestCase("update.repeats-lifetime")]
    [TestCase("update.repeats-binding")]
    [TestCase("queue.denies-with-value")]
    [TestCase("message.other-message-id")]
    [TestCase("message.cuts-tokens")]
    [TestCase("message.leaks-tokens")]
    [TestCase("message.one-id-for-all")]
    [TestCase("message.two-ids")]
    [TestCase("read.no-format")]
    [TestCase("discover.names-text")]
    [TestCase("observe.no-option")]
    [TestCase("observe.ignores-cancel")]
    [TestCase("notify.other-format")]
    [TestCase("notify.same-number")]
    [TestCase("notify.counts-down")]
    [TestCase("send.non-confirmable")]
    [TestCase("send.names-text")]
    public void A_device_that_lies_is_failed_and_nobody_else(string id)
    {
        var fault = FaultCatalogue.Find(id)!;

        AssertFailed(Observed.Play(device: fault), fault, Liar);
    }

    [TestCase("server-registration.no-location")]
    [TestCase("server-registration.foreign-location")]
    [TestCase("server-registration.answers-changed")]
    [TestCase("server-update.answers-created")]
    [TestCase("server-lifetime.stays-after-deregister")]
    [TestCase("server-lifetime.deregister-is-changed")]
    [TestCase("server-operation.non-confirmable")]
    [TestCase("server-operation.writes-unnamed")]
    [TestCase("server-composite.posts-read")]
    [TestCase("server-message.token-changed")]
    [TestCase("server-message.acknowledges-other")]
    public void A_server_that_lies_is_failed_and_nobody_else(string id)
    {
        var fault = ServerFaults.Find(id)!;
        var heard = Observed.Play(server: fault);

        AssertFailed(heard, fault, heard.Terms.Server!.ToString());
    }

    private static void AssertFailed(Heard heard, Fault fault, string who)
    {
        var failed = Observed.Judge(heard).Where(one => one.Result.Record.Outcome == Outcome.Fail).ToList();

        failed.Select(one => one.Party.Name).Distinct().Should().Equal(who);
        failed.SelectMany(one => one.Result.Record.Findings).Where(finding => finding.Verdict == Verdict.Fail).SelectMany(finding => finding.Requirements).Should().Contain(fault.Requirement);
        failed.Should().OnlyContain(one => one.Result.Evidence.Count > 0 && one.Result.Record.Log.Count == one.Result.Evidence.Count);
    }
}
