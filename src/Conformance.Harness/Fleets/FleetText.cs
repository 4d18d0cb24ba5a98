using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Conformance.Harness.Fleets;

/// <summary>A fleet's report for people and for programs.</summary>
public static class FleetText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line of a phase.</summary>
    public static string Line(FleetPhase phase)
    {
        ArgumentNullException.ThrowIfNull(phase);
        var answers = string.Join(", ", phase.Answers.Select(answer => $"{answer.Value} {answer.Key}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{phase.Name,-12}{answers} in {phase.Took.TotalSeconds:0.0} s; answers after {Seconds(phase.Latency(0.5))}, {Seconds(phase.Latency(0.99))}, {Seconds(phase.Latency(1))} (median, 99 %, last); {phase.Retransmissions} sent again");
    }

    /// <summary>What was asked of the fleet, and what the server owes.</summary>
    public static IEnumerable<string> Ending(FleetReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Misses.Select(miss => $"miss        {miss}")
            .Append($"{report.Plan.Clients} clients; the server asked {report.Asked} times, at most {report.Busiest} times in one second");
    }

    /// <summary>Times in seconds.</summary>
    public static string Json(FleetReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var shown = new
        {
            clients = report.Plan.Clients,
            spread = report.Plan.Spread.TotalSeconds,
            lifetime = report.Plan.Lifetime,
            phases = report.Phases.Select(phase => new
            {
                name = phase.Name,
                took = phase.Took.TotalSeconds,
                answers = phase.Answers,
                retransmissions = phase.Retransmissions,
                latency = new { median = phase.Latency(0.5).TotalSeconds, most = phase.Latency(0.99).TotalSeconds, last = phase.Latency(1).TotalSeconds },
            }),
            asked = report.Asked,
            busiest = report.Busiest,
            holds = report.Holds,
        };
        return JsonSerializer.Serialize(shown, Indented) + '\n';
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000 s", CultureInfo.InvariantCulture);
}
