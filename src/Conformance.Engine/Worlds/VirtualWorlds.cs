using Conformance.Simulation;

namespace Conformance.Engine.Worlds;

/// <summary>Worlds in virtual time with an in-memory network: self-play in seconds, always the same way.</summary>
public sealed class VirtualWorlds(TimeSpan latency) : IWorlds
{
    public string ClockName => "virtual";

    public World Create(int seed)
    {
        var loop = new VirtualLoop();
        var network = new InMemoryNetwork(loop.Clock, latency);
        return new(loop, network.Bind, new Random(seed), RoleAddresses.Loopback(0));
    }
}
