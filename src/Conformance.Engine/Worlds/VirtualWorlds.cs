using Conformance.Simulation;
using Conformance.Simulation.Impairments;

namespace Conformance.Engine.Worlds;

/// <summary>Worlds in virtual time with an in-memory network: self-play in seconds, always the same way.</summary>
public sealed class VirtualWorlds(Impairment impairment) : IWorlds
{
    private const string Network = "network";

    public VirtualWorlds(TimeSpan latency)
        : this(Impairment.Latency(latency))
    {
    }

    public string ClockName => "virtual";

    public World Create(int seed)
    {
        var loop = new VirtualLoop();
        var link = new ImpairedLink(impairment, new Random(Seeds.Of(seed, Network)));
        var network = new InMemoryNetwork(loop.Clock, link);
        return new(loop, network.Bind, new Random(seed), RoleAddresses.Loopback(0)) { Link = link };
    }
}
