using System.Security.Cryptography;
using System.Text;

namespace Conformance.Reporting;

/// <summary>Where one run keeps everything it leaves behind; the one place that knows file names.</summary>
/// <remarks>
/// <code>
/// DIR/run.json  environment.json  junit.xml  index.html  pics.csv  ets.csv
///     log/cases.jsonl
///     captures/CASE.pcapng  CASE.svg  CASE.txt  CASE.beside.pcapng …
///     evidence/device.yaml  CASE.json
///     allure-results/  allure-report/
/// </code>
/// </remarks>
public sealed record RunFolder
{
    /// <summary>Marks the files of an attempt beside other cases that was repeated alone.</summary>
    public const string Beside = ".beside";

    private const int LongestStem = 80;

    /// <param name="path">The folder, made by <see cref="Create"/> when it is not there.</param>
    public RunFolder(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>The last part of the path: what people call the run.</summary>
    public string Name => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path));

    public string RunRecord => In("run.json");

    public string Environment => In("environment.json");

    public string JUnit => In("junit.xml");

    public string Index => In("index.html");

    public string Pics => In("pics.csv");

    public string Ets => In("ets.csv");

    public string Journal => In("log", "cases.jsonl");

    public string Captures => In("captures");

    public string AllureResults => In("allure-results");

    public string AllureReport => In("allure-report");

    /// <summary>The case's datagrams.</summary>
    /// <param name="attempt">Empty, or <see cref="Beside"/>.</param>
    public string Capture(string caseId, string attempt = "") => In("captures", FileStem(caseId) + attempt + ".pcapng");

    /// <summary>The case's ladder as a drawing.</summary>
    public string Drawing(string caseId, string attempt = "") => In("captures", FileStem(caseId) + attempt + ".svg");

    /// <summary>The case's ladder as text, with everything that was decoded.</summary>
    public string Transcript(string caseId, string attempt = "") => In("captures", FileStem(caseId) + attempt + ".txt");

    /// <summary>What a replay of the case needs besides its file.</summary>
    public string Recording(string caseId, string attempt = "") => In("evidence", FileStem(caseId) + attempt + ".json");

    /// <summary>The device file as it was, without secrets.</summary>
    public string DeviceFile => In("evidence", "device.yaml");

    /// <summary>Makes the folders that a run writes into.</summary>
    /// <exception cref="IOException">The place cannot be written.</exception>
    public void Create()
    {
        Disk.Try(() => Directory.CreateDirectory(In("log")));
        Disk.Try(() => Directory.CreateDirectory(Captures));
        Disk.Try(() => Directory.CreateDirectory(In("evidence")));
    }

    /// <summary>A file name for a case on every file system: <c>C-FMT-010[tlv]</c> becomes <c>C-FMT-010.tlv</c>.</summary>
    /// <returns>Letters, digits, dot, dash and underscore; a short hash keeps ids apart that had to give up other characters.</returns>
    public static string FileStem(string caseId)
    {
        ArgumentNullException.ThrowIfNull(caseId);

        var plain = caseId.EndsWith(']') ? caseId[..^1].Replace('[', '.') : caseId;
        var stem = string.Concat(plain.Take(LongestStem).Select(letter => IsPlain(letter) ? letter : '_'));
        if (stem == plain && !stem.StartsWith('.'))
        {
            return stem;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(caseId)));
        return $"{stem.TrimStart('.')}-{hash[..8]}";
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_';

    private string In(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);
}
