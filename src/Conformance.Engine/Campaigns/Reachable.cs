using Conformance.Engine.Control;
using Conformance.Engine.Control.Servers;

namespace Conformance.Engine.Campaigns;

/// <summary>What the hands on a device or a server can do: a case that needs more is not applicable.</summary>
/// <param name="Actions">Buttons of a device.</param>
/// <param name="Asks">What a server can be asked.</param>
/// <param name="Tells">What can be told of its answers.</param>
public sealed record Reachable(IReadOnlySet<DeviceAction> Actions, IReadOnlySet<ServerAsk> Asks, IReadOnlySet<ServerTold> Tells)
{
    /// <summary>A device with these buttons.</summary>
    public static Reachable Of(IReadOnlySet<DeviceAction> actions) => new(actions, new HashSet<ServerAsk>(), new HashSet<ServerTold>());

    /// <summary>What the adapters of a bench reach.</summary>
    public static Reachable Of(IControls controls, IServerControls? servers)
    {
        ArgumentNullException.ThrowIfNull(controls);
        return new(controls.Actions, servers?.Asks ?? new HashSet<ServerAsk>(), servers?.Tells ?? new HashSet<ServerTold>());
    }
}
