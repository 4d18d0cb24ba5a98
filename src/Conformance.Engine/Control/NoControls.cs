namespace Conformance.Engine.Control;

/// <summary>For a server under test: there is no device with buttons.</summary>
public sealed class NoControls : IControls
{
    public IReadOnlySet<DeviceAction> Actions { get; } = new HashSet<DeviceAction>();

    public IDeviceControl Create(ControlTarget target) => new AttachControl();
}
