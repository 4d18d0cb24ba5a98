using Conformance.Model;
using Conformance.Reporting.Matrix;

namespace Conformance.Reporting.Pages;

/// <summary>The run in the words of a TestFest result sheet.</summary>
internal static class EtsSection
{
    public static Markup Of(RunRecord record)
    {
        var rows = EtsTable.Of(record);
        var counts = rows.CountBy(row => row.Outcome?.TestFest ?? row.Verdict.Split(':')[0]).OrderByDescending(count => count.Value);
        return Markup.Of($"""
            <section id="ets"><h2>Enabler test specification</h2>
            <p>In the five words of a TestFest result sheet; also in <code>ets.csv</code>. A procedure that several cases carry has the word of the worst of them.</p>
            <p>{rows.Count} procedures: {string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"))}.</p>
            <div class="wide"><table class="ets"><thead><tr><th>Procedure</th><th>Editions</th><th>In our words</th><th>Result</th><th>Cases</th></tr></thead><tbody>
            {rows.Select(Row)}</tbody></table></div></section>
            """);
    }

    private static Markup Row(EtsRow row) => Markup.Of($"""
        <tr><td><code>{row.Procedure.Id}</code></td><td>{string.Join(", ", row.Procedure.Labels)}</td><td>{row.Procedure.Title}</td>
        <td><span class="badge {row.Outcome?.Word ?? "none"}">{row.Verdict}</span></td>
        <td>{row.Cases.Select(one => Badge.Link(one, one.Outcome))}</td></tr>

        """);
}
