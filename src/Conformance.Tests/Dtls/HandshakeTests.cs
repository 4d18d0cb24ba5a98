using Conformance.Dtls;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Sessions;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Dtls;

/// <summary>Both roles against each other over a network that loses nothing.</summary>
[TestFixture]
public sealed class HandshakeTests
{
    private static IEnumerable<TestCaseData> Suites =>
        from suite in CipherSuite.Known
        from extended in new[] { true, false }
        from encryptThenMac in new[] { true, false }
        select new TestCaseData(suite, extended, encryptThenMac);

    [TestCaseSource(nameof(Suites))]
    public void Every_suite_carries_content_in_both_directions(CipherSuite suite, bool extended, bool encryptThenMac)
    {
        var isPsk = suite.Traits!.KeyExchange == KeyExchange.Psk;
        var client = (isPsk ? Duo.PskClient : Duo.CertificateClient) with { Suites = [suite], ExtendedMasterSecret = extended, EncryptThenMac = encryptThenMac };
        var server = isPsk ? Duo.PskServer : Duo.CertificateServer;

        var duo = new Duo(client, server).Run();

        duo.IsConnected.Should().BeTrue(string.Join("\n", duo.ClientEvents.Concat(duo.ServerEvents)));
        duo.Say("hello").Answer("well met").Say(string.Empty);
        duo.ServerReceived.Should().Equal("hello", string.Empty);
        duo.ClientReceived.Should().Equal("well met");
        duo.Client.Negotiation!.Suite.Should().Be(suite);
        duo.Client.Negotiation.ExtendedMasterSecret.Should().Be(extended);
        duo.Server.Negotiation!.EncryptThenMac.Should().Be(encryptThenMac && suite.Traits.Bulk == BulkCipher.Cbc);
        duo.Close();
        (duo.Client.State, duo.Server.State).Should().Be((AssociationState.Closed, AssociationState.Closed));
    }
}
