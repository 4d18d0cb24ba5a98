using System.Net;
using System.Net.Sockets;
using Conformance.Coap.Transport;
using Conformance.Simulation;
using Conformance.Wire.Web;

namespace Conformance.Engine.Worlds;

/// <summary>Worlds on the wall clock with UDP sockets.</summary>
/// <param name="address">What roles bind to; <see langword="null"/> gives every world loopback addresses of its own, with CoAP's port.</param>
/// <param name="declared">What the device file says of the network.</param>
/// <param name="web">Opens web hosts; <see langword="null"/> for none.</param>
public sealed class WallWorlds(IPAddress? address, DeclaredLink declared, IWebListener? web = null) : IWorlds
{
    // Processes on one machine start at different places, so that they rarely ask for the same address.
    private static int s_next = Environment.ProcessId * 4096;

    public WallWorlds(IPAddress? address)
        : this(address, DeclaredLink.Perfect)
    {
    }

    public string ClockName => "wall";

    public World Create(int seed)
    {
        var loop = new WallLoop();
        var roles = address is null ? RoleAddresses.Loopback(Interlocked.Increment(ref s_next)) : new(address, address, address, 0);
        return new(loop, local => Bind(local, loop.Clock), new Random(seed), roles) { Declared = declared, Streams = new TcpNetwork(loop.Clock), Web = web };
    }

    // Where the loopback network has only one address, or somebody else took this one, a free port does as well.
    private UdpTransport Bind(IPEndPoint local, TimeProvider clock)
    {
        try
        {
            return UdpTransport.Bind(local, clock);
        }
        catch (SocketException) when (address is null)
        {
            return UdpTransport.Bind(new IPEndPoint(IPAddress.Loopback, 0), clock);
        }
    }
}
