using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Conformance.Reporting.Allure;

/// <summary>The pinned npm package that draws Allure reports, installed on first use.</summary>
/// <param name="cache">Folder that keeps it between runs.</param>
internal sealed class AllureTool(string cache)
{
    /// <summary>Resource that holds the report's settings and its categories.</summary>
    public const string Settings = "tool/allurerc.json";

    private static readonly string[] Files = ["package.json", "package-lock.json", "allurerc.json"];

    /// <summary>Named after what is pinned, so that another version does not meet this one's files.</summary>
    private string Home => Path.Combine(cache, $"allure-{Convert.ToHexStringLower(SHA256.HashData([.. Files.SelectMany(Content)]))[..12]}");

    /// <summary>Installs the package when it is not there.</summary>
    /// <exception cref="ToolMissing">Node or npm is missing, or the package cannot be had.</exception>
    public async Task InstallAsync(CancellationToken cancellationToken)
    {
        await RunAsync("node", ["--version"], cache, cancellationToken);
        if (Directory.Exists(Home))
        {
            return;
        }

        var draft = Directory.CreateDirectory($"{Home}.{Environment.ProcessId}").FullName;
        try
        {
            foreach (var file in Files)
            {
                await File.WriteAllBytesAsync(Path.Combine(draft, file), Content(file), cancellationToken);
            }

            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            await RunAsync(npm, ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], draft, cancellationToken);
            if (!Directory.Exists(Home))
            {
                Directory.Move(draft, Home);
            }
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    /// <summary>Draws a report from results.</summary>
    /// <exception cref="ToolMissing">It ended with an error.</exception>
    public Task GenerateAsync(string results, string output, string title, CancellationToken cancellationToken) => RunAsync(
        "node",
        [
            Path.Combine(Home, "node_modules", "allure", "cli.js"), "generate", results,
            "--output", output, "--report-name", title, "--config", Path.Combine(Home, "allurerc.json"),
        ],
        Home,
        cancellationToken);

    private static async Task RunAsync(string program, string[] arguments, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await Task.WhenAll(output, errors);
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
        {
            var line = $"{await errors}\n{await output}".Split('\n').FirstOrDefault(text => text.Trim().Length > 0, "it said nothing");
            throw new ToolMissing($"{program} {arguments[0]} ended with {process.ExitCode}: {DeviceText.OneLine(line)}");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new ToolMissing($"{start.FileName} did not start");
        }
        catch (Win32Exception)
        {
            throw new ToolMissing($"{start.FileName} is not installed");
        }
    }

    private static byte[] Content(string file) => Resource.Octets($"tool/{file}");

    /// <summary>Why there is no report; never a reason to fail a run.</summary>
    internal sealed class ToolMissing(string message) : Exception(message);
}
