using System.Diagnostics;

namespace Conformance.Engine.Control;

/// <summary>A program under our control: its standard input, and the last lines it said.</summary>
public sealed class ControlledProcess : IAsyncDisposable
{
    private const int KeptLines = 40;
    private const int LongestLine = 4096;
    private const int MostUnread = 1024;
    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(500);
    private readonly TaskCompletionSource _outputEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _errorsEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly Queue<string> _said = new();
    private readonly SynchronizationContext _loop;
    private readonly Action<string> _line;
    private bool _expectedToEnd;
    private int _unread;

    private ControlledProcess(Process process, SynchronizationContext loop, Action<string> line) => (_process, _loop, _line) = (process, loop, line);

    /// <summary>Everything it said last, for findings.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="command">Program and arguments; a program with a slash is looked up from <paramref name="folder"/>.</param>
    /// <param name="line">Called for each line it says, on the loop.</param>
    /// <param name="died">Called with exit code and last lines when it ends without being told to, on the loop.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static ControlledProcess Start(string command, string folder, Action<string> line, Action<int, string> died)
    {
        var words = CommandLine.Split(command);
        var start = new ProcessStartInfo(CommandLine.Resolve(words[0], folder))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in words.Skip(1))
        {
            start.ArgumentList.Add(word);
        }

        var loop = SynchronizationContext.Current ?? new SynchronizationContext();
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var controlled = new ControlledProcess(process, loop, line);
        process.OutputDataReceived += (_, heard) => controlled.Hear(heard.Data, controlled._outputEnded);
        process.ErrorDataReceived += (_, heard) => controlled.Hear(heard.Data, controlled._errorsEnded);
        process.Exited += (_, _) =>
        {
            // What it said last is read a moment after it ended; a child of its own may keep its output open for ever.
            Task.WaitAll([controlled._outputEnded.Task, controlled._errorsEnded.Task], LastWords);
            loop.Post(
                _ =>
                {
                    if (!controlled._expectedToEnd)
                    {
                        died(process.ExitCode, controlled.Said);
                    }
                },
                null);
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return controlled;
    }

    /// <summary>Writes one line to its standard input.</summary>
    /// <returns><see langword="false"/> when it no longer listens.</returns>
    public bool Tell(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Asks it to end by closing its input and, where there is one, with a stop line; ends it by force after two seconds.</summary>
    public async Task StopAsync(string? stopLine, TimeProvider clock)
    {
        _expectedToEnd = true;
        if (stopLine is not null)
        {
            Tell(stopLine);
        }

        try
        {
            _process.StandardInput.Close();
            if (stopLine is not null)
            {
                using var patience = new CancellationTokenSource(ExitPatience, clock);
                await _process.WaitForExitAsync(patience.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // it ends by force below
        }

        if (!_process.HasExited)
        {
            ProcessTree.Kill(_process);
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _expectedToEnd = true;
        if (!_process.HasExited)
        {
            ProcessTree.Kill(_process);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Hear(string? whole, TaskCompletionSource ended)
    {
        if (whole is null)
        {
            ended.TrySetResult();
            return;
        }

        var line = whole.Length <= LongestLine ? whole : whole[..LongestLine];

        lock (_said)
        {
            _said.Enqueue(line);
            if (_said.Count > KeptLines)
            {
                _said.Dequeue();
            }
        }

        // A program that says more than can be read is heard in part.
        if (Interlocked.Increment(ref _unread) > MostUnread)
        {
            Interlocked.Decrement(ref _unread);
            return;
        }

        _loop.Post(
            _ =>
            {
                Interlocked.Decrement(ref _unread);
                _line(line);
            },
            null);
    }
}
