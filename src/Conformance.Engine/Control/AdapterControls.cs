using Conformance.Engine.Running;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Control;

/// <summary>The adapters that need nothing but a device file: process, command, http, attach, manual.</summary>
public sealed class AdapterControls : IControls
{
    private readonly ControlDescription _description;
    private readonly Func<string, CancellationToken, Task<OperatorAnswer>>? _ask;

    private AdapterControls(ControlDescription description, Func<string, CancellationToken, Task<OperatorAnswer>>? ask)
    {
        (_description, _ask) = (description, ask);
        Actions = ActionsOf(description);
    }

    public IReadOnlySet<DeviceAction> Actions { get; }

    /// <returns><see langword="null"/> and a reason when the adapter is none of these, or lacks what it needs.</returns>
    public static AdapterControls? TryCreate(
        ControlDescription description, Func<string, CancellationToken, Task<OperatorAnswer>>? ask, out string reason)
    {
        ArgumentNullException.ThrowIfNull(description);

        reason = description.Adapter switch
        {
            "process" when !description.Settings.ContainsKey("command") => "the adapter 'process' needs the key 'command'",
            "http" when !description.Settings.ContainsKey("url") => "the adapter 'http' needs the key 'url'",
            "http" when !IsWebAddress(description.Settings["url"]) => $"'{description.Settings["url"]}' is no URL; http://HOST[:PORT]/PATH is required",
            "process" or "command" when Wordless(description.Settings) is { } name => $"the command of '{name}' is empty",
            "manual" when ask is null => "the adapter 'manual' needs a terminal to ask on",
            "process" or "command" or "http" or "attach" or "manual" => string.Empty,
            _ => $"there is no adapter '{description.Adapter}'",
        };
        return reason.Length == 0 ? new AdapterControls(description, ask) : null;
    }

    public IDeviceControl Create(ControlTarget target) => _description.Adapter switch
    {
        "process" => new ProcessControl(_description, target, Actions),
        "command" => new CommandControl(_description, target, Actions),
        "http" => new HttpControl(_description, target, Actions),
        "manual" => new ManualControl(target, _ask!),
        _ => new AttachControl(),
    };

    private static bool IsWebAddress(string url) =>
        Uri.TryCreate(url.Replace("$(", string.Empty, StringComparison.Ordinal), UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https";

    private static string? Wordless(IReadOnlyDictionary<string, string> settings) => settings
        .Where(setting => setting.Key is "command" or "bootstrap-command" || DeviceActions.TryParse(setting.Key, out _))
        .Where(setting => CommandLine.Split(setting.Value).Count == 0)
        .Select(setting => setting.Key)
        .FirstOrDefault();

    private static IReadOnlySet<DeviceAction> ActionsOf(ControlDescription description) => description.Adapter switch
    {
        "process" => ProcessActions(description.Settings),
        "command" => Named(description.Settings.Keys),
        "http" => Named(description.Settings.GetValueOrDefault("actions", string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        "manual" => ManualControl.EveryAction,
        _ => new HashSet<DeviceAction>(),
    };

    private static HashSet<DeviceAction> Named(IEnumerable<string> names) =>
        [.. names.Select(name => DeviceActions.TryParse(name, out var action) ? action : (DeviceAction?)null).OfType<DeviceAction>()];

    private static HashSet<DeviceAction> ProcessActions(IReadOnlyDictionary<string, string> settings)
    {
        var actions = Named(settings.Keys);
        actions.UnionWith([DeviceAction.Start, DeviceAction.Stop, DeviceAction.PowerCycle]);
        if (settings.GetValueOrDefault("power-cycle") == "no")
        {
            actions.Remove(DeviceAction.PowerCycle);
        }

        if (settings.ContainsKey("bootstrap-command"))
        {
            actions.Add(DeviceAction.StartFresh);
        }

        return actions;
    }
}
