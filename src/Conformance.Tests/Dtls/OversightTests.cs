using Conformance.Dtls;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Records;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Dtls;

/// <summary>What a careless client lives with, and a careful one does not.</summary>
[TestFixture]
public sealed class OversightTests
{
    [TestCase(Oversight.Version, "version-unknown", true)]
    [TestCase(Oversight.Extension, "extension-unasked", true)]
    [TestCase(Oversight.Suite, "suite-not-offered", true)]
    [TestCase(Oversight.Finished, "verify-data-wrong", true)]
    [TestCase(Oversight.Group, "curve-not-offered", false)]
    [TestCase(Oversight.Signature, "exchange-signature-wrong", false)]
    public void Whoever_does_not_look_goes_on(Oversight oversight, string fault, bool isPsk)
    {
        Bent(fault, isPsk).Client.State.Should().Be(AssociationState.Failed);
        Bent(fault, isPsk, oversight).IsConnected.Should().BeTrue();
    }

    [Test]
    public void A_point_off_its_curve_is_told_by_an_alert_unless_nobody_looks()
    {
        Told(Bent("point-off-curve", isPsk: false)).Should().Be(AlertDescription.IllegalParameter);
        Told(Bent("point-off-curve", isPsk: false, Oversight.Point)).Should().BeNull();
    }

    [Test]
    public void A_refusal_is_told_as_it_is_unless_it_is_told_otherwise_or_not_at_all()
    {
        Told(Bent("extension-unasked", isPsk: true)).Should().Be(AlertDescription.UnsupportedExtension);
        Told(Bent("extension-unasked", isPsk: true, Oversight.Alert)).Should().Be(AlertDescription.HandshakeFailure);
        Told(Bent("extension-unasked", isPsk: true, Oversight.Telling)).Should().BeNull();
    }

    [TestCase(Oversight.Tag, "record-tag-wrong")]
    [TestCase(Oversight.Epoch, "epoch-stale")]
    public void Records_are_bent_in_an_association_that_is_there_and_straight_again_after_it(Oversight oversight, string fault)
    {
        foreach (var (overlooks, taken) in new (Oversight[], string[])[] { ([], ["straight"]), ([oversight], ["bent", "straight"]) })
        {
            var duo = new Duo(Duo.PskClient with { Suites = [CipherSuite.PskCcm8], Overlooks = overlooks }, Duo.PskServer).Run();

            duo.Server.Bend(new(DtlsFaults.Find(fault)!));
            duo.Answer("bent");
            duo.Server.Bend(null);
            duo.Answer("straight");

            duo.ClientReceived.Should().Equal(taken);
            duo.ClientEvents.OfType<AlertSent>().Should().BeEmpty();
        }
    }

    [Test]
    public void A_bad_record_is_answered_by_a_warning_only_by_who_does_not_know_better()
    {
        var duo = new Duo(Duo.PskClient with { Overlooks = [Oversight.Level] }, Duo.PskServer).Run();
        duo.Server.Bend(new(DtlsFaults.RecordTagWrong));

        duo.Answer("bent");

        duo.ClientEvents.OfType<AlertSent>().Should().ContainSingle().Which.Alert.Should().Be(Alert.Warning(AlertDescription.BadRecordMac));
    }

    [Test]
    public void A_server_passes_reserved_values_over([Values] bool isPsk)
    {
        var plain = isPsk ? Duo.PskClient : Duo.CertificateClient;

        var duo = new Duo(plain with { Faults = new(DtlsFaults.GreaseOffered) }, isPsk ? Duo.PskServer : Duo.CertificateServer).Run().Say("oiled");

        duo.ServerReceived.Should().Equal("oiled");
        duo.Client.Negotiation!.Suite.Should().Be(new Duo(plain, isPsk ? Duo.PskServer : Duo.CertificateServer).Run().Client.Negotiation!.Suite);
    }

    [Test]
    public void A_client_that_is_asked_for_its_certificate_passes_reserved_values_over_unless_it_reads_the_first_alone()
    {
        Bent("grease-requested", isPsk: false).IsConnected.Should().BeTrue();
        Bent("grease-requested", isPsk: false, Oversight.Scheme).Client.State.Should().Be(AssociationState.Failed);
    }

    [Test]
    public void A_server_that_is_offered_reserved_values_alone_refuses()
    {
        var duo = new Duo(Duo.CertificateClient with { Suites = [new(0x0A0A)] }, Duo.CertificateServer).Run();

        duo.ServerEvents.OfType<Failed>().Should().ContainSingle().Which.Alert.Should().Be(AlertDescription.HandshakeFailure);
        new Duo(Duo.CertificateClient with { Groups = [new NamedGroup(0x0A0A)] }, Duo.CertificateServer).Run().IsConnected.Should().BeFalse();
    }

    private static Duo Bent(string fault, bool isPsk, params Oversight[] overlooks) => new Duo(
        isPsk ? Duo.PskClient with { Suites = [CipherSuite.PskCcm8], Overlooks = overlooks } : Duo.CertificateClient with { Overlooks = overlooks },
        (isPsk ? Duo.PskServer : Duo.CertificateServer) with { Faults = new(DtlsFaults.Find(fault)!) }).Run();

    private static AlertDescription? Told(Duo duo) =>
        duo.ClientEvents.OfType<AlertSent>().Select(sent => (AlertDescription?)sent.Alert.Description).FirstOrDefault();
}
