namespace Conformance.Tests.Scripting;

/// <summary>Files of the repository that these tests read.</summary>
internal static class TestCases
{
    public static string Repository { get; } =
        Upwards(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, "Conformance.sln")));

    /// <summary>The case files beside these tests.</summary>
    public static string Root { get; } = Path.Combine(Repository, "src", "Conformance.Tests", "Scripting", "cases");

    /// <summary>Full paths of the case files.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(Root, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            yield return at;
        }
    }
}
