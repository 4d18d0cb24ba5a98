using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Conformance.Tests.House;

/// <summary>The tree these tests were built from.</summary>
internal static partial class Repository
{
    /// <summary>The nearest folder above the test program that holds the solution.</summary>
    public static string Root { get; } =
        Above(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, "Conformance.sln")));

    /// <summary>C# files that we wrote, relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Sources { get; } = [.. Below("src", "*.cs")];

    /// <summary>What git knows of; without git, everything that is not the output of a build or a run.</summary>
    public static IReadOnlyList<string> Committed { get; } = [.. ListedByGit() ?? Below(".", "*").Where(path => !Output().IsMatch(path))];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static IEnumerable<string> Below(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }

    private static List<string>? ListedByGit()
    {
        if (!Path.Exists(Path.Combine(Root, ".git")))
        {
            return null;
        }

        var start = new ProcessStartInfo("git", ["ls-files"]) { WorkingDirectory = Root, RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var listed = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0 ? [.. listed.Where(path => File.Exists(Path.Combine(Root, path)))] : null;
    }

    [GeneratedRegex("(^|/)(artifacts|node_modules|reports|bin|obj|\\.git)/")]
    private static partial Regex Output();
}
