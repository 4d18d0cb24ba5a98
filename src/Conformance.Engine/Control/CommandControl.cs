using System.ComponentModel;
using System.Diagnostics;
using Conformance.Model;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Control;

/// <summary>Runs one command for each action: for devices behind a power switch, a flasher or a lab's own scripts.</summary>
/// <remarks>Keys: one command line for each action (<c>start start-fresh stop power-cycle factory-reset set send cut-link move</c>). Exit code 0 means done.</remarks>
public sealed class CommandControl(ControlDescription description, ControlTarget target, IReadOnlySet<DeviceAction> actions) : IDeviceControl
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public IReadOnlySet<DeviceAction> Actions => actions;

    public Observer Observer => Observer.Adapter;

    public Action<string>? Died { get; set; }

    public async Task<ActionResult> PerformAsync(DeviceAction action, ActionArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);

        var name = DeviceActions.NameOf(action);
        var command = ControlTemplate.Fill(description.Settings[name], target, port: 0, name, arguments.ToString());
        var words = CommandLine.Split(command);
        var start = new ProcessStartInfo(CommandLine.Resolve(words[0], description.Folder))
        {
            WorkingDirectory = description.Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var word in words.Skip(1))
        {
            start.ArgumentList.Add(word);
        }

        using var patience = new CancellationTokenSource(Patience, target.World.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var errors = process.StandardError.ReadToEndAsync(either.Token);
                var output = process.StandardOutput.ReadToEndAsync(either.Token);
                await process.WaitForExitAsync(either.Token);
                return process.ExitCode == 0 ? ActionResult.Ok : ActionResult.Failed($"'{command}' ended with {process.ExitCode}: {(await errors + await output).Trim()}");
            }
            catch (OperationCanceledException)
            {
                ProcessTree.Kill(process);
                cancellationToken.ThrowIfCancellationRequested();
                return ActionResult.Failed($"'{command}' did not end within {Patience.TotalSeconds} s");
            }
        }
        catch (Win32Exception missing)
        {
            return ActionResult.Failed($"'{words[0]}' cannot be started: {missing.Message}");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
