using System.Text.RegularExpressions;
using Conformance.Scripting;

namespace Conformance.Tests.Scripting;

/// <summary>Makes whole cases of fragments, so that tests and pages show only what they are about.</summary>
internal static partial class Skeleton
{
    public const string File = "client/management/C-DM-001.yaml";

    private static readonly string[] s_lines =
    [
        "id: C-DM-001", "title: The Device instance can be read", "purpose: Check that the Device instance can be read.",
        "requirements: [DM-07]", "iut: client", "tester: server", "steps:\n  - read: /3/0",
    ];

    /// <summary>The fragment, followed by what a case must have and the fragment has not. A fragment with id and steps is whole.</summary>
    public static string Around(string fragment)
    {
        var keys = Key().Matches(fragment).Select(match => match.Groups[1].Value).ToList();
        return keys.Contains("id") && keys.Contains("steps")
            ? fragment
            : fragment + string.Concat(s_lines.Where(line => !keys.Contains(line.Split(':')[0])).Select(line => line + "\n"));
    }

    public static LoadedFile Load(string fragment) =>
        new CaseLoader(TestCatalogue.Instance, new TestVocabulary()).Load(Around(fragment), File);

    [GeneratedRegex("^([a-z-]+):", RegexOptions.Multiline)]
    private static partial Regex Key();
}
