using Conformance.Engine.Control.Servers;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Controls;

/// <summary>Makes hands on embedded reference servers.</summary>
/// <param name="description">What the server is said to be.</param>
/// <param name="faults">What it does wrong on purpose.</param>
public sealed class ReferenceServers(DeviceDescription description, FaultSwitch faults) : IServerControls
{
    public IReadOnlySet<ServerAsk> Asks { get; } = Enum.GetValues<ServerAsk>().ToHashSet();

    public IReadOnlySet<ServerTold> Tells { get; } = Enum.GetValues<ServerTold>().ToHashSet();

    public bool Starts => true;

    public IServerControl Create(ServerTarget target) => new ReferenceServerControl(description, faults, target);
}
