using Conformance.Engine.Benches;
using Conformance.Engine.Campaigns;
using Conformance.Engine.Control;
using Conformance.Engine.Running;
using Conformance.Engine.Worlds;
using Conformance.Harness.Controls;
using Conformance.Lwm2m.Objects;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Running;

/// <summary>What a device file means for bench and windows.</summary>
public static class DeviceTerms
{
    private const double DefaultLifetime = 300;
    private const double DefaultShare = 0.05;
    private static readonly TimeSpan DefaultTolerance = TimeSpan.FromMilliseconds(500);

    /// <summary>A bench on ports of its own choice.</summary>
    public static BenchSettings Bench(DeviceDescription device, ObjectRegistry objects, Hands hands)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(hands);
        return new()
        {
            Controls = hands.Controls,
            Servers = hands.Servers,
            OtherEndpoint = device.Pixit.GetValueOrDefault("other-endpoint") is { } other ? StepContext.Text(other) : string.Empty,
            Objects = objects,
            Endpoint = device.Pixit.GetValueOrDefault("endpoint") is { } endpoint ? StepContext.Text(endpoint) : string.Empty,
            Lwm2m = device.Lwm2m,
            TakesStreams = device.Bindings.Contains('T', StringComparison.Ordinal),
            Security = device.Security,
            Lifetime = TimeSpan.FromSeconds(Number(device, "lifetime", DefaultLifetime)),
        };
    }

    /// <summary>What its control can do; nothing when the control is wrongly described.</summary>
    /// <param name="ask">Asks a person, where there is one.</param>
    public static Reachable Reachable(DeviceDescription device, ObjectRegistry objects, Func<string, CancellationToken, Task<OperatorAnswer>>? ask) =>
        Hands.Of(device, objects, ask, out _)?.Reachable ?? Engine.Campaigns.Reachable.Of(new HashSet<DeviceAction>());

    /// <summary>PIXIT <c>timer-tolerance</c> and <c>timer-tolerance-share</c>.</summary>
    public static Tolerance Tolerance(DeviceDescription device)
    {
        ArgumentNullException.ThrowIfNull(device);
        var absolute = device.Pixit.GetValueOrDefault("timer-tolerance") is Value.Duration given ? given.Content : DefaultTolerance;
        return new(absolute, Number(device, "timer-tolerance-share", DefaultShare));
    }

    /// <summary>PIXIT <c>link-latency</c> and <c>link-loss</c>.</summary>
    public static DeclaredLink Link(DeviceDescription device)
    {
        ArgumentNullException.ThrowIfNull(device);
        var latency = device.Pixit.GetValueOrDefault("link-latency") is Value.Duration given ? given.Content : TimeSpan.Zero;
        return new(latency, Number(device, "link-loss", 0));
    }

    private static double Number(DeviceDescription device, string name, double otherwise) =>
        device.Pixit.GetValueOrDefault(name) is Value.Number number ? (double)number.Content : otherwise;

    /// <summary>The device as it may be shown and kept.</summary>
    public static DeviceDescription WithoutSecrets(DeviceDescription device, Profile profile) => device with
    {
        Pixit = device.Pixit.Where(entry => !(profile.Pixit.GetValueOrDefault(entry.Key)?.Secret ?? false)).ToDictionary(),
    };
}
