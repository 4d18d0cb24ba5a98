using Conformance.Engine.Benches;
using Conformance.Engine.Control;
using Conformance.Engine.Running;
using Conformance.Harness.Controls;
using Conformance.Harness.Loading;
using Conformance.Lwm2m.Objects;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Running;

/// <summary>What a device file says of the bench and the buttons of its device.</summary>
public static class DeviceBench
{
    private const double DefaultLifetime = 300;

    /// <summary>The bench, addresses left to the world.</summary>
    public static BenchSettings Of(LoadedSuite suite, DeviceDescription device, IControls controls)
    {
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(device);
        return new()
        {
            Controls = controls,
            Objects = suite.Objects,
            Endpoint = device.Pixit.GetValueOrDefault("endpoint") is { } endpoint ? StepContext.Text(endpoint) : string.Empty,
            Lwm2m = device.Lwm2m,
            Lifetime = TimeSpan.FromSeconds(device.Pixit.GetValueOrDefault("lifetime") is Value.Number lifetime ? (double)lifetime.Content : DefaultLifetime),
        };
    }

    /// <summary>The buttons its control has; none when the control is wrongly described.</summary>
    /// <param name="ask">Asks a person, where there is one.</param>
    public static IReadOnlySet<DeviceAction> Actions(DeviceDescription device, ObjectRegistry objects, Func<string, CancellationToken, Task<OperatorAnswer>>? ask)
    {
        ArgumentNullException.ThrowIfNull(device);
        return device.Control.Adapter == "reference"
            ? new ReferenceControls(device, objects).Actions
            : AdapterControls.TryCreate(device.Control, ask, out _)?.Actions ?? new HashSet<DeviceAction>();
    }
}
