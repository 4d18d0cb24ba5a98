using System.Text;
using System.Text.RegularExpressions;
using Conformance.Engine.Verbs;
using Conformance.Harness.Loading;
using Conformance.Lwm2m.Objects;
using Conformance.Scripting;
using Conformance.Scripting.Diagnostics;
using Conformance.Wire;

namespace Conformance.Harness.Fuzzing;

/// <summary>Files that people write: cases, object facts, object definitions of the registry.</summary>
internal static partial class FileTargets
{
    private const string CaseFile = "client/registration/C-REG-001.yaml";
    private const string ObjectFile = "3-1.0.yaml";

    /// <summary>YAML counts more of them than editors do (YAML 1.1 §5.4).</summary>
    private static readonly string[] LineBreaks = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    private static readonly byte[][] YamlWords =
    [
        .. new[]
        {
            "\n", "\n  ", "\n  - ", "- ", ": ", "{ ", " }", "[", "]", ", ", "? ", "| ", ">-\n", "# ", "'", "\"", "&a ", "*a", "!t ", "!= ", "!<",
            "%YAML 9\n", "---\n", "...\n", "\t", "<<: ", "\0", "\uFEFF", "steps", "read", "await", "expect", "parallel", "repeat", "vars",
            "parameters", "requirement", "/3/0", "$(", ")", "5 s", "..", "~ (", "as: a\n", "$(a)", "999999999999999999999",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[][] Definitions =
    [
        Encoding.UTF8.GetBytes(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <LWM2M><Object ObjectType="MODefinition"><Name>Test</Name><ObjectID>42800</ObjectID><ObjectURN>urn:x:42800</ObjectURN>
            <LWM2MVersion>1.1</LWM2MVersion><ObjectVersion>1.0</ObjectVersion><MultipleInstances>Multiple</MultipleInstances>
            <Mandatory>Optional</Mandatory><Resources><Item ID="5700"><Name>Value</Name><Operations>RW</Operations>
            <MultipleInstances>Single</MultipleInstances><Mandatory>Mandatory</Mandatory><Type>Float</Type>
            <RangeEnumeration>0..100</RangeEnumeration><Units>Cel</Units></Item></Resources></Object></LWM2M>
            """),
    ];

    public static IEnumerable<FuzzTarget> Of(LoadedSuite suite)
    {
        var files = suite.Cases.GroupBy(bound => bound.Id).ToDictionary(group => group.Key, group => group.First().Span.File, StringComparer.Ordinal);
        var loader = new CaseLoader(EngineVerbs.Catalogue, new SuiteVocabulary(suite.Profile, suite.Objects));
        var cases = suite.Files.Select(file => Encoding.UTF8.GetBytes(file.Text)).ToList();
        return
        [
            new DecoderTarget<LoadedFile>(
                "case", cases, (octets, out file, out error) => TryLoad(loader, files, octets, out file, out error), Broken, YamlWords, FuzzLimits.File),
            new DecoderTarget<ObjectDefinition>("object-yaml", [.. Shortest(suite.Folders.Objects)], TryReadObject, Broken, YamlWords, FuzzLimits.File),
            new DecoderTarget<IReadOnlyList<ObjectDefinition>>("object-xml", Definitions, TryImport, Broken, limits: FuzzLimits.File),
        ];
    }

    /// <summary>A file with diagnostics is refused; they point into it, and every way of showing them works.</summary>
    private static bool TryLoad(
        CaseLoader loader, Dictionary<string, string> files, ReadOnlyMemory<byte> octets, out LoadedFile? file, out DecodeError error)
    {
        var text = Encoding.UTF8.GetString(octets.Span);
        file = loader.Load(text, files.GetValueOrDefault(IdLine().Match(text).Groups["id"].Value, CaseFile));
        error = file.Diagnostics is [var first, ..] ? new(0, first.Code, Misplaced(file) ?? "refused") : default;
        return file.Diagnostics.Count == 0;
    }

    private static string? Misplaced(LoadedFile file)
    {
        var lines = file.Text.Split(LineBreaks, StringSplitOptions.None).Length;
        var stray = file.Diagnostics.FirstOrDefault(found => found.Span.Line < 1 || found.Span.Line > lines + 1 || found.Span.Column < 1);
        foreach (var format in Enum.GetValues<DiagnosticFormat>())
        {
            DiagnosticText.Render(file.Diagnostics, format, _ => file.Text);
        }

        return stray is null ? null : throw new InvalidDataException($"{stray.Span} is outside {lines} lines");
    }

    private static string? Broken(LoadedFile file) => file.Cases.Count == 0 ? "value: neither cases nor diagnostics came of it" : null;

    private static bool TryReadObject(ReadOnlyMemory<byte> octets, out ObjectDefinition? definition, out DecodeError error) =>
        TryRead(octets, text => ObjectYaml.Read(text, ObjectFile), out definition, out error);

    private static bool TryImport(ReadOnlyMemory<byte> octets, out IReadOnlyList<ObjectDefinition>? definitions, out DecodeError error) =>
        TryRead(octets, text => ObjectImport.Read(text, "x.xml"), out definitions, out error);

    /// <summary>These readers refuse by <see cref="InvalidDataException"/>; any other is a violation.</summary>
    private static bool TryRead<T>(ReadOnlyMemory<byte> octets, Func<TextReader, T> read, out T? value, out DecodeError error)
        where T : class
    {
        error = default;
        try
        {
            using var text = new StringReader(Encoding.UTF8.GetString(octets.Span));
            value = read(text);
            return true;
        }
        catch (InvalidDataException refused)
        {
            value = null;
            error = new(0, "file", refused.Message);
            return false;
        }
    }

    private static string? Broken(IReadOnlyList<ObjectDefinition> definitions) => definitions.Select(Broken).FirstOrDefault(broken => broken is not null);

    private static string? Broken(ObjectDefinition definition)
    {
        var written = ObjectYaml.Write(definition);
        using var text = new StringReader(written);
        var again = ObjectYaml.Write(ObjectYaml.Read(text, ObjectFile));
        return again == written ? null : $"round trip: {written} becomes {again}";
    }

    /// <summary>An id belongs to the file that is named after it.</summary>
    [GeneratedRegex(@"^id: (?<id>\S+)$", RegexOptions.Multiline)]
    private static partial Regex IdLine();

    private static IEnumerable<byte[]> Shortest(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*.yaml").OrderBy(file => file.Length).ThenBy(file => file.Name, StringComparer.Ordinal).Take(3)
            .Select(file => File.ReadAllBytes(file.FullName));
}
