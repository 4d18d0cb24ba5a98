using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Conformance.Model;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Control;

/// <summary>Starts the device as a program and talks to it through its standard input.</summary>
/// <remarks>
/// Keys: <c>command</c> (with a server account), <c>bootstrap-command</c> (with a bootstrap account only), and a line for standard input for each of
/// <c>set send power-cycle factory-reset cut-link move join leave stop</c>, in which <c>$(arguments)</c> stands for path and value. Without a <c>stop</c> line the program is ended.
/// <c>power-cycle: no</c> says that nothing outlives the program, so that starting it again is no power cycle.
/// <c>restart-on-exit: 1</c> names the exit code with which a client that reboots leaves itself to its supervisor: it is then started again as it was.
/// <c>answer: ok</c> names the line with which the program says that one on its standard input took effect (or <c>error…</c>, that it did not). What nothing
/// on the network shows, <c>set</c> and <c>cut-link</c>, is then done only when it was said.
/// </remarks>
public sealed class ProcessControl(ControlDescription description, ControlTarget target, IReadOnlySet<DeviceAction> actions) : IDeviceControl
{
    private ControlledProcess? _process;
    private SpokenAnswers? _answers;
    private int _port;
    private string _lastKey = "command";
    private string _command = string.Empty;

    public IReadOnlySet<DeviceAction> Actions => actions;

    public Observer Observer => Observer.Adapter;

    public Action<string>? Died { get; set; }

    public async Task<ActionResult> PerformAsync(DeviceAction action, ActionArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return action switch
        {
            DeviceAction.Start => await StartAsync("command"),
            DeviceAction.StartFresh => await StartAsync("bootstrap-command"),
            DeviceAction.Stop => await StopAsync(),
            DeviceAction.PowerCycle when !description.Settings.ContainsKey("power-cycle") => await PowerCycleAsync(),
            _ => await TellAsync(action, arguments),
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
            _process = null;
        }
    }

    // The loopback port is free at this moment; the device binds it a moment later.
    private static int FreePort(IPAddress address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(address, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task<ActionResult> StartAsync(string key)
    {
        if (_process is not null)
        {
            await StopAsync();
        }

        _port = FreePort(target.World.Roles.Server);
        _lastKey = key;
        _command = ControlTemplate.Fill(description.Settings[key], target, _port);
        return Launch();
    }

    private ActionResult Launch()
    {
        try
        {
            var answers = description.Settings.TryGetValue("answer", out var good) ? new SpokenAnswers(good) : null;
            _process = ControlledProcess.Start(_command, description.Folder, line => answers?.Hear(line), Ended);
            _answers = answers;
            return ActionResult.Ok;
        }
        catch (Win32Exception missing)
        {
            return ActionResult.Failed($"'{CommandLine.Split(_command)[0]}' cannot be started: {missing.Message}");
        }
    }

    private void Ended(int exitCode, string said)
    {
        var reboots = description.Settings.GetValueOrDefault("restart-on-exit") == exitCode.ToString(CultureInfo.InvariantCulture);
        if (!reboots || Launch() is { Done: false })
        {
            Died?.Invoke($"exit code {exitCode}\n{said}".TrimEnd());
        }
    }

    private async Task<ActionResult> PowerCycleAsync()
    {
        await DisposeAsync();
        return await StartAsync(_lastKey);
    }

    private async Task<ActionResult> StopAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            await process.StopAsync(description.Settings.GetValueOrDefault("stop"), target.World.Clock);
            await process.DisposeAsync();
        }

        return ActionResult.Ok;
    }

    private async Task<ActionResult> TellAsync(DeviceAction action, ActionArguments arguments)
    {
        var name = DeviceActions.NameOf(action);
        var line = ControlTemplate.Fill(description.Settings[name], target, _port, name, arguments.ToString());
        var answer = _answers?.NextAsync(target.World.Clock);
        if (_process?.Tell(line) != true)
        {
            return ActionResult.Failed("the device is not running");
        }

        return answer is not null && action is DeviceAction.Set or DeviceAction.CutLink ? await answer : ActionResult.Ok;
    }
}
