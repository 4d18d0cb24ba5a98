using System.Text;
using FluentAssertions;

namespace Conformance.Tests.Reporting;

/// <summary>Outputs that were looked at once and are to stay as they are. <c>UPDATE_GOLDEN=1</c> writes them anew.</summary>
internal static class Golden
{
    public static string Root { get; } = FindRoot();

    public static void Check(string name, string actual) => Check(name, Encoding.UTF8.GetBytes(actual));

    public static void Check(string name, byte[] actual)
    {
        var path = Path.Combine(Root, "src", "Conformance.Tests", "Reporting", "golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllBytes(path, actual);
        }

        var golden = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        Encoding.Latin1.GetString(actual).Should().Be(golden, "{0} is the golden output", name);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Conformance.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("no Conformance.sln above the tests");
        }

        return folder.FullName;
    }
}
