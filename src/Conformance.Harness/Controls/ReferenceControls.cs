using Conformance.Engine.Control;
using Conformance.Lwm2m.Objects;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Controls;

/// <summary>Makes hands on embedded reference devices.</summary>
public sealed class ReferenceControls(DeviceDescription device, ObjectRegistry objects) : IControls
{
    public IReadOnlySet<DeviceAction> Actions => ManualControl.EveryAction;

    public IDeviceControl Create(ControlTarget target) => new ReferenceControl(device, objects, target);
}
