using System.Security.Cryptography;
using System.Text;
using Conformance.Model;
using Conformance.Reporting.Matrix;

namespace Conformance.Reporting.Statements;

/// <summary>Makes the statement of a run.</summary>
public static class StatementDraft
{
    private const string WithoutReason = "";

    /// <param name="record">The run.</param>
    /// <param name="runJson">Its file, as it lies in the run folder.</param>
    /// <param name="startedAt">When it began, RFC 3339; empty when that is not known.</param>
    /// <param name="known">Case id → why it is known to deviate.</param>
    public static Statement Of(RunRecord record, ReadOnlySpan<byte> runJson, string startedAt, IReadOnlyDictionary<string, KnownReason> known)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(known);

        var rows = RequirementMatrix.Of(record);
        var deviations = record.Cases.Where(one => one.Outcome is Outcome.Fail or Outcome.Inconclusive or Outcome.Error).Select(one => Deviation(one, known)).ToList();
        var verdict = Verdict(record);
        return new(
            verdict,
            $"{Summary(verdict, record, deviations)} {Extent(record, rows)}",
            Subject(record, Hash(runJson), startedAt),
            Parts(record, rows),
            deviations,
            Remarks(record),
            [.. AmbiguityTable.Of(record).Where(point => point.Seen.Count > 0).Select(Point)],
            Gaps(record, rows));
    }

    private static string Verdict(RunRecord record)
    {
        var tally = Tally.Of(record);
        return tally[Outcome.Fail] > 0 ? Statement.DoesNotConform
            : record.IsPartial || tally[Outcome.Inconclusive] + tally[Outcome.Error] > 0 ? Statement.NotShown
            : Statement.Conforms;
    }

    private static string Summary(string verdict, RunRecord record, List<StatementDeviation> deviations)
    {
        var tally = Tally.Of(record);
        var open = tally[Outcome.Inconclusive] + tally[Outcome.Error] + tally[Outcome.NotRun];
        var argued = deviations.Count(deviation => deviation.Outcome == Outcome.Fail.Word && deviation.Reason.Length + deviation.Link.Length > 0);
        return verdict switch
        {
            Statement.Conforms => $"All {tally[Outcome.Pass]} test cases that apply to the device were passed; {tally[Outcome.NotApplicable]} do not apply to it.",
            Statement.DoesNotConform => $"{tally[Outcome.Fail]} of the test cases that apply were failed, {argued} of them for a reason that is given below; {tally[Outcome.Pass]} were passed.",
            _ => $"{open} of the test cases that apply could not be judged, so that conformance is not shown; {tally[Outcome.Pass]} were passed and none failed.",
        };
    }

    // How much of what concerns the device somebody looked at.
    private static string Extent(RunRecord record, IReadOnlyList<RequirementRow> rows)
    {
        var concern = rows.Where(row => row.IsProfile && row.Outcome != Outcome.NotApplicable).ToList();
        var judged = concern.Count(row => row.Outcome is Outcome.Pass or Outcome.Fail);
        var selected = record.Settings.Selection.Count > 0 ? " Only a selection of the test cases was run." : string.Empty;
        return concern.Count == 0
            ? selected.TrimStart()
            : $"Of the {concern.Count} requirements of the profile that concern the device {judged} were judged; section 5 names the others.{selected}";
    }

    private static StatementSubject Subject(RunRecord record, string runHash, string startedAt) => new(
        record.Device.Title,
        record.Device.Identity,
        record.Device.Lwm2m,
        [.. record.Profile.Roles.Where(role => record.Device.Pics.GetValueOrDefault(role.Pics)?.Value == Ternary.Yes).Select(role => role.Title)],
        record.Profile.Id,
        record.Profile.Title,
        record.Profile.Version,
        record.Suite.Version,
        record.Settings.Clock == "virtual" ? string.Empty : startedAt,
        record.Settings.Clock,
        record.Settings.Seed,
        record.Settings.Selection,
        Outcomes.All.ToDictionary(outcome => outcome.Word, outcome => Tally.Of(record)[outcome]),
        runHash,
        Hash(Encoding.UTF8.GetBytes(string.Concat(record.Cases.Select(one => $"{one.Id} {one.Hash}\n")))),
        Hash(Encoding.UTF8.GetBytes(string.Concat(record.Requirements.Select(one => $"{one.Id} {one.Level} {one.Condition} {one.Declares} {one.Text}\n")))));

    private static List<StatementPart> Parts(RunRecord record, IReadOnlyList<RequirementRow> rows)
    {
        var layers = record.Profile.Layers.Select(layer => layer.Id).ToList();
        var titles = record.Profile.Layers.ToDictionary(layer => layer.Id, layer => layer.Title, StringComparer.Ordinal);
        return
        [
            .. rows.GroupBy(row => row.Requirement.Origin, StringComparer.Ordinal)
                .Where(part => !record.Profile.Layers.Any(layer => layer.Id == part.Key && layer.IsPack) || part.Any(row => row.Outcome is not (null or Outcome.NotApplicable)))
                .OrderBy(part => layers.IndexOf(part.Key))
                .Select(part => new StatementPart(
                    part.Key, titles.GetValueOrDefault(part.Key, record.Profile.Title), part.CountBy(row => row.Word).ToDictionary(), [.. part.Select(row => Row(row, record))])),
        ];
    }

    private static StatementRow Row(RequirementRow row, RunRecord record)
    {
        var one = row.Requirement;
        string[] remarks =
        [
            row.Outcome == Outcome.NotApplicable ? Beside(one, record) : string.Empty,
            row.Word == "pending" ? "no test case yet" : string.Empty,
            row.Word == "excused" ? "cannot be tested" : string.Empty,
            one.Procedures.Count > 0 && row.Outcome != Outcome.NotApplicable ? $"live part: {string.Join(", ", one.Procedures)}" : string.Empty,
        ];
        return new(
            one.Id, LevelWords.Of(one.Level), one.Evidence, one.Text, row.Word, string.Join("; ", remarks.Where(remark => remark.Length > 0)),
            [.. row.Cases.Where(cell => cell.Outcome is Outcome.Pass or Outcome.Fail).Select(cell => cell.Case.Id)]);
    }

    private static string Beside(Requirement one, RunRecord record)
    {
        var asked = record.Profile.Roles.Where(role => one.Roles.Contains(role.Name)).ToList();
        return one.Exemption.Length == 0 ? string.Empty
            : asked.Exists(role => record.Device.Pics.GetValueOrDefault(role.Pics)?.Value == Ternary.Yes) ? $"for a device with {one.Condition}"
            : $"asked of: {string.Join(", ", asked.Select(role => role.Title))}";
    }

    private static StatementDeviation Deviation(CaseRecord one, IReadOnlyDictionary<string, KnownReason> known)
    {
        var reason = known.GetValueOrDefault(one.Id);
        var broken = one.Judged.Where(judged => judged.Value == Outcome.Fail).Select(judged => judged.Key).Order(StringComparer.Ordinal);
        return new(one.Id, one.Title, one.Outcome.Word, [.. broken], one.Reason, reason?.Text ?? WithoutReason, reason?.Link ?? WithoutReason);
    }

    private static List<string> Remarks(RunRecord record) =>
    [
        .. record.Contradictions.Select(found => found.Message),
        .. record.Cases.SelectMany(one => one.Findings.Where(finding => finding.Remark).Select(finding => $"{one.Id}: {finding.Message}")).Distinct(),
    ];

    private static StatementPoint Point(AmbiguityRow row) =>
        new(row.Point.Id, row.Point.Point, row.Point.Applied, [.. row.Seen.Select(seen => $"{seen.Case.Id}: {seen.Behaviour}")]);

    private static List<StatementGap> Gaps(RunRecord record, IReadOnlyList<RequirementRow> rows)
    {
        var open = rows.Where(row => row.Outcome is null or Outcome.Inconclusive or Outcome.Error or Outcome.NotRun);
        var live = rows.Where(row => row.Outcome is Outcome.Pass or Outcome.Fail && row.Requirement.Procedures.Count > 0);
        return
        [
            .. open.GroupBy(Why, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new StatementGap(group.Key, [.. group.Select(row => row.Requirement.Id)])),
            .. live.GroupBy(_ => "Judged over IP; the part that only a live network shows is for an operator", StringComparer.Ordinal)
                .Select(group => new StatementGap(group.Key, [.. group.Select(row => row.Requirement.Id)])),
        ];

        string Why(RequirementRow row) => row.Word switch
        {
            "pending" => $"No test case yet: {record.Profile.Reasons.GetValueOrDefault(row.Requirement.Pending, row.Requirement.Pending)}",
            "excused" => $"Cannot be tested: {record.Profile.Reasons.GetValueOrDefault(row.Requirement.Excuse, row.Requirement.Excuse)}",
            "procedure" => "Shown by an operator in a live network, by the procedures of the profile",
            RequirementRow.NotJudged => "The test cases of this run did not come to judge it",
            var word => $"The test cases that judge it ended {word}",
        };
    }

    private static string Hash(ReadOnlySpan<byte> octets) => Convert.ToHexStringLower(SHA256.HashData(octets));
}
