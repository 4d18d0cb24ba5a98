using Conformance.Model;
using Conformance.Reporting.Pages;

namespace Conformance.Reporting.Statements;

/// <summary>Requirement by requirement: profile and packs in words, the enabler by group with the ids beneath.</summary>
internal static class StatementTables
{
    public static Markup Of(Statement statement) => Markup.Of($"""
        <h2>3 Requirement by requirement</h2>
        <p>Level: M mandatory, C mandatory under a condition, O binding for who declares it. Class of proof: A over IP alone, B with a stimulus on the device, C in a live
        network, D by declaration.</p>
        {statement.Parts.Where(part => part.Id != Requirement.Enabler).Select(Profile)}
        {statement.Parts.Where(part => part.Id == Requirement.Enabler).Select(Enabler)}
        """);

    private static Markup Profile(StatementPart part) => Markup.Of($"""
        <h3>{part.Title}</h3><p>{Counts(part)}</p>
        <table><thead><tr><th>Requirement</th><th class="narrow">Level</th><th class="narrow">Class</th><th>In words</th><th class="wider">Result</th></tr></thead><tbody>
        {part.Rows.Select(Row)}</tbody></table>

        """);

    private static Markup Row(StatementRow row) => Markup.Of($"""
        <tr><td class="id">{row.Id}</td><td>{row.Level}</td><td>{row.Evidence}</td><td>{row.Text}{Remark(row)}</td><td class="result {Style(row.Result)}">{Words(row.Result)}</td></tr>

        """);

    private static Markup Remark(StatementRow row) => row.Remark.Length > 0 ? Markup.Of($"<br/><small>{row.Remark}</small>") : Markup.Empty;

    private static Markup Enabler(StatementPart part) => Markup.Of($"""
        <h3>{part.Title}</h3><p>{Counts(part)}</p>
        <p>The enabler beneath the profile, by group; the numbers are those of the requirements within their group, and statement.json has each in words.</p>
        <table class="appendix"><thead><tr><th>Group</th><th>Passed</th><th>Failed</th><th>Not applicable</th><th>Not judged</th></tr></thead><tbody>
        {part.Rows.GroupBy(row => Group(row.Id), StringComparer.Ordinal).Select(Group)}</tbody></table>

        """);

    private static Markup Group(IGrouping<string, StatementRow> group) => Markup.Of($"""
        <tr><td class="id">{group.Key}</td><td>{Ids(group, "pass")}</td><td class="fail">{Ids(group, "fail")}</td><td>{Ids(group, "not-applicable")}</td>
        <td>{Ids(group.Where(row => row.Result is not ("pass" or "fail" or "not-applicable")), null)}</td></tr>

        """);

    // The numbers of requirements within their group, runs of them shortened.
    private static string Ids(IEnumerable<StatementRow> rows, string? result)
    {
        var ids = rows.Where(row => result is null || row.Result == result).Select(row => row.Id[(row.Id.LastIndexOf('-') + 1)..]).ToList();
        return ids.Count == 0 ? "–" : $"{string.Join(", ", NumberRuns.Of(ids))}";
    }

    private static string Group(string id) => id.LastIndexOf('-') is > 0 and var dash ? id[..dash] : id;

    private static IEnumerable<Markup> Counts(StatementPart part) =>
        part.Counts.OrderByDescending(count => count.Value).Select(count => Markup.Of($"<span class=\"count {Style(count.Key)}\"><b>{count.Value}</b> {Words(count.Key)}</span>"));

    // As a customer says it.
    public static string Words(string result) => result switch
    {
        "pass" => "passed",
        "fail" => "failed",
        "not-applicable" => "not applicable",
        "pending" => "not tested",
        "excused" => "not testable",
        "procedure" => "by an operator",
        "not-run" => "not run",
        var other => other,
    };

    private static string Style(string result) => result.Contains(' ', StringComparison.Ordinal) ? "none" : result;
}
