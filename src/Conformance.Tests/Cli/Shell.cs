using System.Diagnostics;
using System.Text;
using Conformance.Tests.Roles;

namespace Conformance.Tests.Cli;

/// <summary>The built program as a child process.</summary>
internal sealed class Shell : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private Shell(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
    }

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "conformance");

    public string Output => Text(_output);

    public string Errors => Text(_errors);

    /// <summary>Starts the program.</summary>
    /// <param name="folder">Working folder; the repository unless given.</param>
    public static Shell Start(string? folder, params string[] arguments) => StartProgram(Program, folder, arguments);

    public static Shell StartProgram(string program, string? folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder ?? Bench.Root(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Array.ForEach(arguments, start.ArgumentList.Add);
        var shell = new Shell(new Process { StartInfo = start });
        shell._process.Start();
        shell._process.BeginOutputReadLine();
        shell._process.BeginErrorReadLine();
        return shell;
    }

    /// <summary>Runs to the end.</summary>
    public static (int ExitCode, string Output, string Errors) Run(string? folder, params string[] arguments)
    {
        using var shell = Start(folder, arguments);
        shell._process.StandardInput.Close();
        return (shell.Ends(), shell.Output, shell.Errors);
    }

    public void Tell(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <returns>The exit code.</returns>
    public int Ends()
    {
        if (!_process.WaitForExit(Patience))
        {
            throw new TimeoutException($"the program did not end: {Output}{Errors}");
        }

        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static void Keep(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.Append(line).Append('\n');
            }
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
