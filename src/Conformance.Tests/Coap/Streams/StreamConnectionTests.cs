using Conformance.Coap.Messages;
using Conformance.Coap.Streams;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Coap.Streams;

/// <summary>One end of a connection, octet by octet.</summary>
[TestFixture]
public sealed class StreamConnectionTests
{
    /// <summary>Settings with Block-Wise-Transfer alone: 7.01, option 4.</summary>
    private const string Settings = "10E140";
    private static readonly TimeSpan Now = TimeSpan.FromSeconds(1);

    [Test]
    public void Begins_with_its_settings_and_waits_for_none() => Said(Opened().Reaction).Should().Equal(Settings);

    [Test]
    public void Hands_up_what_follows_settings()
    {
        var reaction = Hear(Opened().Connection, Settings + "01437F");

        reaction.Messages.Should().ContainSingle().Which.Message.Code.Should().Be(CoapCode.Valid);
        reaction.Events.Should().Contain(new FirstMessage(SignalOption.Settings));
        reaction.Octets.Should().BeEmpty();
        reaction.Ends.Should().BeFalse();
    }

    [TestCase("01437F", TestName = "Ends_at_a_message_before_settings")]
    [TestCase("01E242", TestName = "Ends_at_a_Ping_before_settings")]
    [TestCase("10E140" + "0901000000000000000000", TestName = "Ends_at_a_reserved_token_length")]
    [TestCase("10E140" + "10010C", TestName = "Ends_at_an_option_beyond_the_end")]
    [TestCase("10E140" + "0021", TestName = "Ends_at_a_reserved_class")]
    [TestCase("30E1E0FCDC", TestName = "Ends_at_a_critical_option_of_settings")]
    [TestCase("10E140" + "30E2E0FCDC", TestName = "Ends_at_a_critical_option_of_a_Ping")]
    [TestCase("60E125" + "0000000800", TestName = "Ends_at_a_size_of_five_octets")]
    public void A_breach_is_answered_by_Abort_and_close(string octets)
    {
        var reaction = Hear(Opened().Connection, octets);

        reaction.Ends.Should().BeTrue();
        reaction.Events.OfType<Breach>().Should().ContainSingle();
        Conformance.Coap.Streams.Signal.Of(Read(reaction.Octets[^1])).Should().BeOfType<Abort>().Which.Reason.Should().NotBeEmpty();
    }

    [Test]
    public void An_Abort_names_the_option_of_settings() // RFC 8323 §5.6
    {
        var reaction = Hear(Opened().Connection, "30E1E0FCDC");

        ((Abort)Conformance.Coap.Streams.Signal.Of(Read(reaction.Octets[0]))!).BadSetting.Should().Be(0xFCDCu + 269);
    }

    [TestCase("01E242", "01E342")]
    [TestCase("00E2", "00E3")]
    [TestCase("18E2010203040506070820", "18E3010203040506070820")] // custody
    public void A_Ping_brings_a_Pong_with_its_token(string ping, string pong) => Said(Hear(Greeted(), ping)).Should().Equal(pong);

    [Test]
    public void Empty_messages_are_passed_over_even_before_settings()
    {
        var connection = Opened().Connection;

        Hear(connection, "0000").Octets.Should().BeEmpty();
        Hear(connection, Settings + "0000" + "01E242").Octets.Should().ContainSingle();
        connection.IsOver.Should().BeFalse();
    }

    [Test]
    public void Settings_that_do_not_come_are_missing()
    {
        var (connection, opened) = Opened();

        connection.Tick(opened.Deadline!.Value - TimeSpan.FromTicks(1)).Ends.Should().BeFalse();
        connection.Tick(opened.Deadline!.Value).Ends.Should().BeTrue();
    }

    [Test]
    public void Nothing_is_sent_that_is_longer_than_the_other_takes() // RFC 8323 §5.3.1
    {
        var connection = Opened().Connection;

        connection.Send(new Frame(0, CoapCode.Content, new byte[1148])).Octets.Should().ContainSingle("the base value is 1152").Which.Length.Should().Be(1152);
        connection.Send(new Frame(0, CoapCode.Content, new byte[1149])).Events.Should().ContainSingle().Which.Should().BeOfType<NotSent>();
    }

    [Test]
    public void The_size_that_counts_is_the_last_that_was_said()
    {
        var connection = Opened().Connection;
        var frame = new Frame(0, CoapCode.Content, new byte[] { 0xFF, 1, 2, 3 });

        Hear(connection, "20E12105");
        connection.Send(frame).Events.Should().ContainSingle().Which.Should().BeOfType<NotSent>();
        Hear(connection, "20E12106" + Settings);
        connection.Send(frame).Octets.Should().ContainSingle();
        connection.PeerBlockWise.Should().BeTrue("what was said before still holds");
    }

    [Test]
    public void After_an_Abort_nothing_is_said_and_the_other_closes()
    {
        var connection = Greeted();

        var reaction = Hear(connection, "00E5" + "01E242");

        reaction.Octets.Should().BeEmpty();
        reaction.Ends.Should().BeFalse();
        connection.Send(new Frame(0, CoapCode.Content, default)).Octets.Should().BeEmpty();
        connection.Tick(reaction.Deadline!.Value).Ends.Should().BeTrue("one that does not close is not waited for");
    }

    [Test]
    public void A_Release_is_answered_by_closing() => Hear(Greeted(), "00E4").Ends.Should().BeTrue();

    [Test]
    public void A_long_message_is_taken_and_said_by_one_that_hears_more_than_it_takes()
    {
        var connection = new StreamConnection(new StreamTerms { MaxMessageSize = 16, Takes = 100 });
        connection.Open(Now);

        var reaction = Hear(connection, Settings + Convert.ToHexString(new Frame(0, CoapCode.Content, (byte[])[0xFF, .. new byte[20]]).ToArray()));

        reaction.Messages.Should().ContainSingle();
        reaction.Events.OfType<OversizeReceived>().Should().ContainSingle().Which.Size.Should().Be(24);
    }

    /// <summary>What is said at the opening and after settings, a Ping with token 42, and a critical option in turn.</summary>
    [TestCase("settings-missing", "01E342")]
    [TestCase("settings-second", "01E201 10E140 01E342")]
    [TestCase("settings-awaited", "10E140 01E342")]
    [TestCase("settings-critical", "40E140E0FCD8 01E342")]
    [TestCase("settings-oversized", "70E125000000080020 01E342")]
    [TestCase("pong-missing", "10E140")]
    [TestCase("pong-other-token", "10E140 01E3A5")]
    public void Does_wrong_what_it_is_told(string name, string said)
    {
        var connection = new StreamConnection(new StreamTerms { Faults = new HashSet<StreamFault> { StreamFaults.Find(name)! } });

        string[] all = [.. Said(connection.Open(Now)), .. Said(Hear(connection, Settings)), .. Said(Hear(connection, "01E242"))];

        string.Concat(all).Should().Be(said.Replace(" ", string.Empty, StringComparison.Ordinal));
    }

    [TestCase("goes-on", "10010C")]
    [TestCase("takes-critical", "30E2E0FCDC")]
    [TestCase("takes-no-settings", "")]
    public void Passes_over_what_it_is_told_to(string name, string breach)
    {
        var connection = new StreamConnection(new StreamTerms { Faults = new HashSet<StreamFault> { StreamFaults.Find(name)! } });
        connection.Open(Now);

        Hear(connection, (name == "takes-no-settings" ? string.Empty : Settings) + breach + "01437F").Messages.Should().ContainSingle();
    }

    [Test]
    public void Every_fault_has_a_name_of_its_own() => StreamFaults.All.Select(fault => fault.Name).Should().OnlyHaveUniqueItems();

    private static (StreamConnection Connection, StreamReaction Reaction) Opened()
    {
        var connection = new StreamConnection(new StreamTerms());
        return (connection, connection.Open(Now));
    }

    private static StreamConnection Greeted()
    {
        var connection = Opened().Connection;
        Hear(connection, Settings);
        return connection;
    }

    private static StreamReaction Hear(StreamConnection connection, string hex) => connection.Receive(Convert.FromHexString(hex), Now);

    private static IEnumerable<string> Said(StreamReaction reaction) => reaction.Octets.Select(octets => Convert.ToHexString(octets.Span));

    private static Message Read(ReadOnlyMemory<byte> octets)
    {
        var decoder = new FrameDecoder(1152);
        decoder.Add(octets.Span);
        decoder.TryTake(out var frame).Should().BeTrue();
        frame!.TryRead(out var message, out var error).Should().BeTrue(error.ToString());
        return message!;
    }
}
