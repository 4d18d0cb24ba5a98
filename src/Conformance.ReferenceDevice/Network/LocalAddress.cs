using System.Net;
using System.Net.Sockets;

namespace Conformance.ReferenceDevice.Network;

/// <summary>Where the device binds to reach an address.</summary>
internal static class LocalAddress
{
    /// <param name="chosen">The one it is told, for its family.</param>
    public static IPAddress For(IPAddress remote, IPAddress? chosen) => (IPAddress.IsLoopback(remote), remote.AddressFamily == AddressFamily.InterNetworkV6) switch
    {
        _ when chosen is not null && chosen.AddressFamily == remote.AddressFamily => chosen,
        (true, false) => IPAddress.Loopback,
        (true, true) => IPAddress.IPv6Loopback,
        (false, false) => IPAddress.Any,
        (false, true) => IPAddress.IPv6Any,
    };
}
