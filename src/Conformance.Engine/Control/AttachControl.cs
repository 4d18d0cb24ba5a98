using Conformance.Model;

namespace Conformance.Engine.Control;

/// <summary>A device that runs by itself: it is configured with our URI and comes when it comes. No buttons.</summary>
public sealed class AttachControl : IDeviceControl
{
    public IReadOnlySet<DeviceAction> Actions { get; } = new HashSet<DeviceAction>();

    public Observer Observer => Observer.Wire;

    public Action<string>? Died { get; set; }

    public Task<ActionResult> PerformAsync(DeviceAction action, ActionArguments arguments, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"an attached device has no '{DeviceActions.NameOf(action)}'; ask {nameof(Actions)} first");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
