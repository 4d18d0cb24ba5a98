using System.Net;
using Conformance.Coap.Transport;
using Conformance.Simulation;

namespace Conformance.Engine.Worlds;

/// <summary>Worlds on the wall clock with UDP sockets.</summary>
/// <param name="address">What roles bind to.</param>
public sealed class WallWorlds(IPAddress address) : IWorlds
{
    public string ClockName => "wall";

    public World Create(int seed)
    {
        var loop = new WallLoop();
        return new(loop, local => UdpTransport.Bind(local, loop.Clock), new Random(seed), address);
    }
}
