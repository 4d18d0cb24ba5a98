using Conformance.Engine.Control;
using Conformance.Lwm2m.Objects;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Controls;

/// <summary>Makes hands on embedded reference devices.</summary>
/// <param name="device">What the device is said to be.</param>
/// <param name="objects">Object facts.</param>
/// <param name="faults">What the device does wrong on purpose.</param>
public sealed class ReferenceControls(DeviceDescription device, ObjectRegistry objects, FaultSwitch faults) : IControls
{
    public IReadOnlySet<DeviceAction> Actions => ManualControl.EveryAction;

    public IDeviceControl Create(ControlTarget target) => new ReferenceControl(device, objects, faults, target);
}
