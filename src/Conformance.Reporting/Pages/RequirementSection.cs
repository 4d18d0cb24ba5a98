using Conformance.Model;
using Conformance.Reporting.Matrix;

namespace Conformance.Reporting.Pages;

/// <summary>The ledger for the device at hand: requirement by requirement, the profile and the enabler beneath it.</summary>
internal static class RequirementSection
{
    /// <summary>In the order of the columns; what is left over is shown with the outcomes it has.</summary>
    private static readonly string[] s_words =
        [.. Outcomes.All.Select(outcome => outcome.Word), RequirementRow.NotJudged, "pending", "excused"];

    public static Markup Of(RunRecord record)
    {
        var rows = RequirementMatrix.Of(record);
        return Markup.Of($"""
            <section id="requirements"><h2>Requirements</h2>
            {Part(record.Profile.Title, [.. rows.Where(row => row.IsProfile)])}
            {Part("LwM2M enabler", [.. rows.Where(row => !row.IsProfile)])}</section>
            """);
    }

    private static Markup Part(string title, List<RequirementRow> rows)
    {
        var judged = rows.Count(row => row.Outcome is Outcome.Pass or Outcome.Fail);
        return rows.Count == 0 ? Markup.Empty : Markup.Of($"""
            <h3>{title} <small>{judged} of {rows.Count} judged</small></h3>
            <p>{Counts(rows)}</p>
            {rows.GroupBy(row => row.Requirement.Group, StringComparer.Ordinal).Select(Group)}
            """);
    }

    private static Markup Group(IGrouping<string, RequirementRow> group) => Markup.Of($"""
        <details class="ledger"><summary><code>{group.Key}</code> <small>{group.Count()}</small> {Counts(group)}</summary>
        <div class="wide"><table class="matrix">
        <thead><tr><th>Requirement</th><th>Level</th><th>Clause</th><th>In our words</th><th>Outcome</th>
        <th>Cases</th></tr></thead><tbody>
        {group.Select(Row)}</tbody></table></div></details>

        """);

    private static Markup Counts(IEnumerable<RequirementRow> rows)
    {
        var counts = rows.CountBy(row => row.Word).ToDictionary(StringComparer.Ordinal);
        return Markup.All(s_words.Where(counts.ContainsKey).Select(word =>
            Markup.Of($"<span class=\"badge {(word == RequirementRow.NotJudged ? "none" : word)}\">{counts[word]} {word}</span> ")));
    }

    private static Markup Row(RequirementRow row) => Markup.Of($"""
        <tr id="{Badge.Anchor(row.Requirement.Id)}"><td><code>{row.Requirement.Id}</code></td>
        <td>{Level(row.Requirement)}</td><td>{row.Requirement.Clause}</td><td>{row.Requirement.Text}{Condition(row.Requirement)}</td>
        <td>{Badge.Of(row)}{Reason(row)}</td><td>{row.Cases.Select(cell => Badge.Link(cell.Case, cell.Outcome))}</td></tr>

        """);

    private static Markup Condition(Requirement requirement) =>
        requirement.Condition.Length > 0 ? Markup.Of($"<br/><small>when {requirement.Condition}</small>") : Markup.Empty;

    private static Markup Reason(RequirementRow row) =>
        row.Word is "excused" or "pending" ? Markup.Of($"<br/><small>{row.Requirement.Excuse}{row.Requirement.Pending}</small>") : Markup.Empty;

    private static Markup Level(Requirement requirement) => requirement.Confirmed
        ? Markup.Of($"{Word(requirement.Level)}")
        : Markup.Of($"{Word(requirement.Level)}<br/><small>unconfirmed</small>");

    private static string Word(RequirementLevel level) => level switch
    {
        RequirementLevel.Must => "must",
        RequirementLevel.Should => "should",
        RequirementLevel.May => "may",
        RequirementLevel.Clarified => "clarified",
        RequirementLevel.Mandatory => "M",
        RequirementLevel.Conditional => "C",
        RequirementLevel.Optional => "O",
        _ => throw new NotSupportedException($"no word for level {level}"),
    };
}
