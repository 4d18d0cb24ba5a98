using System.Text.Encodings.Web;
using System.Text.Json;
using Conformance.Reporting;

namespace Conformance.Harness.Sweeps;

/// <summary>The figures of a sweep for other programs.</summary>
public static class SweepJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="impair">Name of the network, or <see langword="null"/>.</param>
    public static string Write(SweepReport report, string? impair, string device, long firstSeed)
    {
        ArgumentNullException.ThrowIfNull(report);
        var shown = new
        {
            impair,
            device,
            firstSeed,
            seeds = report.Seeds,
            plays = report.Plays,
            outcomes = report.Outcomes.ToDictionary(entry => entry.Key.Word, entry => entry.Value),
            inconclusiveShare = report.InconclusiveShare,
            misses = report.Misses.Select(miss => new { @case = miss.Case, seed = miss.Seed, outcome = miss.Outcome.Word, reason = miss.Reason }),
            inconclusive = report.Inconclusive,
            inEverySeed = report.Never,
            unjudged = report.Unjudged,
        };
        return JsonSerializer.Serialize(shown, Indented) + '\n';
    }
}
