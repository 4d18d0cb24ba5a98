using Conformance.Model;
using Conformance.Reporting.Matrix;

namespace Conformance.Reporting.Pages;

/// <summary>Requirements by group, each with its level and what became of it.</summary>
internal static class RequirementTable
{
    /// <summary>In the order of the columns; what is left over is shown with the outcomes it has.</summary>
    private static readonly string[] s_words =
        [.. Outcomes.All.Select(outcome => outcome.Word), RequirementRow.NotJudged, "procedure", "pending", "excused"];

    /// <param name="evidence">Whether to show the class of proof, which rows of profiles have.</param>
    public static Markup Of(string title, IReadOnlyList<RequirementRow> rows, bool evidence)
    {
        var judged = rows.Count(row => row.Outcome is Outcome.Pass or Outcome.Fail);
        return rows.Count == 0 ? Markup.Empty : Markup.Of($"""
            <h3>{title} <small>{judged} of {rows.Count} judged</small></h3>
            <p>{Counts(rows)}</p>
            {rows.GroupBy(row => row.Requirement.Group, StringComparer.Ordinal).Select(group => Group(group, evidence))}
            """);
    }

    private static Markup Group(IGrouping<string, RequirementRow> group, bool evidence) => Markup.Of($"""
        <details class="ledger"><summary><code>{group.Key}</code> <small>{group.Count()}</small> {Counts(group)}</summary>
        <div class="wide"><table class="matrix">
        <thead><tr><th>Requirement</th><th>Level</th>{(evidence ? Markup.Of($"<th>Class</th>") : Markup.Of($"<th>Clause</th>"))}<th>In our words</th><th>Outcome</th>
        <th>Cases</th></tr></thead><tbody>
        {group.Select(row => Row(row, evidence))}</tbody></table></div></details>

        """);

    private static Markup Counts(IEnumerable<RequirementRow> rows)
    {
        var counts = rows.CountBy(row => row.Word).ToDictionary(StringComparer.Ordinal);
        return Markup.All(s_words.Where(counts.ContainsKey).Select(word =>
            Markup.Of($"<span class=\"badge {(word == RequirementRow.NotJudged ? "none" : word)}\">{counts[word]} {word}</span> ")));
    }

    private static Markup Row(RequirementRow row, bool evidence) => Markup.Of($"""
        <tr id="{Badge.Anchor(row.Requirement.Id)}"><td><code>{row.Requirement.Id}</code></td>
        <td>{Level(row.Requirement)}</td><td>{(evidence ? row.Requirement.Evidence : row.Requirement.Clause)}</td><td>{row.Requirement.Text}{Remarks(row.Requirement)}</td>
        <td>{Badge.Of(row)}{Reason(row)}</td><td>{row.Cases.Select(cell => Badge.Link(cell.Case, cell.Outcome))}</td></tr>

        """);

    private static Markup Remarks(Requirement requirement)
    {
        string[] remarks =
        [
            requirement.Roles.Count > 0 ? $"for {string.Join(", ", requirement.Roles)}" : string.Empty,
            requirement.Condition.Length > 0 ? $"when {requirement.Condition}" : string.Empty,
            requirement.Declares.Length > 0 ? $"to declare: {requirement.Declares}" : string.Empty,
        ];
        var shown = string.Join("; ", remarks.Where(remark => remark.Length > 0));
        return shown.Length > 0 ? Markup.Of($"<br/><small>{shown}</small>") : Markup.Empty;
    }

    private static Markup Reason(RequirementRow row) => Markup.Of($"{Waits(row)}{row.Requirement.Procedures.Select(Procedure)}");

    private static Markup Waits(RequirementRow row)
    {
        var reason = row.Word is "excused" or "pending" ? row.Requirement.Excuse + row.Requirement.Pending
            : row.Outcome == Outcome.NotApplicable ? row.Requirement.Exemption
            : string.Empty;
        return reason.Length > 0 ? Markup.Of($"<br/><small>{reason}</small>") : Markup.Empty;
    }

    private static Markup Procedure(string id) =>
        Markup.Of($"<br/><small>live part: <a href=\"#{Badge.Anchor(id)}\">{id}</a></small>");

    private static Markup Level(Requirement requirement) => requirement.Confirmed
        ? Markup.Of($"{LevelWords.Of(requirement.Level)}")
        : Markup.Of($"{LevelWords.Of(requirement.Level)}<br/><small>unconfirmed</small>");
}
