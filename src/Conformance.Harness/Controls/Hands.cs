using Conformance.Engine.Campaigns;
using Conformance.Engine.Control;
using Conformance.Engine.Control.Servers;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Objects;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Controls;

/// <summary>The hands on what is under test: buttons of a device, or a user of a server.</summary>
/// <param name="Controls">Buttons; none on a server.</param>
/// <param name="Servers">Users; <see langword="null"/> where a device is under test.</param>
public sealed record Hands(IControls Controls, IServerControls? Servers)
{
    private const string Device = "reference";
    private const string Server = "reference-server";

    /// <summary>What cases can ask for.</summary>
    public Reachable Reachable => Reachable.Of(Controls, Servers);

    /// <summary>Whether it is one of ours that runs in this process, so that virtual time is possible.</summary>
    public static bool AreEmbedded(DeviceDescription described)
    {
        ArgumentNullException.ThrowIfNull(described);
        return described.Control.Adapter is Device or Server;
    }

    /// <summary>On a reference device or a reference server in this process.</summary>
    /// <param name="fault">What it does wrong; <see langword="null"/> for nothing.</param>
    public static Hands Embedded(DeviceDescription described, ObjectRegistry objects, Fault? fault)
    {
        ArgumentNullException.ThrowIfNull(described);
        return described.Control.Adapter == Server
            ? new(new NoControls(), new ReferenceServers(described, new FaultSwitch(fault)))
            : new(new ReferenceControls(described, objects, new FaultSwitch(fault)), Servers: null);
    }

    /// <summary>As the file says.</summary>
    /// <param name="ask">Asks a person, where there is one.</param>
    /// <returns><see langword="null"/> and a reason when the adapter lacks what it needs.</returns>
    public static Hands? Of(
        DeviceDescription described, ObjectRegistry objects, Func<string, CancellationToken, Task<OperatorAnswer>>? ask, out string reason)
    {
        ArgumentNullException.ThrowIfNull(described);

        reason = string.Empty;
        if (AreEmbedded(described))
        {
            return Embedded(described, objects, fault: null);
        }

        if (described.IsServer)
        {
            return AdapterServers.TryCreate(described.Control, ask, out reason) is { } servers ? new(new NoControls(), servers) : null;
        }

        return AdapterControls.TryCreate(described.Control, ask, out reason) is { } controls ? new(controls, Servers: null) : null;
    }
}
