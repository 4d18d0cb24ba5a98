using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Engine.Traffic;
using Conformance.Model;
using Conformance.Tests.Harness.Observing;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Engine.Traffic;

/// <summary>Rules of passive cases that the demonstration gives no occasion for, on conversations made by hand.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class PassiveCaseTests
{
    [Test]
    public void A_message_id_that_comes_again_within_the_lifetime_of_an_exchange_fails()
    {
        Talk Twice(double after) => Talk.Registered().Asks(10, CoapCode.Post, 2, "/rd/7").Answers(10.1, CoapCode.Changed, 2)
            .Asks(10 + after, CoapCode.Delete, 2, "/rd/7").Answers(10.1 + after, CoapCode.Deleted, 2);

        Twice(246).Judged("C-TRN-901").Should().Match<CaseRecord>(record => record.Outcome == Outcome.Fail && record.Findings[0].Requirements.Single() == "TRN-04");
        Twice(248).Judged("C-TRN-901").Outcome.Should().Be(Outcome.Pass);
    }

    [Test]
    public void The_same_octets_again_are_a_retransmission_or_a_copy_and_no_new_message()
    {
        var talk = Talk.Registered().Asks(10, CoapCode.Post, 2, "/rd/7").Asks(10.01, CoapCode.Post, 2, "/rd/7").Asks(12.5, CoapCode.Post, 2, "/rd/7").Answers(12.6, CoapCode.Changed, 2);

        talk.Notes.Should().Equal(string.Empty, string.Empty, string.Empty, "duplicate", "retransmission", string.Empty);
        talk.Judged("C-TRN-901").Outcome.Should().Be(Outcome.Pass);
    }

    [Test]
    public void Repetitions_without_a_pause_between_them_that_grows_are_remarked()
    {
        Talk Again(params double[] times) => times.Aggregate(Talk.Registered(), (talk, at) => talk.Asks(10 + at, CoapCode.Post, 2, "/rd/7")).Answers(90, CoapCode.Changed, 2);

        Again(0, 2.5, 7.5, 17.5, 37.5).Judged("C-TRN-902").Findings.Should().NotContain(finding => finding.Remark);
        Again(0, 2.5, 5, 7.5).Judged("C-TRN-902").Should().Match<CaseRecord>(record => record.Outcome == Outcome.Pass && record.Findings.Any(finding => finding.Remark));
        Again(0, 0.5).Judged("C-TRN-902").Findings.Should().Contain(finding => finding.Remark && finding.Actual == "500 ms");
        Again(0, 2.5, 7.5, 17.5, 37.5, 80).Judged("C-TRN-902").Findings.Should().Contain(finding => finding.Remark && finding.Message.Contains("count is 5"));
    }

    [Test]
    public void Nothing_is_sent_before_the_first_registration_was_answered()
    {
        var early = new Talk().Asks(0, CoapCode.Post, 1, "/rd", ["ep=x"]).Asks(0.05, CoapCode.Post, 2, "/dp").Answers(0.1, CoapCode.Created, 1, options => options.WithLocationPath("/rd/7"));

        early.Judged("C-REG-906").Should().Match<CaseRecord>(record => record.Outcome == Outcome.Fail && record.Findings[0].Requirements.Single() == "REG-45");
        Talk.Registered().Asks(1, CoapCode.Post, 2, "/dp").Judged("C-REG-906").Outcome.Should().Be(Outcome.Pass);
    }

    [TestCase(MessageType.Reset, Outcome.Pass)]
    [TestCase(MessageType.Acknowledgement, Outcome.Fail)]
    public void A_ping_is_answered_with_reset(MessageType answer, Outcome outcome)
    {
        var talk = Talk.Registered().Add(5, Side.Server, Message.Empty(MessageType.Confirmable, 77)).Add(5.1, Side.Client, Message.Empty(answer, 77));

        talk.Judged("C-TRN-903").Outcome.Should().Be(outcome);
        talk.Judged("S-TRN-903").Outcome.Should().Be(Outcome.NotApplicable);
    }

    [TestCase(16, Outcome.Pass)]
    [TestCase(17, Outcome.Fail)]
    public void A_block_is_no_larger_than_was_asked_for(int length, Outcome outcome) => Talk.Registered()
        .Reads(5, 9, options => options.WithBlock2(new(0, false, 0))).Gives(5.1, CoapCode.Content, 9, length, options => options.WithBlock2(new(0, true, 0)))
        .Judged("C-TRN-904").Outcome.Should().Be(outcome);

    [Test]
    public void Two_open_requests_are_a_remark_and_in_queue_mode_a_fail()
    {
        Talk Both(Talk talk) => talk.Reads(1, 8).Reads(1.2, 9).Gives(1.3, CoapCode.Content, 8).Gives(1.4, CoapCode.Content, 9);

        Both(Talk.Registered()).Judged("S-TRN-905").Should().Match<CaseRecord>(record => record.Outcome == Outcome.Pass && record.Findings.Any(finding => finding.Remark));
        Both(Talk.Registered()).Judged("S-QM-901").Outcome.Should().Be(Outcome.NotApplicable);
        Both(Talk.Registered("Q")).Judged("S-QM-901").Should().Match<CaseRecord>(record => record.Outcome == Outcome.Fail && record.Findings[0].Requirements.Single() == "QM-05");
    }

    [Test]
    public void A_request_that_was_given_up_is_not_open_any_more() =>
        Talk.Registered("Q").Reads(1, 8).Asks(100, CoapCode.Post, 2, "/rd/7").Answers(100.1, CoapCode.Changed, 2).Reads(101, 9).Gives(101.1, CoapCode.Content, 9)
            .Judged("S-QM-901").Outcome.Should().Be(Outcome.Pass);

    [Test]
    public void A_client_in_queue_mode_that_was_silent_for_long_is_asked_nothing() =>
        Talk.Registered("Q").Reads(97, 8).Gives(97.1, CoapCode.Content, 8).Judged("S-QM-901").Findings.Should().Contain(finding => finding.Remark && finding.Requirements.Contains("QM-01"));

    [TestCase(150, "4.04", Outcome.NotApplicable)]
    [TestCase(154, "4.04", Outcome.Pass)]
    [TestCase(154, "2.04", Outcome.Fail)]
    public void A_registration_is_gone_when_its_lifetime_has_been_over_for_long(double at, string code, Outcome outcome) => Talk.Registered()
        .Asks(at, CoapCode.Post, 2, "/rd/7").Answers(at + 0.1, code == "2.04" ? CoapCode.Changed : CoapCode.NotFound, 2)
        .Judged("S-REG-903").Outcome.Should().Be(outcome);

    [TestCase(59, Outcome.Pass, false)]
    [TestCase(65, Outcome.Pass, true)]
    [TestCase(110, Outcome.Fail, true)]
    public void An_update_after_the_lifetime_is_late(double at, Outcome outcome, bool remarked)
    {
        var record = Talk.Registered().Asks(at, CoapCode.Post, 2, "/rd/7").Answers(at + 0.1, CoapCode.NotFound, 2).Judged("C-REG-905");

        record.Outcome.Should().Be(outcome);
        record.Findings.Any(finding => finding.Remark).Should().Be(remarked);
    }

    [TestCase(5, Outcome.Pass)]
    [TestCase(15, Outcome.Fail)]
    public void A_notification_that_was_rejected_is_the_last(double after, Outcome outcome) => Talk.Registered()
        .Reads(1, 8, options => options.WithObserve(0)).Gives(1.1, CoapCode.Content, 8, 1, options => options.WithObserve(1))
        .Add(2, Side.Client, Notification(900, 8, 2)).Add(2.1, Side.Server, Message.Empty(MessageType.Reset, 900))
        .Add(2.1 + after, Side.Client, Notification(901, 8, 3))
        .Judged("C-IR-901").Outcome.Should().Be(outcome);

    [Test]
    public void Nothing_follows_the_end_of_a_bootstrap()
    {
        Message Put(ushort id, string path, CoapCode method) => new() { Type = MessageType.Confirmable, Code = method, MessageId = id, Token = Talk.Of(id), Options = OptionList.Empty.WithPath(path) };
        var talk = new Talk().Asks(0, CoapCode.Post, 1, "/bs", ["ep=x"]).Answers(0.1, CoapCode.Changed, 1)
            .Add(1, Side.Server, Put(50, "/1/0", CoapCode.Put)).Gives(1.1, CoapCode.Changed, 50, 0)
            .Add(2, Side.Server, Put(51, "/bs", CoapCode.Post)).Gives(2.1, CoapCode.Changed, 51, 0);

        talk.Judged("B-BS-902").Outcome.Should().Be(Outcome.Pass);
        talk.Judged("B-BS-903").Outcome.Should().Be(Outcome.Pass);
        talk.Add(3, Side.Server, Put(52, "/1/1", CoapCode.Put)).Judged("B-BS-902").Outcome.Should().Be(Outcome.Fail);
        talk.Add(4, Side.Server, Put(53, "/1/2", CoapCode.Post)).Judged("B-BS-903").Outcome.Should().Be(Outcome.Fail);
    }

    [Test]
    public void What_began_before_the_capture_is_not_guessed_at()
    {
        var talk = new Talk().Add(0, Side.Client, Notification(900, 8, 2)).Asks(1, CoapCode.Post, 2, "/rd/7").Answers(1.1, CoapCode.NotFound, 2)
            .Reads(2, 9).Gives(2.1, CoapCode.Content, 9);

        Observed.Cases.Select(test => talk.Judged(test.Id)).Should().OnlyContain(record => record.Outcome == Outcome.Pass || record.Outcome == Outcome.NotApplicable);
        talk.Judged("C-REG-904").Outcome.Should().Be(Outcome.NotApplicable);
        talk.Judged("S-REG-904").Outcome.Should().Be(Outcome.NotApplicable);
    }

    [Test]
    public void Octets_that_are_no_message_harm_nobody()
    {
        var talk = Talk.Registered().Octets(1, Side.Client, 0x4F).Octets(2, Side.Server, 0xFF, 0xFF, 0xFF, 0xFF).Octets(3, Side.Client);

        talk.Notes.Should().EndWith(["malformed", "malformed", "malformed"]);
        talk.Judged("C-REG-901").Outcome.Should().Be(Outcome.Pass);
    }

    [Test]
    public void Every_passive_case_has_an_id_of_its_own_that_no_other_case_has() =>
        Observed.Cases.Select(test => test.Id).Should().OnlyHaveUniqueItems().And.NotIntersectWith(Observed.Suite.Cases.Select(test => test.Id));

    [Test]
    public void The_page_on_the_observer_lists_every_passive_case()
    {
        var page = File.ReadAllLines(Path.Combine(Observed.Suite.Folders.Root, "docs", "observer.md"));

        page.Where(line => line.StartsWith("| [")).Should().BeEquivalentTo(
            Observed.Cases.Select(test => $"| [{test.Id}](../passive/{test.File}) | {test.Title} | {string.Join(", ", test.Requirements)} |"));
    }

    private static Message Notification(ushort id, ushort of, uint number) => new()
    {
        Type = MessageType.NonConfirmable,
        Code = CoapCode.Content,
        MessageId = id,
        Token = Talk.Of(of),
        Options = OptionList.Empty.WithObserve(number).WithContentFormat(ContentFormat.Text),
        Payload = new byte[] { 1 },
    };
}
