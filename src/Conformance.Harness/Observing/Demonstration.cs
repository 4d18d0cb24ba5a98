using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Coap.Messages;
using Conformance.Engine.Traffic;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice;
using Conformance.ReferenceServer;
using Conformance.Simulation;
using Conformance.Simulation.Impairments;
using Conformance.Wire;

namespace Conformance.Harness.Observing;

/// <summary>Three different devices and a server that know nothing of each other, and the observer between them.</summary>
/// <remarks>What the server's user wants is the same for each device, as far as its version has it; each step ends when what it is about has passed by. It ends by itself.</remarks>
public sealed class Demonstration(DemonstrationTerms terms)
{
    private const long Lifetime = 8;
    private const string Account = "/1/0";

    // After what has no answer that could be waited for.
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(500);

    // What a device shows it shows at once; over a bad network, or with a fault, later or never.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(4);

    // What a device still notifies then was cancelled more than ten seconds before, which no network explains.
    private static readonly TimeSpan s_afterCancel = TimeSpan.FromSeconds(10.5);

    private static readonly Lwm2mPath s_sensor = Lwm2mPath.Parse("/3303/0/5700");

    private readonly InMemoryWeb _web = new(terms.Loop.Clock, new ImpairedLink(Impairment.Latency(TimeSpan.Zero), new Random(terms.Seed)), new Random(terms.Seed));

    private readonly List<IPEndPoint> _came = [];
    private TimeSpan _cancelledAt;

    /// <summary>The devices: an ordinary one, one that sleeps, and one of the first version.</summary>
    public static IReadOnlyList<DemonstrationDevice> Cast { get; } =
    [
        new("urn:dev:ops:demo-meter", "1.1", Sleeps: false),
        new("urn:dev:ops:demo-sensor", "1.2", Sleeps: true),
        new("urn:dev:ops:demo-relic", "1.0", Sleeps: false),
    ];

    private TimeProvider Clock => terms.Loop.Clock;

    /// <summary>Plays it to its end, or until it is told to end.</summary>
    public Heard Play(CancellationToken interrupted = default) => terms.Loop.Run(() => PlayAsync(interrupted));

    private async Task<Heard> PlayAsync(CancellationToken interrupted)
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
        await using var tap = new Tap(Clock, terms.Bind, terms.At, server.Management, _came.Add);
        Say($"the observer listens at {tap.LocalEndPoint}; behind it is a server at {server.Management}");

        var devices = Cast.Select((role, index) => Make(role, tap.LocalEndPoint, index)).ToList();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (interrupted.Register(() => ended.TrySetResult()))
        await using (Clock.CreateTimer(_ => ended.TrySetResult(), state: null, terms.Deadline, Timeout.InfiniteTimeSpan))
        {
            _ = ActAsync(server.Users!, tap, devices, ended);
            await ended.Task;
        }

        foreach (var device in devices)
        {
            await device.DisposeAsync();
        }

        return observation.Of(tap, opened, new TrafficTerms()) with
        {
            Title = $"Demonstration: {Cast.Count} devices and a server",
            Damage = interrupted.IsCancellationRequested ? "the demonstration was interrupted; what had passed was judged" : null,
        };
    }

    private async Task ActAsync(IPEndPoint users, Tap tap, List<Device> devices, TaskCompletionSource ended)
    {
        try
        {
            foreach (var (role, device) in Cast.Zip(devices))
            {
                Say($"{role.Endpoint} comes: LwM2M {role.Lwm2m}{(role.Sleeps ? ", queue mode" : string.Empty)}");
                var answered = tap.UntilAsync(passed => IsAnswer(passed) && passed.To.Equals(_came.LastOrDefault()), s_patience);
                device.Start();
                await answered;
                await AskAsync(users, tap, role, device);
            }

            Say($"lifetimes of {Lifetime} s are refreshed");
            await Task.WhenAll([.. _came.Select(address => tap.UntilAsync(passed => passed.From.Equals(address) && IsUpdate(passed), TimeSpan.FromSeconds(Lifetime)))]);
            await Task.Delay(TimeSpan.FromTicks(Math.Max(0, (_cancelledAt + s_afterCancel - Clock.Monotonic).Ticks)), Clock, CancellationToken.None);
            Say("what they measure changes, and nobody observes it any more");
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
    private async Task AskAsync(IPEndPoint users, Tap tap, DemonstrationDevice role, Device device)
    {
        var address = _came.LastOrDefault();
        await CallAsync(users, role, "discover", new() { ["path"] = "/3/0" });
        await CallAsync(users, role, "read", new() { ["path"] = "/3/0" });
        await CallAsync(users, role, "read", new() { ["path"] = "/3/0/0" });
        await CallAsync(users, role, "write-attributes", new() { ["path"] = s_sensor.ToString(), ["query"] = new JsonObject { ["pmin"] = "0" } });
        await CallAsync(users, role, "observe", new() { ["path"] = s_sensor.ToString() });
        foreach (var value in (string[])["10", "20", "40"])
        {
            var notified = tap.UntilAsync(passed => passed.From.Equals(address) && IsNotification(passed), s_patience);
            device.Set(s_sensor, value);
            await notified;
        }

        await CallAsync(users, role, "cancel", new() { ["path"] = s_sensor.ToString() });
        _cancelledAt = Clock.Monotonic;
        device.Set(s_sensor, "15");
        await CallAsync(users, role, "write", new() { ["path"] = "/3/0/15", ["values"] = new JsonObject { ["/3/0/15"] = "Europe/Oslo" } });
        await CallAsync(users, role, "update", new() { ["path"] = Account, ["values"] = new JsonObject { [$"{Account}/2"] = "0" } });
        var updated = tap.UntilAsync(passed => passed.From.Equals(address) && IsUpdate(passed), s_patience);
        await CallAsync(users, role, "execute", new() { ["path"] = $"{Account}/8" });
        await updated;
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

    private static bool IsAnswer(PassedDatagram passed) => Message.TryRead(passed.Octets, out var message, out _) && message!.Code.IsResponse;

    private static bool IsNotification(PassedDatagram passed) =>
        Message.TryRead(passed.Octets, out var message, out _) && message is { Code.IsResponse: true, Type: MessageType.Confirmable or MessageType.NonConfirmable };

    private static bool IsUpdate(PassedDatagram passed) =>
        Message.TryRead(passed.Octets, out var message, out _) && message!.Code == CoapCode.Post && message.Options.Path.StartsWith("/rd/", StringComparison.Ordinal);

    private void Say(string line) => terms.Say?.Invoke(line);

    private Task RestAsync() => Task.Delay(s_settling, Clock, CancellationToken.None);
}
