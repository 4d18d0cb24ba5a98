using System.Globalization;

namespace Conformance.Harness.Loading;

/// <summary>Where test cases and profiles lie.</summary>
/// <param name="Root">The folder that holds <c>testcases</c> and <c>profiles</c>.</param>
public sealed record SuiteFolders(string Root)
{
    public string TestCases => Path.Combine(Root, "testcases");

    public string Files => Path.Combine(TestCases, "files");

    /// <summary>Cases that judge traffic which others cause; they are no part of a run.</summary>
    public string Passive => Path.Combine(Root, "passive");

    public string Profiles => Path.Combine(Root, "profiles");

    public string Objects => Path.Combine(Profiles, "objects");

    public string Devices => Path.Combine(Profiles, "devices");

    public string Reports => Path.Combine(Root, "reports");

    /// <summary>A folder below <see cref="Reports"/> that is not there yet, called after the time and a name.</summary>
    public string NewReport(string name, DateTimeOffset now)
    {
        var stamped = $"{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{name}";
        return Enumerable.Range(1, int.MaxValue)
            .Select(count => Path.Combine(Reports, count == 1 ? stamped : $"{stamped}-{count}"))
            .First(path => !Directory.Exists(path));
    }

    /// <summary>The nearest folder that holds both, upwards from the working folder, then from the program itself.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    public static SuiteFolders? Locate() =>
        Above(Directory.GetCurrentDirectory()).Concat(Above(AppContext.BaseDirectory))
            .Select(folder => new SuiteFolders(folder))
            .FirstOrDefault(folders => Directory.Exists(folders.TestCases) && Directory.Exists(folders.Profiles));

    private static IEnumerable<string> Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
