using System.Text;
using Conformance.Dtls;
using Conformance.Engine.Traffic;
using Conformance.Tests.Dtls;
using Conformance.Wire;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Engine.Traffic;

/// <summary>What others said under DTLS, with the keys that were given.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class UnveilingTests
{
    // CON 0.02 POST /rd?ep=a, and its answer 2.01 with the location /rd/7.
    private const string Register = "42025C7A0102B272644465703D61";
    private const string Created = "62415C7A01028272640137";

    [Test]
    public void A_key_log_opens_what_certificates_secured()
    {
        var duo = Spoken(new Duo(Duo.CertificateClient, Duo.CertificateServer));
        var keys = new KeyRing();
        keys.AddLog(string.Join('\n', duo.ClientEvents.OfType<SecretsKnown>().Select(known => known.KeyLogLine))).Should().Be(1);

        AssertRead(duo, keys);
    }

    [Test]
    public void A_pre_shared_key_opens_what_it_secured()
    {
        var keys = new KeyRing();
        keys.AddPreShared("ident", Encoding.UTF8.GetBytes("secretPSK"));

        AssertRead(Spoken(new Duo(Duo.PskClient, Duo.PskServer)), keys);
    }

    [Test]
    public void Without_a_key_it_stays_closed_and_says_for_whom()
    {
        var heard = Hear(Spoken(new Duo(Duo.PskClient, Duo.PskServer)), new KeyRing());

        heard.Messages.Should().BeEmpty();
        heard.IsSecured.Should().BeTrue();
        heard.Remarks.Should().Equal("no key is given for the identity 'ident'");
        Hear(Spoken(new Duo(Duo.CertificateClient, Duo.CertificateServer)), new KeyRing()).Remarks.Should().Equal("no secret is given for a handshake");
    }

    [Test]
    public void Another_key_opens_nothing()
    {
        var keys = new KeyRing();
        keys.AddPreShared("ident", [1, 2, 3]);

        Hear(Spoken(new Duo(Duo.PskClient, Duo.PskServer)), keys).Remarks.Should().Equal("records do not open with the keys that were given");
    }

    [Test]
    public void Every_part_of_a_conversation_can_be_missing()
    {
        var keys = new KeyRing();
        keys.AddPreShared("ident", Encoding.UTF8.GetBytes("secretPSK"));
        var duo = Spoken(new Duo(Duo.PskClient, Duo.PskServer));
        for (var missing = 0; missing < duo.Sent.Count; missing++)
        {
            var heard = Overheard.Of(Datagrams(duo).Where((_, at) => at != missing), new TrafficTerms { Keys = keys, Server = Talk.Server });

            heard.Conversations.Single().Messages.Count.Should().BeLessThanOrEqualTo(2);
        }
    }

    [Test]
    public void Lines_of_a_key_log_that_say_no_master_secret_are_passed_over() =>
        new KeyRing().AddLog($"# a comment\nCLIENT_RANDOM 00 11\nSERVER_HANDSHAKE_TRAFFIC_SECRET {new string('0', 64)} {new string('0', 96)}\n").Should().Be(0);

    private static void AssertRead(Duo duo, KeyRing keys)
    {
        var heard = Hear(duo, keys);

        heard.Remarks.Should().BeEmpty();
        heard.Messages.Select(message => Convert.ToHexString(message.Octets.Span)).Should().Equal(Register, Created);
        heard.Reading.Endpoint.Should().Be("a");
    }

    private static Conversation Hear(Duo duo, KeyRing keys) => Overheard.Of(Datagrams(duo), new TrafficTerms { Keys = keys }).Conversations.Single();

    private static IEnumerable<PassedDatagram> Datagrams(Duo duo) => duo.Sent.Select((sent, at) => sent.ToServer
        ? new PassedDatagram(TimeSpan.FromMilliseconds(at), Talk.Client, Talk.Server, sent.Octets)
        : new PassedDatagram(TimeSpan.FromMilliseconds(at), Talk.Server, Talk.Client, sent.Octets));

    private static Duo Spoken(Duo duo) => duo.Run().Say(Convert.FromHexString(Register)).Answer(Convert.FromHexString(Created));
}
