using System.Globalization;
using System.Text.Json;
using Conformance.Harness.Baselines;
using Conformance.Harness.Loading;
using Conformance.Reporting;
using Conformance.Reporting.Statements;

namespace Conformance.Harness.Statements;

/// <summary>From a run folder to its statement, with the reasons that the device's list of known deviations gives, as long as its entries count.</summary>
public static class StatementSession
{
    /// <param name="run">The run folder.</param>
    /// <param name="baselineFile">The list; the one that the device file of that name has unless given.</param>
    /// <param name="refusal">Why there is none, when the result is <see langword="null"/>.</param>
    public static Statement? Of(SuiteFolders folders, string run, string? baselineFile, out Refusal? refusal)
    {
        var folder = new RunFolder(run);
        try
        {
            var record = RunRecordFile.Load(folder);
            if (LoadedSuite.LoadFor(folders, profile: null, folder.DeviceFile, out refusal) is not { } suite)
            {
                return null;
            }

            var path = baselineFile ?? suite.LoadDevice(record.Device.Name, lwm2m: null, out _)?.Baseline;
            Baseline? baseline = null;
            if (path is not null && (baseline = suite.LoadBaseline(path, out refusal)) is null)
            {
                return null;
            }

            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var reasons = (baseline?.Deviations ?? []).Where(known => known.Expires >= today).ToDictionary(known => known.Case, known => new KnownReason(known.Reason, known.Link), StringComparer.Ordinal);
            return StatementDraft.Of(record, File.ReadAllBytes(folder.RunRecord), StartedAt(folder), reasons);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            refusal = Refusal.Input($"there is no run to make a statement of in {folder.Path}: {unreadable.Message.TrimEnd('.')}");
            return null;
        }
    }

    private static string StartedAt(RunFolder folder)
    {
        try
        {
            using var facts = JsonDocument.Parse(File.ReadAllText(folder.Environment));
            return facts.RootElement.TryGetProperty("startedAt", out var start) && DateTimeOffset.TryParse(start.GetString(), CultureInfo.InvariantCulture, out var time)
                ? time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
                : string.Empty;
        }
        catch (Exception none) when (none is IOException or JsonException)
        {
            return string.Empty;
        }
    }
}
