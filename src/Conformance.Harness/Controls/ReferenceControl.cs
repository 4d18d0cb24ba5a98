using System.Globalization;
using System.Net;
using Conformance.Engine.Benches;
using Conformance.Engine.Control;
using Conformance.Engine.Security;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Model;
using Conformance.ReferenceDevice;
using Conformance.ReferenceDevice.Enrolment;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Security;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Controls;

/// <summary>The hand on a reference device that runs in the harness's own process, on the world's loop and network.</summary>
/// <remarks>
/// Adapter keys: <c>queue</c> (true for a device that sleeps), <c>objects</c> (more for one with many), <c>bearers</c> (two for one with a modem), <c>role</c> in the mesh (leaf, border-router, or none for a
/// router), <c>pan-timeout</c> and <c>join-spread</c> in seconds, <c>enrolment</c> (after or before bootstrap, or keys for a device that lets them be made), <c>block-size</c> 512 for small blocks, <c>lab</c> (false for one as it is sold), <c>transport</c> (the letter of the one it prefers).
/// The enabler version is the device file's.
/// </remarks>
public sealed class ReferenceControl(DeviceDescription description, ObjectRegistry objects, FaultSwitch faults, ControlTarget target) : IDeviceControl
{
    private static readonly TimeSpan BootTime = TimeSpan.FromMilliseconds(1);
    private readonly ContextShelf _shelf = new();
    private Device? _device;

    public IReadOnlySet<DeviceAction> Actions => ManualControl.EveryAction;

    public Observer Observer => Observer.Adapter;

    public Action<string>? Died { get; set; }

    public async Task<ActionResult> PerformAsync(DeviceAction action, ActionArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);

        switch (action)
        {
            case DeviceAction.Start:
                return await StartAsync(withServer: true);
            case DeviceAction.StartFresh:
                return await StartAsync(withServer: false);
            case DeviceAction.Stop:
                await DisposeAsync();
                return ActionResult.Ok;
        }

        if (_device is not { } device)
        {
            return ActionResult.Failed("the device is not running");
        }

        switch (action)
        {
            case DeviceAction.PowerCycle:
                await device.PowerCycleAsync();
                return ActionResult.Ok;
            case DeviceAction.FactoryReset:
                await device.FactoryResetAsync();
                return ActionResult.Ok;
            case DeviceAction.Set:
                return Lwm2mPath.TryParse(arguments.Path ?? string.Empty, out var path) && device.Set(path, arguments.Value ?? string.Empty)
                    ? ActionResult.Ok
                    : ActionResult.Failed($"the device has no {arguments.Path} that takes {arguments.Value}");
            case DeviceAction.Send:
                // The button starts a Send; whether it arrives is for the case to see.
                _ = device.SendAsync([.. (arguments.Paths ?? []).Select(Lwm2mPath.Parse)]);
                return ActionResult.Ok;
            case DeviceAction.CutLink:
                device.CutLink(arguments.Duration ?? TimeSpan.Zero);
                return ActionResult.Ok;
            case DeviceAction.Move:
                await device.MoveAsync();
                return ActionResult.Ok;
            case DeviceAction.Join or DeviceAction.Leave:
                return device.Seat(arguments.Device ?? string.Empty, action == DeviceAction.Join)
                    ? ActionResult.Ok
                    : ActionResult.Failed($"the gateway knows no device {arguments.Device}");
            default:
                throw new NotSupportedException($"no way to do '{DeviceActions.NameOf(action)}'");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_device is { } device)
        {
            _device = null;
            await device.DisposeAsync();
        }
    }

    private async Task<ActionResult> StartAsync(bool withServer)
    {
        await DisposeAsync();
        var settings = new DeviceSettings
        {
            Endpoint = target.Endpoint,
            Lwm2m = description.Lwm2m,
            Server = withServer
                ? new ServerAccount { Uri = Text(target.Server), Lifetime = (long)target.Lifetime.TotalSeconds, ShortServerId = ShortServerId, Binding = description.Bindings, PreferredTransport = description.Control.Settings.GetValueOrDefault("transport") }
                : null,
            BootstrapUri = Text(target.Bootstrap),
            FirstAccount = ushort.TryParse(description.Control.Settings.GetValueOrDefault("first-account"), out var first) ? first : (ushort)0,
            QueueMode = description.Control.Settings.GetValueOrDefault("queue") == "true",
            MoreObjects = description.Control.Settings.GetValueOrDefault("objects") == "more",
            Role = Role,
            IsInLab = description.Control.Settings.GetValueOrDefault("lab") != "false",
            Hybrid = description.Control.Settings.GetValueOrDefault("bearers") == "two",
            PanTimeout = Seconds("pan-timeout") ?? TimeSpan.FromMinutes(60),
            JoinSpread = Seconds("join-spread") ?? TimeSpan.Zero,
            Enrolment = Enrolment,
            BlockSizeExponent = description.Control.Settings.GetValueOrDefault("block-size") == "512" ? 5 : 6,
            BootTime = BootTime,
            Clock = target.World.Clock,
            Random = target.World.Random,
            Bind = address => target.World.Bind(new IPEndPoint(address, 0)),
            Credentials = FactoryOf(target.Credentials),
            ObjectSecurity = ContextsOf(target.Credentials),
            Anchors = () => target.Credentials is { } kit ? [kit.Authority.Root.Octets] : [],
            Resolve = (name, _) => Task.FromResult(name == CredentialKit.HostName && IPAddress.TryParse(target.Server.Host, out var ours) ? ours : null),
            Streams = description.Bindings.Contains('T', StringComparison.Ordinal) ? target.World.Streams : null,
            Web = target.World.Fetch ?? new HttpWeb(),
            Objects = objects,
            Faults = faults,
        };
        _device = new Device(settings) { Faulted = bug => Died?.Invoke(bug.ToString()) };
        _device.Start();
        return ActionResult.Ok;
    }

    /// <summary>What the device came with, as its file says or as the run drew it.</summary>
    private static FactoryCredentials FactoryOf(CredentialKit? kit) => kit?.Given.Mode switch
    {
        DeviceSecurity.Psk => new(0, kit.Factory.Identity, default, kit.Factory.Key),
        DeviceSecurity.Raw => new(1, kit.DevicePublic, kit.ServerPublic, kit.DevicePrivate),
        DeviceSecurity.Certificate => new(2, kit.DeviceCertificate, kit.ServerCertificate, kit.DevicePrivate),
        _ => FactoryCredentials.None,
    };

    /// <summary>The contexts it came with; what it keeps of them outlives everything that is done to it.</summary>
    private ObjectSecurity? ContextsOf(CredentialKit? kit) =>
        kit?.Given.Contexts is null ? null : new(_shelf) { Bootstrap = kit.Contexts.FactoryOf(RoleNames.Bootstrap), Server = kit.Contexts.FactoryOf(RoleNames.Server) };

    private ushort ShortServerId => description.Pixit.GetValueOrDefault("short-server-id") is Value.Number number ? (ushort)number.Content : (ushort)1;

    private MeshRole Role => description.Control.Settings.GetValueOrDefault("role") switch
    {
        "leaf" => MeshRole.Leaf,
        "border-router" => MeshRole.BorderRouter,
        _ => MeshRole.Router,
    };

    private EnrolmentHabits? Enrolment => description.Control.Settings.GetValueOrDefault("enrolment") switch
    {
        "after" => new() { AsksAttributes = true },
        "before" => new() { BeforeBootstrap = true },
        "keys" => new() { TakesKeys = true },
        _ => null,
    };

    private TimeSpan? Seconds(string key) =>
        double.TryParse(description.Control.Settings.GetValueOrDefault(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static string Text(Uri uri) => uri.ToString().TrimEnd('/');
}
