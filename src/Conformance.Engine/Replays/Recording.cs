using System.Net;
using System.Text.Json.Serialization;
using Conformance.Engine.Control.Servers;
using Conformance.Engine.Worlds;
using Conformance.Wire;

namespace Conformance.Engine.Replays;

/// <summary>Everything that reached one attempt of a case from outside, and what it sent: enough to judge it again without the device.</summary>
/// <param name="Duration">How long the case took.</param>
/// <param name="Server">Our LwM2M server as the device was told.</param>
/// <param name="Bootstrap">Our bootstrap server as the device was told.</param>
/// <param name="ServerSocket">What the LwM2M server was bound to.</param>
/// <param name="BootstrapSocket">What the bootstrap server was bound to.</param>
/// <param name="Link">What was declared of the network.</param>
/// <param name="Before">How the bench stood when the case began.</param>
/// <param name="Datagrams">In order, with times since the start of the case.</param>
/// <param name="Happenings">What else came from outside, in order.</param>
public sealed record Recording(
    TimeSpan Duration,
    Uri Server,
    Uri Bootstrap,
    IPEndPoint ServerSocket,
    IPEndPoint BootstrapSocket,
    DeclaredLink Link,
    BenchState Before,
    IReadOnlyList<CapturedDatagram> Datagrams,
    IReadOnlyList<Happening> Happenings)
{
    /// <summary>The second LwM2M server, where one was open.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SecondSeat? Second { get; init; }

    /// <summary>The file host, where something was served.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FilePlace? Files { get; init; }

    /// <summary>Where the server under test was; <see langword="null"/> where a device was under test.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ServerPlace? Served { get; init; }

    /// <summary>What our clients were bound to, by name, where a server was under test.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IPEndPoint>? Clients { get; init; }
}
