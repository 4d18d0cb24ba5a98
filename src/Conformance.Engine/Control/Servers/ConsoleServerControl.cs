using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Conformance.Model;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Control.Servers;

/// <summary>Types into the console of a server that it runs, and reads what the server prints.</summary>
/// <remarks>
/// Keys: <c>command</c>, and <c>server</c> or <c>bootstrap</c>, with <c>$(port)</c> for a free port; <c>lines.read</c> … (what is typed, with <c>$(endpoint)</c>, <c>$(path)</c>, <c>$(value)</c>, <c>$(arguments)</c>);
/// <c>code-pattern</c>, a regular expression whose two groups are the digits of the response code in what is printed afterwards.
/// </remarks>
public sealed class ConsoleServerControl(ControlDescription description, ServerPlace place, TimeProvider clock) : IServerControl
{
    /// <summary>What stands for a free port.</summary>
    public const string Port = "$(port)";

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    // Lines of the console that are kept for answers: a server that is never asked prints on and on too.
    private const int MostPrinted = 4096;
    private readonly List<string> _printed = [];
    private int _heard;
    private Process? _process;
    private SynchronizationContext? _loop;

    public Observer Observer => Observer.Adapter;

    public async Task<ServerPlace> OpenAsync()
    {
        var port = place.Server.Port == 0 ? FreePort(place.Server.Address) : place.Server.Port;
        var words = CommandLine.Split(description.Settings["command"].Replace(Port, $"{port}", StringComparison.Ordinal));
        _loop = SynchronizationContext.Current;
        var start = new ProcessStartInfo(CommandLine.Resolve(words[0], description.Folder), words.Skip(1))
        {
            WorkingDirectory = description.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            _process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new IOException($"{words[0]}: {missing.Message}", missing);
        }

        _process!.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Task.Delay(Settling, clock);
        return place with { Server = new(place.Server.Address, port), Bootstrap = place.Bootstrap is { Port: 0 } open ? new(open.Address, port) : place.Bootstrap };
    }

    public async Task<ServerAnswer> AskAsync(ServerQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);

        if (_process is not { HasExited: false } process)
        {
            return ServerAnswer.Unreached("the server is not running");
        }

        var from = _heard;
        var line = LineOf(description, question);
        await process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await process.StandardInput.FlushAsync(cancellationToken);
        if (description.Settings.GetValueOrDefault("code-pattern") is not { } pattern)
        {
            return new(Reached: true, string.Empty);
        }

        for (var waited = TimeSpan.Zero; waited < Patience; waited += Settling)
        {
            if (CodeIn(string.Join('\n', _printed.Skip(from - _heard + _printed.Count)), pattern) is { } code)
            {
                return new(Reached: true, string.Empty) { Code = code };
            }

            await Task.Delay(Settling, clock, cancellationToken);
        }

        return ServerAnswer.Unreached("the console printed no response code");
    }

    /// <summary>What is typed for a question.</summary>
    internal static string LineOf(ControlDescription description, ServerQuestion question) => description.Settings[$"lines.{ServerAsks.NameOf(question.Ask)}"]
        .Replace("$(endpoint)", question.Endpoint, StringComparison.Ordinal)
        .Replace("$(path)", question.Path, StringComparison.Ordinal)
        .Replace("$(value)", question.Values.Values.FirstOrDefault(string.Empty), StringComparison.Ordinal)
        .Replace("$(arguments)", question.Arguments ?? string.Empty, StringComparison.Ordinal);

    /// <returns>The response code in what was printed; <see langword="null"/> when there is none.</returns>
    internal static string? CodeIn(string printed, string pattern) =>
        Regex.Match(printed, pattern, RegexOptions.NonBacktracking) is { Success: true, Groups: [_, var @class, var detail] } ? $"{@class.Value}.{detail.Value}" : null;

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            if (!process.HasExited)
            {
                ProcessTree.Kill(process);
                await process.WaitForExitAsync();
            }

            process.Dispose();
        }
    }

    private static int FreePort(IPAddress address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(address, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private void Hear(object sender, DataReceivedEventArgs line) => _loop?.Post(_ => Keep(line.Data), null);

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _printed.Add(line);
            _heard++;
            _printed.RemoveRange(0, Math.Max(0, _printed.Count - MostPrinted));
        }
    }
}
