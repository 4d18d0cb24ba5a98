using Conformance.Model;
using Conformance.Reporting.Matrix;

namespace Conformance.Reporting.Pages;

/// <summary>Requirement by requirement: the profile, and the enabler beneath it.</summary>
internal static class RequirementSection
{
    public static Markup Of(RunRecord record)
    {
        var rows = RequirementMatrix.Of(record);
        return Markup.Of($"""
            <section id="requirements"><h2>Requirements</h2>
            {Table(record.Profile.Title, [.. rows.Where(row => row.IsProfile)])}
            {Table("LwM2M enabler", [.. rows.Where(row => !row.IsProfile)])}</section>
            """);
    }

    private static Markup Table(string title, List<RequirementRow> rows)
    {
        var judged = rows.Count(row => row.Outcome is Outcome.Pass or Outcome.Fail);
        return rows.Count == 0 ? Markup.Empty : Markup.Of($"""
            <h3>{title} <small>{judged} of {rows.Count} judged</small></h3>
            <div class="wide"><table class="matrix">
            <thead><tr><th>Requirement</th><th>Level</th><th>Clause</th><th>In our words</th><th>Outcome</th>
            <th>Cases</th></tr></thead><tbody>
            {rows.Select(Row)}</tbody></table></div>
            """);
    }

    private static Markup Row(RequirementRow row) => Markup.Of($"""
        <tr id="{Badge.Anchor(row.Requirement.Id)}"><td><code>{row.Requirement.Id}</code></td>
        <td>{Level(row.Requirement.Level)}</td><td>{row.Requirement.Clause}</td><td>{row.Requirement.Text}{Condition(row.Requirement)}</td>
        <td>{Badge.Of(row.Outcome)}</td><td>{row.Cases.Select(cell => Badge.Link(cell.Case, cell.Outcome))}</td></tr>

        """);

    private static Markup Condition(Requirement requirement) =>
        requirement.Condition.Length > 0 ? Markup.Of($"<br/><small>when {requirement.Condition}</small>") : Markup.Empty;

    private static string Level(RequirementLevel level) => level switch
    {
        RequirementLevel.Must => "must",
        RequirementLevel.Should => "should",
        RequirementLevel.May => "may",
        RequirementLevel.Clarified => "clarified",
        _ => throw new NotSupportedException($"no word for level {level}"),
    };
}
