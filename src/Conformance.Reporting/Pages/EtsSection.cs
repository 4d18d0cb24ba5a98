using Conformance.Model;
using Conformance.Reporting.Matrix;

namespace Conformance.Reporting.Pages;

/// <summary>The run in the words of a TestFest result sheet.</summary>
internal static class EtsSection
{
    public static Markup Of(RunRecord record) => Markup.Of($"""
        <section id="ets"><h2>Enabler test specification</h2>
        <p>In the five words of a TestFest result sheet. A test that several cases carry has the word of the worst of them.</p>
        <div class="wide"><table class="ets"><thead><tr><th>ETS id</th><th>Result</th><th>Cases</th></tr></thead><tbody>
        {EtsTable.Of(record).Select(Row)}</tbody></table></div></section>
        """);

    private static Markup Row(EtsRow row) => Markup.Of($"""
        <tr><td><code>{row.Id}</code></td><td><span class="badge {row.Outcome.Word}">{row.Outcome.TestFest}</span></td>
        <td>{row.Cases.Select(one => Badge.Link(one, one.Outcome))}</td></tr>

        """);
}
