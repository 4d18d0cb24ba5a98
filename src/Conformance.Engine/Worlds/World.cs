using System.Net;
using Conformance.Engine.Control.Servers;
using Conformance.Simulation;
using Conformance.Simulation.Impairments;
using Conformance.Wire;
using Conformance.Wire.Streams;
using Conformance.Wire.Web;

namespace Conformance.Engine.Worlds;

/// <summary>One event loop with a clock, a network and a source of randomness: everything a case needs, and nothing that another case touches.</summary>
/// <param name="Loop">Runs everything of this world on one thread.</param>
/// <param name="Bind">Takes an address; port 0 asks for a free one.</param>
/// <param name="Random">Drawn from the run's seed and the case id, so that a case behaves the same wherever it stands in a run.</param>
/// <param name="Roles">What roles bind to unless told otherwise.</param>
public sealed record World(EventLoop Loop, Func<IPEndPoint, IDatagramTransport> Bind, Random Random, RoleAddresses Roles) : IDisposable
{
    public TimeProvider Clock => Loop.Clock;

    /// <summary>The network, where it is one of ours that can be made worse.</summary>
    public ImpairedLink? Link { get; init; }

    /// <summary>Connections; <see langword="null"/> where there are none.</summary>
    public IStreamNetwork? Streams { get; init; }

    /// <summary>Opens web hosts; <see langword="null"/> where there is no HTTP.</summary>
    public IWebListener? Web { get; init; }

    /// <summary>How an embedded device asks web hosts in memory; <see langword="null"/> where it uses sockets.</summary>
    public IWebFetch? Fetch { get; init; }

    /// <summary>How users ask a server under test over HTTP.</summary>
    public IWebCaller Calls { get; init; } = new HttpCalls();

    /// <summary>What is known of the network beforehand, and may be blamed on it.</summary>
    public DeclaredLink Declared { get; set; } = DeclaredLink.Perfect;

    public void Dispose() => (Loop as IDisposable)?.Dispose();
}
