using System.Net;
using System.Net.Sockets;

namespace Conformance.Roles;

/// <summary>The URI that an IUT is configured with.</summary>
public static class ServerUri
{
    private const string Scheme = "coap";

    /// <summary>The URI of a bound address, always with its port: <c>coap://127.0.0.1:5683</c>, <c>coap://[::1]:5683</c>.</summary>
    /// <remarks>A role that listens on every address is named by loopback: which of them the IUT reaches is known outside only.</remarks>
    public static Uri Of(IPEndPoint bound)
    {
        ArgumentNullException.ThrowIfNull(bound);

        var address = bound.Address switch
        {
            var any when any.Equals(IPAddress.Any) => IPAddress.Loopback,
            var any when any.Equals(IPAddress.IPv6Any) => IPAddress.IPv6Loopback,
            var given => given,
        };
        var host = address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : $"{address}";
        return new($"{Scheme}://{host}:{bound.Port}");
    }

    /// <summary>The URI to hand out: the advertised one with the bound port where it names none, else that of the bound address.</summary>
    /// <param name="advertised">What the user gave for an IUT behind NAT or outside of a container.</param>
    public static Uri Of(IPEndPoint bound, Uri? advertised)
    {
        ArgumentNullException.ThrowIfNull(bound);
        return advertised switch
        {
            null => Of(bound),
            { Port: > 0 } => advertised,
            _ => new UriBuilder(advertised) { Port = bound.Port }.Uri,
        };
    }
}
