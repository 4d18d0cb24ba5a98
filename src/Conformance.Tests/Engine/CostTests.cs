using System.Net;
using Conformance.Engine.Costs;
using Conformance.Model;
using Conformance.Tests.Reporting;
using Conformance.Wire;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

[TestFixture]
public sealed class CostTests
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261122, 5);
    private static readonly TimeSpan AwakeAfter = TimeSpan.FromSeconds(3);

    // RFC 7252 §3: version 1, type and token length; code; message id.
    private const string ConfirmableGet = "41010001A1";
    private const string Piggybacked = "61450001A1";
    private const string NonConfirmableNotification = "51450002A1";
    private const string ConfirmableNotification = "41450003A1";
    private const string EmptyAcknowledgement = "60000003";

    [Test]
    public void Counts_messages_octets_and_round_trips()
    {
        var cost = CostMeter.Of([Sent(0, ConfirmableGet), Received(0.1, Piggybacked), Received(5, NonConfirmableNotification), Received(9, ConfirmableNotification), Sent(9.1, EmptyAcknowledgement)], AwakeAfter);

        cost.Should().Be(new CaseCost(5, 24, 0, 2, TimeSpan.FromSeconds(3.1 + 3 + 3.1)));
    }

    [Test]
    public void What_is_sent_again_is_no_second_round_trip()
    {
        var cost = CostMeter.Of([Sent(0, ConfirmableGet), Sent(2, ConfirmableGet), Received(2.5, Piggybacked)], AwakeAfter);

        cost.Should().BeEquivalentTo(new { Messages = 3, Retransmissions = 1, RoundTrips = 1 });
    }

    [Test]
    public void What_comes_back_unchanged_was_not_sent_again() =>
        CostMeter.Of([Sent(0, ConfirmableGet), Received(1, ConfirmableGet)], AwakeAfter).Retransmissions.Should().Be(0);

    [TestCase("")]
    [TestCase("40")]
    [TestCase("400100")]
    public void What_is_no_message_asks_for_nothing(string octets) =>
        CostMeter.Of([Received(0, octets)], AwakeAfter).RoundTrips.Should().Be(0);

    [Test]
    public void A_device_is_awake_for_no_longer_than_from_first_to_last_and_a_while()
    {
        var times = Gen.Choose(0, 100).ListOf();

        Check.One(Settings, Prop.ForAll(times.ToArbitrary(), drawn =>
        {
            var ordered = drawn.Order().ToList();
            var cost = CostMeter.Of([.. ordered.Select(time => Sent(time, ConfirmableGet))], AwakeAfter);

            cost.Messages.Should().Be(ordered.Count);
            cost.Awake.Should().BeLessThanOrEqualTo(AwakeAfter * ordered.Count);
            if (ordered.Count > 0)
            {
                cost.Awake.Should().BeGreaterThanOrEqualTo(AwakeAfter)
                    .And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(ordered[^1] - ordered[0]) + AwakeAfter);
            }
        }));
    }

    [TestCase(RequirementLevel.Mandatory, true, Outcome.Fail)]
    [TestCase(RequirementLevel.Mandatory, false, Outcome.Pass)]
    [TestCase(RequirementLevel.Optional, true, Outcome.Pass)]
    public void A_budget_that_is_exceeded_fails_when_it_is_mandatory_and_nothing_is_lost(RequirementLevel level, bool undisturbed, Outcome outcome)
    {
        var held = BudgetCheck.Hold(Passed(octets: 700), [Budget(level, most: 600)], undisturbed);

        held.Outcome.Should().Be(outcome);
        held.Findings.Should().ContainSingle().Which.Message.Should().Be("COST-A: 700 octets, at most 600 are allowed");
        held.Findings[0].Remark.Should().Be(outcome == Outcome.Pass);
        held.Reason.Should().Be(outcome == Outcome.Fail ? held.Findings[0].Message : string.Empty);
    }

    [TestCase(600)]
    [TestCase(0)]
    public void A_budget_that_is_kept_says_nothing(int octets) =>
        BudgetCheck.Hold(Passed(octets), [Budget(RequirementLevel.Mandatory, most: 600)], undisturbed: true).Findings.Should().BeEmpty();

    [Test]
    public void A_case_that_judged_nothing_has_no_budget()
    {
        var undecided = Passed(octets: 9000) with { Outcome = Outcome.Inconclusive };

        BudgetCheck.Hold(undecided, [Budget(RequirementLevel.Mandatory, most: 600)], undisturbed: true).Should().BeSameAs(undecided);
    }

    private static CostBudget Budget(RequirementLevel level, decimal most) => new("COST-A", level, ["C-DM-010"], CostMeasure.Octets, most, "Little.");

    private static CaseRecord Passed(int octets) =>
        SampleRun.Case("C-DM-010[row]", "Reads", Outcome.Pass, "", TimeSpan.Zero) with { Cost = new(2, octets, 0, 1, TimeSpan.Zero) };

    private static CapturedDatagram Sent(double time, string octets) => Datagram(time, octets, sent: true);

    private static CapturedDatagram Received(double time, string octets) => Datagram(time, octets, sent: false);

    private static CapturedDatagram Datagram(double time, string octets, bool sent) =>
        new(TimeSpan.FromSeconds(time), sent, new IPEndPoint(IPAddress.Loopback, 5683), new IPEndPoint(IPAddress.Loopback, 40000), Convert.FromHexString(octets));
}
