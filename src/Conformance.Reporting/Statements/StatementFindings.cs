using Conformance.Reporting.Pages;

namespace Conformance.Reporting.Statements;

/// <summary>What a statement says beside its tables: deviations, contested points, what nobody looked at, remarks.</summary>
internal static class StatementFindings
{
    private const int MostRemarks = 60;

    public static Markup Deviations(Statement statement) => Markup.Of($"""
        <h2>2 Deviations</h2>
        {(statement.Deviations.Count == 0 ? Markup.Of($"<p>None: no test case failed, and none was left undecided.</p>") : Table(statement))}
        """);

    public static Markup Points(Statement statement) => Markup.Of($"""
        <h2>4 Contested points</h2>
        <p>The texts can be read in more than one way here. No device fails for its reading; this is what was applied and what the device did.</p>
        {(statement.Points.Count == 0 ? Markup.Of($"<p>The test cases of this run looked at none.</p>") : Markup.Of($"""
            <table><thead><tr><th>Point</th><th>In words</th><th>Reading applied</th><th>Seen</th></tr></thead><tbody>
            {statement.Points.Select(Point)}</tbody></table>
            """))}
        """);

    public static Markup NotTested(Statement statement) => Markup.Of($"""
        <h2>5 What was not tested</h2>
        {(statement.NotTested.Count == 0 ? Markup.Of($"<p>Nothing that concerns the device.</p>") : Markup.Of($"""
            <p>These requirements concern the device and were not judged, or not in full. A result above says nothing about them.</p>
            <table><thead><tr><th class="narrow">Count</th><th class="reason">Reason</th><th>Requirements</th></tr></thead><tbody>
            {statement.NotTested.Select(Gap)}</tbody></table>
            """))}
        """);

    public static Markup Remarks(Statement statement) => Markup.Of($"""
        <h2>6 Remarks</h2>
        {(statement.Remarks.Count == 0 ? Markup.Of($"<p>None.</p>") : Markup.Of($"""
            <p>Seen on the way; no verdict rests on it.</p>
            <ul>{statement.Remarks.Take(MostRemarks).Select(remark => Markup.Of($"<li>{remark}</li>"))}</ul>
            {(statement.Remarks.Count > MostRemarks ? Markup.Of($"<p>And {statement.Remarks.Count - MostRemarks} more, in statement.json.</p>") : Markup.Empty)}
            """))}
        """);

    private static Markup Table(Statement statement) => Markup.Of($"""
        <table><thead><tr><th>Test case</th><th>A conforming device</th><th>Seen</th><th>Reason given</th></tr></thead><tbody>
        {statement.Deviations.Select(one => Deviation(one, Texts(statement)))}</tbody></table>

        """);

    private static Dictionary<string, string> Texts(Statement statement) =>
        statement.Parts.SelectMany(part => part.Rows).DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => row.Text, StringComparer.Ordinal);

    private static Markup Deviation(StatementDeviation one, Dictionary<string, string> texts) => Markup.Of($"""
        <tr><td><span class="id">{one.Case}</span><br/><span class="result {one.Outcome}">{StatementTables.Words(one.Outcome)}</span></td>
        <td>{one.Title}{one.Requirements.Select(id => Markup.Of($"<br/><small><b>{id}</b> {texts.GetValueOrDefault(id, string.Empty)}</small>"))}</td><td>{one.Seen}</td>
        <td>{(one.Reason.Length > 0 ? one.Reason : one.Link.Length > 0 ? "" : "none")} {one.Link}</td></tr>

        """);

    private static Markup Point(StatementPoint one) => Markup.Of($"""
        <tr><td class="id">{one.Id}</td><td>{one.Point}</td><td>{one.Applied}</td><td>{one.Seen.Distinct().Select(seen => Markup.Of($"{seen}<br/>"))}</td></tr>

        """);

    private static Markup Gap(StatementGap one) =>
        Markup.Of($"<tr><td>{one.Requirements.Count}</td><td>{one.Reason}</td><td><small>{string.Join(", ", one.Requirements)}</small></td></tr>\n");
}
