using System.Text;
using Conformance.Model;

namespace Conformance.Reporting.Allure;

/// <summary>The Allure 3 page of a run, drawn from its Allure results by the pinned npm package.</summary>
public static class AllureReport
{
    /// <summary>Where the package is kept when nobody says otherwise: beside the build's artifacts, or in a folder of the user's.</summary>
    public static string DefaultCache
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (folder.Name == "artifacts")
                {
                    return Path.Combine(folder.FullName, "allure");
                }
            }

            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "lwm2m-conformance");
        }
    }

    /// <summary>Draws <see cref="RunFolder.AllureReport"/> anew.</summary>
    /// <param name="folder">A run whose results are written.</param>
    /// <param name="record">The run, for the title.</param>
    /// <param name="cache">Keeps the npm package between runs.</param>
    /// <param name="limit">Longest time for installing and drawing together.</param>
    /// <param name="clock">Measures it.</param>
    /// <returns><see langword="null"/> when the report is there; else one line that says why not.</returns>
    public static async Task<string?> GenerateAsync(
        RunFolder folder, RunRecord record, string cache, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(record);

        using var alarm = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(alarm.Token, cancellationToken);
        Clear(folder);
        try
        {
            var tool = new AllureTool(cache);
            await tool.InstallAsync(either.Token);
            await tool.GenerateAsync(folder.AllureResults, folder.AllureReport, Title(record), either.Token);
            return KeepAtHome(folder);
        }
        catch (AllureTool.ToolMissing missing)
        {
            return $"no Allure report: {missing.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no Allure report: it was not ready after {limit.TotalSeconds:F0} s";
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return $"no Allure report: {DeviceText.OneLine(cause.Message)}";
        }
    }

    private static string Title(RunRecord record)
    {
        var partial = record.IsPartial ? " (partial)" : "";
        return DeviceText.OneLine($"{record.Device.Title} against {record.Profile.Title}{partial}");
    }

    private static string? KeepAtHome(RunFolder folder)
    {
        var pages = Directory.Exists(folder.AllureReport)
            ? Directory.GetFiles(folder.AllureReport, "*.html", SearchOption.AllDirectories)
            : [];
        if (pages.Length == 0)
        {
            return "no Allure report: the generator wrote no page";
        }

        foreach (var page in pages)
        {
            var stripped = ReportPage.Strip(File.ReadAllText(page, Encoding.UTF8));
            if (ReportPage.ExternalLoads(stripped) is [var load, ..])
            {
                Clear(folder);
                return $"no Allure report: its page would load {load}";
            }

            AtomicFile.Write(page, stripped);
        }

        return null;
    }

    private static void Clear(RunFolder folder)
    {
        if (Directory.Exists(folder.AllureReport))
        {
            Directory.Delete(folder.AllureReport, recursive: true);
        }
    }
}
