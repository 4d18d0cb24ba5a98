using Conformance.Simulation;
using Conformance.Simulation.Impairments;
using Conformance.Simulation.Streams;

namespace Conformance.Engine.Worlds;

/// <summary>Worlds in virtual time with an in-memory network: self-play in seconds, always the same way.</summary>
public sealed class VirtualWorlds : IWorlds
{
    private const string Network = "network";
    private const string Web = "web";
    private readonly Impairment _impairment;
    private readonly DeclaredLink _declared;

    /// <summary>A network that is declared to be what it is.</summary>
    public VirtualWorlds(Impairment impairment) => (_impairment, _declared) = (impairment, DeclaredLink.Of(impairment));

    /// <summary>A network so quick that nobody needs to know of it.</summary>
    public VirtualWorlds(TimeSpan latency) => (_impairment, _declared) = (Impairment.Latency(latency), DeclaredLink.Perfect);

    public string ClockName => "virtual";

    public World Create(int seed)
    {
        var loop = new VirtualLoop();
        var link = new ImpairedLink(_impairment, new Random(Seeds.Of(seed, Network)));
        var network = new InMemoryNetwork(loop.Clock, link);
        var web = new InMemoryWeb(loop.Clock, link, new Random(Seeds.Of(seed, Web)));
        return new(loop, network.Bind, new Random(seed), RoleAddresses.Loopback(0))
        {
            Link = link,
            Declared = _declared,
            Streams = new InMemoryStreams(loop.Clock, link),
            Web = web,
            Fetch = web,
            Calls = web,
        };
    }
}
