using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Engine.Traffic;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice;
using Conformance.ReferenceServer;
using Conformance.Simulation;
using Conformance.Simulation.Impairments;

namespace Conformance.Harness.Observing;

/// <summary>Three different devices and a server that know nothing of each other, and the observer between them.</summary>
/// <remarks>What the server's user wants is the same for each device, as far as its version has it; it ends by itself.</remarks>
public sealed class Demonstration(DemonstrationTerms terms)
{
    private const long Lifetime = 8;
    private const string Account = "/1/0";
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(1);
    private static readonly Lwm2mPath s_sensor = Lwm2mPath.Parse("/3303/0/5700");

    private readonly InMemoryWeb _web = new(terms.Loop.Clock, new ImpairedLink(Impairment.Latency(TimeSpan.Zero), new Random(terms.Seed)), new Random(terms.Seed));

    /// <summary>The devices: an ordinary one, one that sleeps, and one of the first version.</summary>
    public static IReadOnlyList<DemonstrationDevice> Cast { get; } =
    [
        new("urn:dev:ops:demo-meter", "1.1", Sleeps: false),
        new("urn:dev:ops:demo-sensor", "1.2", Sleeps: true),
        new("urn:dev:ops:demo-relic", "1.0", Sleeps: false),
    ];

    private TimeProvider Clock => terms.Loop.Clock;

    /// <summary>Plays it to its end.</summary>
    public Heard Play() => terms.Loop.Run(PlayAsync);

    private async Task<Heard> PlayAsync()
    {
        var opened = Clock.GetUtcNow();
        Server? server = null;
        await using var made = server = new Server(new ServerSettings
        {
            Clock = Clock,
            Random = new Random(terms.Seed),
            Objects = terms.Objects,
            Management = terms.Bind(terms.Server),
            Bootstrap = terms.Bind(new(terms.Server.Address, 0)),
            Uri = () => $"coap://{server!.Management}",
            Web = _web,
            Faults = new FaultSwitch(terms.ServerFault),
        });
        await server.OpenAsync(new(IPAddress.Loopback, 0));
        var observation = new Observation(terms.At, server.Management, Length: null);
        await using var tap = new Tap(terms.Bind, terms.At, server.Management);
        Say($"the observer listens at {tap.LocalEndPoint}; behind it is a server at {server.Management}");

        var devices = Cast.Select((role, index) => Make(role, tap.LocalEndPoint, index)).ToList();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (Clock.CreateTimer(_ => ended.TrySetResult(), state: null, terms.Deadline, Timeout.InfiniteTimeSpan))
        {
            _ = ActAsync(server.Users!, devices, ended);
            await ended.Task;
        }

        foreach (var device in devices)
        {
            await device.DisposeAsync();
        }

        return observation.Of(tap, opened, new TrafficTerms()) with { Title = $"Demonstration: {Cast.Count} devices and a server" };
    }

    private async Task ActAsync(IPEndPoint users, List<Device> devices, TaskCompletionSource ended)
    {
        try
        {
            foreach (var (role, device) in Cast.Zip(devices))
            {
                Say($"{role.Endpoint} comes: LwM2M {role.Lwm2m}{(role.Sleeps ? ", queue mode" : string.Empty)}");
                device.Start();
                await RestAsync();
                await AskAsync(users, role, device);
            }

            Say($"lifetimes of {Lifetime} s are refreshed");
            await Task.Delay(TimeSpan.FromSeconds(Lifetime), Clock, CancellationToken.None);
            devices.ForEach(device => device.Set(s_sensor, "30"));
            await RestAsync();
            await LeaveAsync(users, devices);
            ended.TrySetResult();
        }
#pragma warning disable CA1031 // whatever it is, it belongs to whoever waits for the end
        catch (Exception broken)
#pragma warning restore CA1031
        {
            ended.TrySetException(broken);
        }
    }

    private async Task LeaveAsync(IPEndPoint users, List<Device> devices)
    {
        Say("the devices leave");
        foreach (var device in devices)
        {
            await device.StopAsync(deregister: true);
        }

        await RestAsync();
        foreach (var role in Cast)
        {
            await CallAsync(users, role, "read", new() { ["path"] = "/3/0/0" });
        }
    }

    private Device Make(DemonstrationDevice role, IPEndPoint at, int index) => new(new DeviceSettings
    {
        Endpoint = role.Endpoint,
        Lwm2m = role.Lwm2m,
        QueueMode = role.Sleeps,
        Server = new ServerAccount { Uri = $"coap://{at}", Lifetime = Lifetime, MuteSend = role.Lwm2m == "1.0" ? null : false },
        Clock = Clock,
        Random = new Random(terms.Seed + index + 1),
        Bind = local => terms.Bind(new(local, 0)),
        Faults = new FaultSwitch(index == 0 ? terms.DeviceFault : null),
        Objects = terms.Objects,
    });

    /// <summary>What the user of the server wants of a device, and what happens at it meanwhile.</summary>
    private async Task AskAsync(IPEndPoint users, DemonstrationDevice role, Device device)
    {
        await CallAsync(users, role, "discover", new() { ["path"] = "/3/0" });
        await CallAsync(users, role, "read", new() { ["path"] = "/3/0" });
        await CallAsync(users, role, "read", new() { ["path"] = "/3/0/0" });
        await CallAsync(users, role, "write-attributes", new() { ["path"] = s_sensor.ToString(), ["query"] = new JsonObject { ["pmin"] = "0" } });
        await CallAsync(users, role, "observe", new() { ["path"] = s_sensor.ToString() });
        foreach (var value in (string[])["10", "20", "40"])
        {
            device.Set(s_sensor, value);
            await RestAsync();
        }

        await CallAsync(users, role, "cancel", new() { ["path"] = s_sensor.ToString() });
        device.Set(s_sensor, "15");
        await CallAsync(users, role, "write", new() { ["path"] = "/3/0/15", ["values"] = new JsonObject { ["/3/0/15"] = "Europe/Oslo" } });
        await CallAsync(users, role, "update", new() { ["path"] = Account, ["values"] = new JsonObject { [$"{Account}/2"] = "0" } });
        await CallAsync(users, role, "execute", new() { ["path"] = $"{Account}/8" });
        if (role.Lwm2m != "1.0")
        {
            await CallAsync(users, role, "read-composite", new() { ["paths"] = new JsonArray("/3/0/0", s_sensor.ToString()) });
            await device.SendAsync([s_sensor]);
        }

        await RestAsync();
    }

    private async Task CallAsync(IPEndPoint users, DemonstrationDevice role, string operation, JsonObject wish)
    {
        var uri = new Uri($"http://{users}/clients/{Uri.EscapeDataString(role.Endpoint)}/{operation}");
        var reply = await _web.CallAsync(new("POST", uri, JsonSerializer.SerializeToUtf8Bytes(wish)), CancellationToken.None);
        var answer = reply is null ? null : JsonNode.Parse(reply.Body.Span);
        Say($"  {operation} {(wish["path"] ?? wish["paths"])?.ToJsonString()}: {answer?["code"] ?? answer?["error"] ?? answer?["status"]}");
    }

    private void Say(string line) => terms.Say?.Invoke(line);

    private Task RestAsync() => Task.Delay(s_settling, Clock, CancellationToken.None);
}
