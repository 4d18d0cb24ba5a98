using System.Diagnostics;
using System.Text;
using Conformance.Model;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Control.Servers;

/// <summary>Asks a server by a command an ask: JSON of the question on its standard input, JSON of the answer on its standard output.</summary>
/// <remarks>Key: <c>command</c>. An exit code other than 0 means that the server could not be asked.</remarks>
public sealed class ScriptServerControl(ControlDescription description, ServerPlace place) : IServerControl
{
    public Observer Observer => Observer.Adapter;

    public Task<ServerPlace> OpenAsync() => Task.FromResult(place);

    public async Task<ServerAnswer> AskAsync(ServerQuestion question, CancellationToken cancellationToken)
    {
        var words = CommandLine.Split(description.Settings["command"]);
        var start = new ProcessStartInfo(CommandLine.Resolve(words[0], description.Folder), words.Skip(1))
        {
            WorkingDirectory = description.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            await process.StandardInput.BaseStream.WriteAsync(AnswerJson.Write(question), cancellationToken);
            process.StandardInput.Close();
            var said = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var complained = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? AnswerJson.Read(Encoding.UTF8.GetBytes(await said))
                : ServerAnswer.Unreached($"{words[0]} ended with {process.ExitCode}: {(await complained).Trim()}");
        }
        catch (Exception broken) when (broken is System.ComponentModel.Win32Exception or IOException)
        {
            return ServerAnswer.Unreached($"{words[0]}: {broken.Message}");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
