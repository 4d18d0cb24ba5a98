using System.Net;
using System.Text.Json;
using Conformance.Engine.Control;
using Conformance.Engine.Running;
using Conformance.Engine.Worlds;
using Conformance.Scripting.Profiles;
using Conformance.Simulation;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Engine;

/// <summary>Hands on devices that are programs, commands, web services and people.</summary>
[TestFixture]
public sealed class ControlTests
{
    private static readonly ActionArguments Sensor = new("/3303/0/5700", "21.5");

    [Test]
    public async Task Http_posts_the_action_and_believes_the_status()
    {
        using var listener = new HttpListener();
        var url = $"http://127.0.0.1:{FreePort()}/lamp/";
        listener.Prefixes.Add(url);
        listener.Start();
        var bodies = new List<JsonDocument>();
        var serving = ServeAsync(listener, bodies, [200, 503]);
        await using var control = Create("http", new() { ["url"] = url, ["actions"] = "set stop frob" });

        control.Actions.Should().BeEquivalentTo([DeviceAction.Set, DeviceAction.Stop]);
        (await control.PerformAsync(DeviceAction.Set, Sensor, CancellationToken.None)).Done.Should().BeTrue();
        var refused = await control.PerformAsync(DeviceAction.Stop, ActionArguments.None, CancellationToken.None);
        await serving;
        listener.Stop();
        var gone = await control.PerformAsync(DeviceAction.Stop, ActionArguments.None, CancellationToken.None);

        refused.Reason.Should().Contain("answered 503 no");
        gone.Done.Should().BeFalse();
        bodies[0].RootElement.GetProperty("action").GetString().Should().Be("set");
        bodies[0].RootElement.GetProperty("arguments").GetProperty("value").GetString().Should().Be("21.5");
        bodies[0].RootElement.GetProperty("server").GetString().Should().Be("coap://127.0.0.1:5683/");
    }

    [Test]
    public async Task A_command_runs_for_each_action_from_the_device_files_folder()
    {
        var folder = Directory.CreateTempSubdirectory("conformance-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "lamp.sh"), "echo \"$@\" >> said\n[ \"$1\" != stop ] || { echo too hot; exit 3; }\n");
        File.CreateSymbolicLink(Path.Combine(folder, "shell"), "/bin/sh");
        await using var control = Create(
            "command", new() { ["set"] = "./shell lamp.sh $(action) $(arguments) \"$(server.uri)\"", ["stop"] = "./shell lamp.sh stop", ["start"] = "./nothing" }, folder);

        (await control.PerformAsync(DeviceAction.Set, Sensor, CancellationToken.None)).Should().Be(ActionResult.Ok);
        (await control.PerformAsync(DeviceAction.Stop, ActionArguments.None, CancellationToken.None)).Reason.Should().Be("'./shell lamp.sh stop' ended with 3: too hot");
        (await control.PerformAsync(DeviceAction.Start, ActionArguments.None, CancellationToken.None)).Reason.Should().StartWith("'./nothing' cannot be started");

        (await File.ReadAllTextAsync(Path.Combine(folder, "said"))).Should().Be("set /3303/0/5700 21.5 coap://127.0.0.1:5683\nstop\n");
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A_program_is_told_on_its_input_and_its_death_is_noticed()
    {
        var died = new TaskCompletionSource<string>();
        await using var control = Create("process", new() { ["command"] = "sh -c \"read line; echo heard $line; exit 9\"", ["set"] = "set $(arguments)" });
        control.Died = said => died.TrySetResult(said);

        (await control.PerformAsync(DeviceAction.Set, Sensor, CancellationToken.None)).Reason.Should().Be("the device is not running");
        (await control.PerformAsync(DeviceAction.Start, ActionArguments.None, CancellationToken.None)).Done.Should().BeTrue();
        (await control.PerformAsync(DeviceAction.Set, Sensor, CancellationToken.None)).Done.Should().BeTrue();

        (await died.Task.WaitAsync(TimeSpan.FromSeconds(20))).Should().StartWith("exit code 9").And.Contain("heard set /3303/0/5700 21.5");
    }

    [Test]
    public void What_nothing_on_the_network_shows_is_done_when_the_program_says_so()
    {
        using var loop = new WallLoop();
        loop.Run(async () =>
        {
            await using var control = Create(
                "process",
                new()
                {
                    ["command"] = "sh -c \"while read verb path value; do if [ $verb = set ]; then echo talk; echo ok; else echo error: no such line; fi; done\"",
                    ["set"] = "set $(arguments)",
                    ["move"] = "move",
                    ["cut-link"] = "cut $(arguments)",
                    ["answer"] = "ok",
                });
            await control.PerformAsync(DeviceAction.Start, ActionArguments.None, CancellationToken.None);

            (await control.PerformAsync(DeviceAction.Move, ActionArguments.None, CancellationToken.None)).Done.Should().BeTrue("an Update will show it");
            (await control.PerformAsync(DeviceAction.Set, Sensor, CancellationToken.None)).Done.Should().BeTrue();
            (await control.PerformAsync(DeviceAction.CutLink, ActionArguments.None, CancellationToken.None)).Reason.Should().Be("the device said 'error: no such line'");
        });
    }

    [Test]
    public async Task A_program_that_we_stop_did_not_die()
    {
        var died = false;
        await using var control = Create("process", new() { ["command"] = "cat" });
        control.Died = _ => died = true;

        await control.PerformAsync(DeviceAction.Start, ActionArguments.None, CancellationToken.None);
        await control.PerformAsync(DeviceAction.PowerCycle, ActionArguments.None, CancellationToken.None);
        await control.PerformAsync(DeviceAction.Stop, ActionArguments.None, CancellationToken.None);

        died.Should().BeFalse();
        control.Actions.Should().BeEquivalentTo([DeviceAction.Start, DeviceAction.Stop, DeviceAction.PowerCycle]);
    }

    [TestCase(OperatorAnswer.Yes, true)]
    [TestCase(OperatorAnswer.No, false)]
    [TestCase(OperatorAnswer.Cannot, false)]
    public async Task A_person_is_asked_to_press_the_button(OperatorAnswer answer, bool done)
    {
        var questions = new List<string>();
        var description = new ControlDescription("manual", 1, Fresh: false, new Dictionary<string, string>(), ".");
        var controls = AdapterControls.TryCreate(description, (question, _) => Told(question), out _)!;
        using var world = new WallWorlds(IPAddress.Loopback).Create(seed: 1);
        await using var control = controls.Create(Target(world));

        foreach (var action in Plot.Everything)
        {
            (await control.PerformAsync(action, Sensor, CancellationToken.None)).Done.Should().Be(done);
        }

        questions.Should().OnlyHaveUniqueItems().And.HaveCount(Plot.Everything.Length);
        questions[0].Should().Contain("coap://127.0.0.1:5683").And.Contain(Stage.EndpointName);

        Task<OperatorAnswer> Told(string question)
        {
            questions.Add(question);
            return Task.FromResult(answer);
        }
    }

    [TestCase("process", "", "")]
    [TestCase("process", "command", " ")]
    [TestCase("command", "start", "")]
    [TestCase("http", "", "")]
    [TestCase("http", "url", "localhost:80")]
    [TestCase("manual", "", "")]
    [TestCase("telepathy", "", "")]
    public void What_an_adapter_lacks_is_said_before_the_run(string adapter, string key, string value)
    {
        var settings = key.Length == 0 ? [] : new Dictionary<string, string> { [key] = value };

        AdapterControls.TryCreate(new(adapter, 1, Fresh: false, settings, "."), ask: null, out var reason).Should().BeNull();
        reason.Should().NotBeEmpty();
    }

    private static IDeviceControl Create(string adapter, Dictionary<string, string> settings, string folder = ".")
    {
        var controls = AdapterControls.TryCreate(new(adapter, 1, Fresh: false, settings, folder), ask: null, out var reason);
        reason.Should().BeEmpty();
        return controls!.Create(Target(new WallWorlds(IPAddress.Loopback).Create(seed: 1)));
    }

    private static ControlTarget Target(World world) => new(
        world, new("coap://127.0.0.1:5683"), new("coap://127.0.0.1:5684"), Stage.EndpointName, TimeSpan.FromSeconds(300), Instance: 0);

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static async Task ServeAsync(HttpListener listener, List<JsonDocument> bodies, int[] statuses)
    {
        foreach (var status in statuses)
        {
            var asked = await listener.GetContextAsync();
            bodies.Add(await JsonDocument.ParseAsync(asked.Request.InputStream));
            asked.Response.StatusCode = status;
            await asked.Response.OutputStream.WriteAsync("no"u8.ToArray());
            asked.Response.Close();
        }
    }
}
