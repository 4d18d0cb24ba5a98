namespace Conformance.Engine.Control;

/// <summary>Makes the hand that a device file asks for.</summary>
public interface IControls
{
    /// <summary>What controls made here will be able to do; known before any device runs.</summary>
    IReadOnlySet<DeviceAction> Actions { get; }

    IDeviceControl Create(ControlTarget target);
}
