using System.Security.Cryptography;
using System.Text;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting;

/// <summary>From a file to bound cases, through the phases syntax, shape, names, sense and plan.</summary>
/// <remarks>A file that does not load yields diagnostics, never an exception.</remarks>
public sealed class CaseLoader(VerbCatalogue catalogue, IVocabulary vocabulary)
{
    private const int MostListed = 100;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Loads one file.</summary>
    /// <param name="text">Content of the file.</param>
    /// <param name="file">Path relative to the test-case root, forward slashes; used for positions, id and group checks.</param>
    public LoadedFile Load(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);

        var syntax = new List<Diagnostic>();
        var root = YamlReader.Read(text, file, syntax);
        if (syntax.Count > 0)
        {
            return new(file, text, [], Listed(syntax));
        }

        if (root is not MappingNode map)
        {
            return new(
                file, text, [], [new("TC0102", new(file, 1, 1, 1), $"a test case is a map of fields, not {root?.Kind ?? "nothing"}")]);
        }

        var binder = new CaseBinder(catalogue, vocabulary, map);
        var cases = binder.Bind(file, Lines(text), Hash(text));
        return new(file, text, binder.Diagnostics.Count > 0 ? [] : cases, Listed(binder.Diagnostics));
    }

    /// <summary>
    /// Loads every <c>*.yaml</c> below a folder, in the order of their paths; ids given twice are diagnosed in both files.
    /// </summary>
    /// <param name="except">A folder below it whose cases are of another catalogue, relative.</param>
    public IReadOnlyList<LoadedFile> LoadTree(string root, string? except = null)
    {
        var files = Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => except is null || !file.StartsWith($"{except}/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => LoadFile(root, file))
            .ToList();
        var twice = files.SelectMany(file => file.Cases.Select(bound => (bound.Id, file.File)))
            .GroupBy(pair => pair.Id, pair => pair.File)
            .Where(group => group.Distinct().Skip(1).Any())
            .ToDictionary(group => group.Key, group => group.Distinct().ToList(), StringComparer.Ordinal);
        return [.. files.Select(file => WithTwins(file, twice))];
    }

    private LoadedFile LoadFile(string root, string file)
    {
        try
        {
            var octets = File.ReadAllBytes(Path.Combine(root, file));
            return Load(s_strict.GetString(octets), file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            var reason = e is DecoderFallbackException ? "it is not UTF-8" : e.Message;
            return new(file, string.Empty, [], [new("TC0010", new(file, 1, 1, 1), $"the file cannot be read: {reason}")]);
        }
    }

    private static LoadedFile WithTwins(LoadedFile file, Dictionary<string, List<string>> twice)
    {
        var diagnostics = file.Cases
            .Where(bound => twice.ContainsKey(bound.Id))
            .Select(bound => new Diagnostic(
                "TC0157", bound.Span, $"case {bound.Id} stands in {string.Join(" and ", twice[bound.Id])}", "an id is given once"))
            .ToList();
        return diagnostics.Count == 0 ? file : file with { Cases = [], Diagnostics = diagnostics };
    }

    // A file of nonsense has something wrong in each place; nobody reads more.
    private static IReadOnlyList<Diagnostic> Listed(IReadOnlyList<Diagnostic> found)
    {
        var ordered = DiagnosticText.Ordered(found);
        return ordered.Count <= MostListed
            ? ordered
            : [.. ordered.Take(MostListed - 1), ordered[MostListed - 1] with { Hint = $"{ordered.Count - MostListed} more in this file are not listed" }];
    }

    private static int Lines(string text) => text.TrimEnd('\n', '\r').Split('\n').Length;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
