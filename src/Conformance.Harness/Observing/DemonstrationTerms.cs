using System.Net;
using Conformance.Lwm2m.Objects;
using Conformance.Simulation;
using Conformance.Wire;

namespace Conformance.Harness.Observing;

/// <summary>Where a demonstration plays, and what is wrong in it.</summary>
/// <param name="Loop">Everything lives on it.</param>
/// <param name="Bind">Takes an address; port 0 asks for a free one.</param>
public sealed record DemonstrationTerms(EventLoop Loop, Func<IPEndPoint, IDatagramTransport> Bind, ObjectRegistry Objects)
{
    /// <summary>Where the devices come to.</summary>
    public IPEndPoint At { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>Where the server is.</summary>
    public IPEndPoint Server { get; init; } = new(IPAddress.Loopback, 0);

    public int Seed { get; init; } = 1;

    /// <summary>What the first device does wrong; nothing unless given.</summary>
    public Fault? DeviceFault { get; init; }

    /// <summary>What the server does wrong; nothing unless given.</summary>
    public Fault? ServerFault { get; init; }

    /// <summary>When it ends at the latest: a fault may have everybody wait for what never comes.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(50);

    /// <summary>Told what happens.</summary>
    public Action<string>? Say { get; init; }
}
