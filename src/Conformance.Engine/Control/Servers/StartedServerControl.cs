using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Conformance.Model;
using Conformance.Scripting.Profiles;
using Conformance.Wire.Web;

namespace Conformance.Engine.Control.Servers;

/// <summary>Starts a server with an HTTP interface, and asks it over that; it ends with the bench.</summary>
/// <remarks>
/// Keys: those of <see cref="RestControl"/>, and <c>command</c>. In all of them <c>$(NAME.port)</c> is a free port, the same wherever the name is;
/// in <c>command</c> <c>$(program)</c> is the folder of the harness's own program, and <c>$(credentials)</c> one with what our client and its server
/// prove themselves with (<see cref="CredentialPlace"/>).
/// </remarks>
public sealed partial class StartedServerControl(ControlDescription description, ServerTarget target) : IServerControl
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, int> _ports = new(StringComparer.Ordinal);
    private CredentialPlace? _credentials;
    private ControlledProcess? _process;
    private RestControl? _user;
    private string? _lastWords;

    public Observer Observer => Observer.Adapter;

    public async Task<ServerPlace> OpenAsync()
    {
        var filled = description with { Settings = description.Settings.ToDictionary(one => one.Key, one => Port().Replace(one.Value, FreePort)) };
        var place = AdapterServers.PlacesOf(filled.Settings, out var reason) ?? throw new IOException(reason);
        var url = new Uri(filled.Settings["url"]);
        var command = filled.Settings["command"].Replace("$(program)", Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory), StringComparison.Ordinal);
        if (command.Contains(CredentialPlace.Placeholder, StringComparison.Ordinal))
        {
            _credentials = CredentialPlace.Write(target.Credentials);
            command = command.Replace(CredentialPlace.Placeholder, _credentials.Path, StringComparison.Ordinal);
        }

        try
        {
            _process = ControlledProcess.Start(command, description.Folder, static _ => { }, (code, said) => _lastWords = $"the server ended with {code}: {said}");
        }
        catch (Win32Exception missing)
        {
            throw new IOException($"{command}: {missing.Message}", missing);
        }

        await AwaitAsync(url);
        _user = new(filled, url, place, target.World.Calls);
        return place;
    }

    public Task<ServerAnswer> AskAsync(ServerQuestion question, CancellationToken cancellationToken) =>
        _lastWords is null && _user is { } user
            ? user.AskAsync(question, cancellationToken)
            : Task.FromResult(ServerAnswer.Unreached(_lastWords ?? "the server was not started"));

    public async ValueTask DisposeAsync()
    {
        await (_process?.DisposeAsync() ?? ValueTask.CompletedTask);
        _credentials?.Dispose();
    }

    /// <summary>Text in which every placeholder of a port is a number.</summary>
    internal static string WithoutPorts(string text) => Port().Replace(text, "0");

    // It is there once somebody answers at its interface, whatever that is.
    private async Task AwaitAsync(Uri url)
    {
        var clock = target.World.Clock;
        var until = clock.GetTimestamp();
        while (await target.World.Calls.CallAsync(new WebCall("GET", url, default), CancellationToken.None) is null)
        {
            if (_lastWords is not null || clock.GetElapsedTime(until) > Patience)
            {
                throw new IOException(_lastWords ?? $"the server does not answer at {url} within {Patience.TotalSeconds:0} s; it said: {_process!.Said}");
            }

            await Task.Delay(Pause, clock, CancellationToken.None);
        }
    }

    private string FreePort(Match placeholder)
    {
        if (!_ports.TryGetValue(placeholder.Value, out var port))
        {
            _ports[placeholder.Value] = port = FreePort();
        }

        return port.ToString(CultureInfo.InvariantCulture);
    }

    // Free for TCP and for UDP, and not given out before.
    private int FreePort()
    {
        for (var tries = 0; ; tries++)
        {
            using var stream = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            stream.Bind(new IPEndPoint(IPAddress.Any, 0));
            var port = ((IPEndPoint)stream.LocalEndPoint!).Port;
            using var datagrams = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                datagrams.Bind(new IPEndPoint(IPAddress.Any, port));
                if (!_ports.ContainsValue(port))
                {
                    return port;
                }
            }
            catch (SocketException) when (tries < 100)
            {
                // another one then
            }
        }
    }

    [GeneratedRegex(@"\$\(([a-z]+\.)?port\)")]
    private static partial Regex Port();
}
