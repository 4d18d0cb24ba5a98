using System.Net;
using Conformance.Lwm2m.Objects;
using Conformance.ReferenceDevice;
using Conformance.Simulation;

namespace Conformance.Tests.ReferenceDevice;

/// <summary>A device, two servers and a bootstrap server in virtual time, on a network without delay to speak of.</summary>
internal sealed class World : IAsyncDisposable
{
    public const int ServerPort = 5683;
    public const int SecondPort = 5783;
    public const int BootstrapPort = 5693;

    private World(TimeProvider clock, Func<World, DeviceSettings, DeviceSettings> adapt)
    {
        var network = new InMemoryNetwork(clock, TimeSpan.FromMilliseconds(1));
        Server = new Peer(clock, network, ServerPort);
        Second = new Peer(clock, network, SecondPort);
        Bootstrap = new Peer(clock, network, BootstrapPort);
        var settings = new DeviceSettings
        {
            Endpoint = "test",
            Server = new ServerAccount { Uri = Server.Uri, MuteSend = false },
            Clock = clock,
            Random = new Random(7),
            Bind = address => network.Bind(new IPEndPoint(address, 0)),
            Objects = Facts,
        };
        Device = new Device(adapt(this, settings));
    }

    public static string ObjectsFolder { get; } = Path.Combine(Root(), "profiles", "objects");

    public static ObjectRegistry Facts { get; } = ObjectRegistry.Load(ObjectsFolder);

    public Peer Server { get; }

    public Peer Second { get; }

    public Peer Bootstrap { get; }

    public Device Device { get; }

    public static DeviceSettings Same(World world, DeviceSettings settings) => settings;

    /// <summary>Plays a scene with a device that is switched on. A fault inside the device ends the scene.</summary>
    public static void Play(Func<World, Task> scene, Func<World, DeviceSettings, DeviceSettings>? adapt = null)
    {
        var loop = new VirtualLoop();
        loop.Run(async () =>
        {
            await using var world = new World(loop.Clock, adapt ?? Same);
            world.Device.Start();
            await scene(world);
        });
    }

    /// <summary>As <see cref="Play"/>, from the moment the device is registered.</summary>
    public static void PlayRegistered(Func<Peer, World, Task> scene, Func<World, DeviceSettings, DeviceSettings>? adapt = null) =>
        Play(
            async world =>
            {
                await world.Server.RegisteredAsync();
                await world.Server.WaitAsync(0.1);
                await scene(world.Server, world);
            },
            adapt);

    public async ValueTask DisposeAsync()
    {
        await Device.DisposeAsync();
        await Server.DisposeAsync();
        await Second.DisposeAsync();
        await Bootstrap.DisposeAsync();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Directory.Build.props")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
