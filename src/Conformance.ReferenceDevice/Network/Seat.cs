using System.Net;
using System.Net.Sockets;
using Conformance.Coap.Transmission;
using Conformance.Dtls.Transport;
using Conformance.Oscore.Transport;

namespace Conformance.ReferenceDevice.Network;

/// <summary>One bound address, from the radio up: DTLS, object security, CoAP.</summary>
internal sealed record Seat(Endpoint Endpoint, Radio Radio, SecuredLink Link, GuardedLink Objects)
{
    /// <summary>What to bind for peers at an address.</summary>
    /// <param name="chosen">Preferred where it is of the same family.</param>
    public static IPAddress LocalFor(IPAddress remote, IPAddress? chosen)
    {
        var v6 = remote.AddressFamily == AddressFamily.InterNetworkV6;
        if (chosen is not null && chosen.AddressFamily == remote.AddressFamily)
        {
            return chosen;
        }

        return (IPAddress.IsLoopback(remote), v6) switch
        {
            (true, false) => IPAddress.Loopback,
            (true, true) => IPAddress.IPv6Loopback,
            (false, false) => IPAddress.Any,
            (false, true) => IPAddress.IPv6Any,
        };
    }
}
