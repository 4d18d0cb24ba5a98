using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Conformance.Model;

namespace Conformance.Reporting.Allure;

/// <summary>The run as Allure results, made anew in <see cref="RunFolder.AllureResults"/>.</summary>
public static class AllureResults
{
    /// <param name="folder">The run; captures that it holds are attached.</param>
    /// <param name="record">What happened.</param>
    /// <param name="start">Wall time at the start of the run; a fixed one when the clock is virtual.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(RunFolder folder, RunRecord record, DateTimeOffset start)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(record);

        if (Directory.Exists(folder.AllureResults))
        {
            Directory.Delete(folder.AllureResults, recursive: true);
        }

        Directory.CreateDirectory(folder.AllureResults);
        var levels = record.Requirements.DistinctBy(one => one.Id).ToDictionary(one => one.Id, StringComparer.Ordinal);
        Sheaf.Write(record.Cases, one =>
        {
            var uuid = Uuid($"{folder.Name}/{start:O}/{one.Id}");
            var result = Result(record, one, uuid, levels, start) with { Attachments = Attach(folder, one, uuid) };
            Save(folder, $"{uuid}-result.json", JsonSerializer.Serialize(result, RunJson.Indented));
        });

        using var settings = JsonDocument.Parse(Resource.Octets(AllureTool.Settings));
        Save(folder, "categories.json", JsonSerializer.Serialize(settings.RootElement.GetProperty("categories"), RunJson.Indented));
        Save(folder, "environment.properties", Properties(record));
    }

    private static AllureResult Result(
        RunRecord run, CaseRecord record, string uuid, Dictionary<string, Requirement> known, DateTimeOffset start)
    {
        var begin = start + record.StartedAt;
        var requirements = record.Requirements.Select(id => known.GetValueOrDefault(id)).OfType<Requirement>().ToList();
        return new(
            uuid,
            Digest($"{run.Profile.Id}/{run.Device.Name}/{record.Id}"),
            Digest(record.Id),
            Shown($"{record.File}#{record.Id}"),
            Shown($"{record.Id} {record.Title}"),
            Shown(record.Purpose),
            record.Outcome.Allure,
            Details(record),
            "finished",
            begin.ToUnixTimeMilliseconds(),
            (begin + record.Duration).ToUnixTimeMilliseconds(),
            [.. Labels(run, record, requirements).Select(label => new AllureResult.Label(label.Name, Shown(label.Value)))],
            [.. Links(run, record, requirements).Select(link => new AllureResult.Link(Shown(link.Name), link.Url, link.Type))],
            [.. record.Earlier.Select(earlier => new AllureSteps(earlier, start + earlier.StartedAt).Attempt()), .. new AllureSteps(record, begin).All()],
            []);
    }

    private static AllureResult.Details Details(CaseRecord record)
    {
        var notable = record.Findings.Where(finding => finding.IsNotable).ToList();
        var worst = notable.Where(finding => !finding.Remark).MaxBy(finding => finding.Verdict);
        var trace = string.Join(
            "\n\n",
            notable.Select(finding => $"{finding.Word}: {finding.Message}\n{AllureSteps.Explain(finding).Trace}"));
        return new(
            record.Outcome == Outcome.Pass ? null : Shown($"{record.Outcome.Word}: {record.Reason}"),
            trace.Length > 0 ? Shown(trace) : null,
            worst is null ? null : Shown(worst.Expected),
            worst is null ? null : Shown(worst.Actual));
    }

    private static IEnumerable<(string Name, string Value)> Labels(RunRecord run, CaseRecord record, List<Requirement> requirements) =>
    [
        ("parentSuite", run.Profile.Title),
        ("suite", record.Interface),
        ("epic", run.Profile.Title),
        .. requirements.Select(one => one.Group).Distinct(StringComparer.Ordinal).Select(group => ("feature", group)),
        .. record.Requirements.Select(id => ("story", id)),
        ("severity", Severity(requirements)),
        ("tag", record.Outcome.Word),
        .. record.Ets.Select(id => ("tag", $"ets-{id}")),
        .. record.Earlier.Select(_ => ("tag", "repeated-alone")),
        .. record.Findings.Any(finding => finding.Remark) ? [("tag", "remark")] : Array.Empty<(string, string)>(),
        ("host", run.Device.Title),
        ("framework", "lwm2m-conformance"),
    ];

    private static IEnumerable<(string Name, string Url, string Type)> Links(
        RunRecord run, CaseRecord record, List<Requirement> requirements) =>
    [
        .. record.Ets.Select(id => ($"ETS {id}", ClauseLinks.TestSpecification, "tms")),
        .. requirements
            .SelectMany(one => ClauseLinks.Of(one.Clause, run.Device.Lwm2m).Select(link => ($"{one.Id}: {link.Name}", link.Url, "link")))
            .Distinct(),
    ];

    private static string Severity(List<Requirement> requirements) =>
        requirements.Count == 0 ? "normal" : requirements.Min(one => one.Level) switch
        {
            RequirementLevel.Must or RequirementLevel.Mandatory => "critical",
            RequirementLevel.Should or RequirementLevel.Conditional or RequirementLevel.Optional => "normal",
            RequirementLevel.May or RequirementLevel.Clarified => "minor",
            var level => throw new NotSupportedException($"no severity for level {level}"),
        };

    private static List<AllureResult.Attachment> Attach(RunFolder folder, CaseRecord record, string uuid)
    {
        (string Name, string Type, string Path)[] evidence =
        [
            ("Ladder", "image/svg+xml", folder.Drawing(record.Id)),
            ("Decoded log", "text/plain", folder.Transcript(record.Id)),
            ("Capture", "application/vnd.tcpdump.pcap", folder.Capture(record.Id)),
            ("Ladder of the first attempt", "image/svg+xml", folder.Drawing(record.Id, RunFolder.Beside)),
            ("Capture of the first attempt", "application/vnd.tcpdump.pcap", folder.Capture(record.Id, RunFolder.Beside)),
        ];
        var attached = new List<AllureResult.Attachment>();
        foreach (var (name, type, path) in evidence.Where(file => File.Exists(file.Path)))
        {
            var source = $"{uuid}-attachment{Path.GetFileName(path)[RunFolder.FileStem(record.Id).Length..]}";
            File.Copy(path, Path.Combine(folder.AllureResults, source));
            attached.Add(new(name, type, source));
        }

        return attached;
    }

    private static string Properties(RunRecord record)
    {
        (string Key, string Value)[] facts =
        [
            ("device", record.Device.Title),
            ("lwm2m", record.Device.Lwm2m),
            ("profile", $"{record.Profile.Title} ({record.Profile.Id})"),
            ("suite", record.Suite.Version),
            ("seed", $"{record.Settings.Seed}"),
            ("clock", record.Settings.Clock),
            ("verdicts", Tally.Of(record).ToString()),
            ("complete", record.IsPartial ? ConsoleReport.PartialReason(record) : "yes"),
        ];
        return string.Concat(facts.Select(fact =>
            $"{fact.Key}={DeviceText.OneLine(fact.Value).Replace("\\", "\\\\", StringComparison.Ordinal)}\n"));
    }

    private static void Save(RunFolder folder, string name, string text) =>
        AtomicFile.Write(Path.Combine(folder.AllureResults, name), text);

    /// <summary>RFC 9562 §5.8: a version 8 UUID whose content is a digest, so that the same case of the same run keeps it.</summary>
    private static string Uuid(string name)
    {
        var octets = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
        octets[6] = (byte)(octets[6] & 0x0F | 0x80);
        octets[8] = (byte)(octets[8] & 0x3F | 0x80);
        return new Guid(octets, bigEndian: true).ToString();
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    private static string Shown(string text) => DeviceText.Visible(text);
}
