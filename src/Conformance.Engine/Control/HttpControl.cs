using System.Net.Http.Json;
using Conformance.Model;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Control;

/// <summary>Presses buttons through HTTP: POST to <c>url</c> with <c>{"action", "arguments": {…}, "server", "bootstrap", "endpoint"}</c>; any 2xx means done.</summary>
/// <remarks>Keys: <c>url</c>; <c>actions</c>, the names of what it can do, blank-separated.</remarks>
public sealed class HttpControl(ControlDescription description, ControlTarget target, IReadOnlySet<DeviceAction> actions) : IDeviceControl
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _client = new() { Timeout = Patience };

    public IReadOnlySet<DeviceAction> Actions => actions;

    public Observer Observer => Observer.Adapter;

    public Action<string>? Died { get; set; }

    public async Task<ActionResult> PerformAsync(DeviceAction action, ActionArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);

        var url = ControlTemplate.Fill(description.Settings["url"], target, port: 0, DeviceActions.NameOf(action));
        var body = new Dictionary<string, object?>
        {
            ["action"] = DeviceActions.NameOf(action),
            ["arguments"] = new Dictionary<string, object?>
            {
                ["path"] = arguments.Path,
                ["value"] = arguments.Value,
                ["paths"] = arguments.Paths,
                ["seconds"] = arguments.Duration?.TotalSeconds,
            },
            ["server"] = target.Server.ToString(),
            ["bootstrap"] = target.Bootstrap.ToString(),
            ["endpoint"] = target.Endpoint,
            ["instance"] = target.Instance,
        };
        try
        {
            using var response = await _client.PostAsJsonAsync(url, body, cancellationToken);
            return response.IsSuccessStatusCode
                ? ActionResult.Ok
                : ActionResult.Failed($"{url} answered {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellationToken)}".TrimEnd());
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return ActionResult.Failed($"{url}: {unreachable.Message}");
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
