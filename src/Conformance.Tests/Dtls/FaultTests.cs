using System.Text.RegularExpressions;
using Conformance.Dtls;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Records;
using Conformance.Dtls.Sessions;
using Conformance.Tests.House;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Dtls;

/// <summary>Each thing that can be done wrong, as the other side sees it.</summary>
[TestFixture]
public sealed class FaultTests
{
    /// <summary>Those that have no place in a handshake with a pre-shared key.</summary>
    private static readonly DtlsFault[] OfCertificates =
    [
        DtlsFaults.CertificateWithheld, DtlsFaults.CertificateSkipped, DtlsFaults.VerifySkipped, DtlsFaults.VerifySignatureWrong, DtlsFaults.CurveNotOffered,
        DtlsFaults.SchemeNotOffered, DtlsFaults.ExchangeSignatureWrong, DtlsFaults.PointOffCurve, DtlsFaults.CertificateTruncated, DtlsFaults.FragmentLengthVaries,
        DtlsFaults.GreaseRequested,
    ];

    private static IEnumerable<TestCaseData> Faults => DtlsFaults.All.Except(OfCertificates).SelectMany(
        fault => new[] { DtlsRole.Client, DtlsRole.Server }.Where(role => fault.Roles.HasFlag(role)),
        (fault, role) => new TestCaseData(fault, role).SetArgDisplayNames(fault.Name, $"{role}"));

    private static IEnumerable<TestCaseData> Alerts =>
    [
        Told(DtlsFaults.ExtensionTwice, DtlsRole.Both, AlertDescription.DecodeError),
        Told(DtlsFaults.ExtensionTruncated, DtlsRole.Both, AlertDescription.DecodeError),
        Told(DtlsFaults.VersionUnknown, DtlsRole.Both, AlertDescription.ProtocolVersion),
        Told(DtlsFaults.CompressionOnly, DtlsRole.Client, AlertDescription.IllegalParameter),
        Told(DtlsFaults.NameMalformed, DtlsRole.Client, AlertDescription.DecodeError),
        Told(DtlsFaults.RenegotiationFilled, DtlsRole.Client, AlertDescription.HandshakeFailure),
        Told(DtlsFaults.CertificateWithheld, DtlsRole.Client, AlertDescription.HandshakeFailure),
        Told(DtlsFaults.CertificateSkipped, DtlsRole.Client, AlertDescription.UnexpectedMessage),
        Told(DtlsFaults.VerifySkipped, DtlsRole.Client, AlertDescription.UnexpectedMessage),
        Told(DtlsFaults.VerifySignatureWrong, DtlsRole.Client, AlertDescription.DecryptError),
        Told(DtlsFaults.KeyExchangeSkipped, DtlsRole.Client, AlertDescription.UnexpectedMessage),
        Told(DtlsFaults.SuiteUnknown, DtlsRole.Server, AlertDescription.IllegalParameter),
        Told(DtlsFaults.SuiteNotOffered, DtlsRole.Server, AlertDescription.IllegalParameter),
        Told(DtlsFaults.SessionInvented, DtlsRole.Server, AlertDescription.IllegalParameter),
        Told(DtlsFaults.CookieRefused, DtlsRole.Server, AlertDescription.UnexpectedMessage),
        Told(DtlsFaults.CompressionChosen, DtlsRole.Server, AlertDescription.IllegalParameter),
        Told(DtlsFaults.ExtensionUnasked, DtlsRole.Server, AlertDescription.UnsupportedExtension),
        Told(DtlsFaults.RenegotiationUnasked, DtlsRole.Server, AlertDescription.UnsupportedExtension),
        Told(DtlsFaults.RequestUnasked, DtlsRole.Server, AlertDescription.UnexpectedMessage),
        Told(DtlsFaults.CurveNotOffered, DtlsRole.Server, AlertDescription.IllegalParameter),
        Told(DtlsFaults.SchemeNotOffered, DtlsRole.Server, AlertDescription.IllegalParameter),
        Told(DtlsFaults.ExchangeSignatureWrong, DtlsRole.Server, AlertDescription.DecryptError),
        Told(DtlsFaults.TicketSkipped, DtlsRole.Server, AlertDescription.UnexpectedMessage),
        Told(DtlsFaults.PointOffCurve, DtlsRole.Both, AlertDescription.IllegalParameter),
        Told(DtlsFaults.CertificateTruncated, DtlsRole.Both, AlertDescription.BadCertificate),
        Told(DtlsFaults.VerifyDataWrong, DtlsRole.Both, AlertDescription.DecryptError),
        Told(DtlsFaults.FinishedUnprotected, DtlsRole.Both, AlertDescription.UnexpectedMessage),
        Told(DtlsFaults.ChangeMalformed, DtlsRole.Both, AlertDescription.DecodeError),
        Told(DtlsFaults.FragmentOversized, DtlsRole.Both, AlertDescription.DecodeError),
        Told(DtlsFaults.FragmentLengthVaries, DtlsRole.Both, AlertDescription.IllegalParameter),
        Told(DtlsFaults.RecordOversized, DtlsRole.Both, AlertDescription.RecordOverflow),
    ];

    [Test]
    public void Every_fault_is_used_at_exactly_one_place()
    {
        var uses = Repository.Sources
            .Where(path => path.StartsWith("src/Conformance.Dtls/", StringComparison.Ordinal) && !path.EndsWith("/DtlsFaults.cs", StringComparison.Ordinal))
            .SelectMany(path => Regex.Matches(Repository.Read(path), @"\bDtlsFaults\.(\w+)").Select(found => found.Groups[1].Value))
            .ToList();

        uses.Should().BeEquivalentTo(typeof(DtlsFaults).GetFields().Select(field => field.Name));
    }

    [Test]
    public void Every_fault_has_a_name_of_its_own_and_says_what_it_breaks()
    {
        DtlsFaults.All.Select(fault => fault.Name).Should().OnlyHaveUniqueItems().And.OnlyContain(name => Regex.IsMatch(name, "^[a-z]+(-[a-z]+)+$"));
        DtlsFaults.All.Should().OnlyContain(fault => fault.Clause.StartsWith("RFC ") && fault.Summary.Length > 0 && fault.Roles != DtlsRole.None);
        DtlsFaults.Find("verify-data-wrong").Should().Be(DtlsFaults.VerifyDataWrong);
        DtlsFaults.Find("nothing").Should().BeNull();
    }

    [Test]
    public void The_page_lists_every_fault() =>
        Repository.Read("docs/dtls.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Should().Equal(DtlsFaults.All.Select(fault =>
                $"| `{fault.Name}` | {fault.Summary} | {fault.Clause} | {(fault.Roles == DtlsRole.Both ? "both" : fault.Roles.ToString().ToLowerInvariant())} |"));

    // Without signatures everything on the wire comes from the seed, so whatever differs is the fault.
    [TestCaseSource(nameof(Faults))]
    public void Every_fault_is_seen_on_the_wire(DtlsFault fault, DtlsRole role)
    {
        var right = Wire(Life(FaultSwitches.None, FaultSwitches.None, fault, isPsk: true));
        var wrong = role == DtlsRole.Client ? Life(new(fault), FaultSwitches.None, fault, isPsk: true) : Life(FaultSwitches.None, new(fault), fault, isPsk: true);

        Wire(Life(FaultSwitches.None, FaultSwitches.None, fault, isPsk: true)).Should().Equal(right);
        Wire(wrong).Should().NotEqual(right);
    }

    [Test]
    public void What_needs_certificates_is_told_by_an_alert_unless_it_is_to_be_passed_over() =>
        Alerts.Select(one => (DtlsFault)one.Arguments[0]!).Should().Contain(OfCertificates.Except([DtlsFaults.GreaseRequested]));

    [TestCaseSource(nameof(Alerts))]
    public void Our_own_peer_finds_it_out_and_says_so(DtlsFault fault, DtlsRole roles, AlertDescription alert)
    {
        var isPsk = fault == DtlsFaults.RequestUnasked;
        foreach (var role in new[] { DtlsRole.Client, DtlsRole.Server }.Where(role => roles.HasFlag(role)))
        {
            var duo = role == DtlsRole.Client ? Life(new(fault), FaultSwitches.None, fault, isPsk) : Life(FaultSwitches.None, new(fault), fault, isPsk);

            var events = role == DtlsRole.Client ? duo.ServerEvents : duo.ClientEvents;
            events.OfType<Failed>().Should().ContainSingle("{0} of {1}: {2}", fault.Name, role, string.Join("\n", events)).Which.Alert.Should().Be(alert);
        }
    }

    [TestCase("random-reused")]
    [TestCase("hint-empty")]
    [TestCase("nonce-repeated")]
    [TestCase("close-skipped")]
    [TestCase("record-replayed")]
    [TestCase("renegotiation-started")]
    public void What_a_lenient_peer_lives_with_does_not_stop_ours(string name) =>
        Life(new(DtlsFaults.Find(name)!), new(DtlsFaults.Find(name)!), DtlsFaults.Find(name)!, isPsk: true).ServerReceived.Should().Contain("one");

    [TestCase("record-tag-wrong", "its tag is wrong")]
    [TestCase("record-version-unknown", "it is of version 0xFE00")]
    [TestCase("record-type-unknown", "content type 99 in epoch 1")]
    [TestCase("epoch-stale", "application_data in epoch 0")]
    [TestCase("epoch-future", "it is of epoch 2; the current is 1")]
    [TestCase("sequence-repeated", "it was seen before")]
    [TestCase("record-replayed", "it was seen before")]
    public void A_bad_record_is_dropped_and_nothing_said(string name, string reason)
    {
        var duo = Life(new(DtlsFaults.Find(name)!), FaultSwitches.None, DtlsFaults.Find(name)!, isPsk: false);

        duo.ServerEvents.OfType<RecordDropped>().Should().Contain(dropped => dropped.Reason == reason);
        duo.ServerEvents.OfType<AlertSent>().Should().OnlyContain(sent => sent.Alert.Description == AlertDescription.CloseNotify);
    }

    private static TestCaseData Told(DtlsFault fault, DtlsRole roles, AlertDescription alert) =>
        new TestCaseData(fault, roles, alert).SetArgDisplayNames(fault.Name, $"{roles}", $"{alert}");

    /// <summary>A handshake in which the fault has its place, some content, and the end.</summary>
    private static Duo Life(FaultSwitches client, FaultSwitches server, DtlsFault fault, bool isPsk)
    {
        var isOld = fault == DtlsFaults.SessionInvented;
        var offer = (isPsk ? Duo.PskClient : Duo.CertificateClient) with
        {
            Faults = client,
            Suites = isPsk ? [CipherSuite.PskCcm8] : [CipherSuite.EcdsaCcm8],
            DatagramLimit = fault == DtlsFaults.FragmentLengthVaries ? 180 : AssociationSettings.UsualDatagram,
            SignalRenegotiation = fault != DtlsFaults.RenegotiationUnasked,
            Session = isOld ? new Session { Id = new byte[32], Suite = CipherSuite.PskCbc, Master = new byte[48], ExtendedMasterSecret = false } : null,
        };
        var answer = (isPsk ? Duo.PskServer : Duo.CertificateServer) with { Faults = server, DatagramLimit = offer.DatagramLimit, Tickets = new(new Random(7)) };
        var lost = 0;
        var duo = new Duo(offer, answer, fate: (_, octets) =>
            fault == DtlsFaults.NothingRepeated && lost++ is 0 or 4 ? [] : [(TimeSpan.FromMilliseconds(10), octets)]).Run();
        foreach (var say in new Func<string, Duo>[] { duo.Say, duo.Say, duo.Answer, duo.Answer })
        {
            _ = duo.IsConnected ? say("one") : duo;
        }

        return duo.Close(byServer: server.Has(fault));
    }

    private static IEnumerable<string> Wire(Duo duo) => duo.Sent.Select(sent => $"{sent.ToServer} {Convert.ToHexString(sent.Octets)}");
}
