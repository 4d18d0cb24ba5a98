using Conformance.Model;

namespace Conformance.Engine.Control;

/// <summary>The harness's hand on one device. It presses buttons and reports that it did; it never says how the device behaved.</summary>
public interface IDeviceControl : IAsyncDisposable
{
    /// <summary>What it can do. A case that needs more is not applicable, with that reason.</summary>
    IReadOnlySet<DeviceAction> Actions { get; }

    /// <summary>Who vouches for an action: an adapter or a person.</summary>
    Observer Observer { get; }

    /// <summary>Called when a device under our control ended on its own, with what it said last.</summary>
    Action<string>? Died { get; set; }

    /// <summary>Carries out one action. It returns when the button is pressed, not when the device is done.</summary>
    Task<ActionResult> PerformAsync(DeviceAction action, ActionArguments arguments, CancellationToken cancellationToken);
}
