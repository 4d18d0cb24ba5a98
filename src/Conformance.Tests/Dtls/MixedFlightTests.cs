using Conformance.Dtls;
using Conformance.Dtls.Dtls12;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Dtls;

/// <summary>A client that begins anew while the answer to its last attempt is still under way.</summary>
[TestFixture]
public sealed class MixedFlightTests
{
    // Seen once with a device that began two handshakes from one port within 4 ms: it took the first flight for the second, and refused its signature.
    [Test]
    public void A_flight_of_an_earlier_handshake_is_not_taken_for_that_of_the_next()
    {
        var (old, young) = (Client(1), Client(2));
        var (first, second) = (Server(3), Server(4));
        var late = Ask(first, Ask(old, Ask(first, old.Start(default).Datagrams)));
        var hello = young.Start(default).Datagrams;

        foreach (var datagram in late)
        {
            young.Receive(datagram, default).Events.OfType<Failed>().Should().BeEmpty();
        }

        var toClient = Ask(second, hello);
        while (toClient.Count > 0)
        {
            toClient = Ask(second, Ask(young, toClient));
        }

        (young.State, second.State).Should().Be((AssociationState.Connected, AssociationState.Connected));
    }

    private static ClientAssociation Client(int seed) => new(Duo.CertificateClient, new Random(seed));

    private static ServerAssociation Server(int seed) => new(Duo.CertificateServer, new Random(seed));

    private static List<ReadOnlyMemory<byte>> Ask(Association side, IEnumerable<ReadOnlyMemory<byte>> datagrams) =>
        [.. datagrams.SelectMany(datagram => side.Receive(datagram, default).Datagrams)];
}
