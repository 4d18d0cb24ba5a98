using Conformance.Model;

namespace Conformance.Reporting.Ladders;

/// <summary>Who talked to whom during a case, laid out in columns and rows; text and drawing both show this.</summary>
/// <param name="Participants">Column titles, the harness's roles to the right of the device.</param>
/// <param name="Rows">In order of time; a finding follows what it judges.</param>
public sealed record Ladder(IReadOnlyList<string> Participants, IReadOnlyList<LadderRow> Rows)
{
    private const string Device = "device";

    public static Ladder Of(CaseRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        var participants = record.Log
            .Where(line => line.To.Length > 0)
            .SelectMany(line => (string[])[line.From, line.To])
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name == Device ? 0 : 1)
            .ToList();

        var said = record.Log.Select(line => line.To.Length > 0
            ? (LadderRow)new ArrowRow(line.Time, participants.IndexOf(line.From), participants.IndexOf(line.To), line)
            : new NoteRow(line.Time, line));
        var judged = record.Findings.Where(finding => finding.IsNotable).Select(finding => new FindingRow(finding.Time, finding));

        return new([.. participants.Select(DeviceText.OneLine)], [.. said.Concat(judged).OrderBy(row => row.Time)]);
    }
}
