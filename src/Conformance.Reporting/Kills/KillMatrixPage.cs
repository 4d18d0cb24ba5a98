using System.Text;
using Conformance.Reporting.Pages;

namespace Conformance.Reporting.Kills;

/// <summary>The kill matrix as one page that needs no network: by group and shape, then fault by fault, then the cases.</summary>
public static class KillMatrixPage
{
    private static readonly string StyleSheet = Encoding.UTF8.GetString(Resource.Octets("page.css"));

    public static string Write(KillMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);

        var score = matrix.Score;
        return "<!DOCTYPE html>\n" + Markup.Of($"""
            <html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>Kill matrix · {score.Killed} of {score.Faults}</title><style>{Markup.Verbatim(StyleSheet)}</style></head><body>
            <header><p class="kicker">LwM2M conformance self-test</p><h1>Kill matrix</h1>
            <p class="against"><strong>{score.Killed} of {score.Faults} faults</strong> killed by {matrix.Cases.Count} cases</p>
            <p class="facts">{score.IdleCases} idle cases · {score.FalseFails} false fails · {score.Errors} errors</p>
            <p class="rule">A fault is one decision that the reference device takes wrongly when told. It is killed when a case fails the device
            with a finding that names the requirement the fault breaks, or has a remark that names it where no more than that may be said; a survivor is a bug of the suite.</p></header>
            <main>
            <section><h2>By group and shape</h2>{ByGroup(matrix)}</section>
            <section><h2>Faults</h2><div class="wide"><table class="matrix">
            <thead><tr><th>Fault</th><th>The device …</th><th>Breaks</th><th>Shape</th><th>Killed by</th></tr></thead>
            <tbody>{matrix.Faults.Select(Row)}</tbody></table></div></section>
            <section><h2>Cases</h2><div class="wide"><table class="matrix"><thead><tr><th>Case</th><th>Kills</th></tr></thead>
            <tbody>{matrix.Cases.Select(Row)}</tbody></table></div></section>
            {Troubles(matrix)}
            </main></body></html>

            """).Text;
    }

    private static Markup ByGroup(KillMatrix matrix)
    {
        var shapes = matrix.Faults.Select(fault => fault.Shape).Distinct().Order(StringComparer.Ordinal).ToList();
        var rows = matrix.Faults.GroupBy(fault => fault.Group).Select(group => Markup.Of($"""
            <tr><td>{group.Key}</td>{shapes.Select(shape => Cell([.. group.Where(fault => fault.Shape == shape)]))}{Cell([.. group])}</tr>

            """));
        return Markup.Of($"""
            <div class="wide"><table class="matrix"><thead><tr><th>Group</th>{shapes.Select(shape => Markup.Of($"<th>{shape}</th>"))}<th>all</th></tr></thead>
            <tbody>{rows}</tbody></table></div>
            """);
    }

    private static Markup Cell(List<KilledFault> faults) => faults.Count == 0
        ? Markup.Of($"<td>–</td>")
        : Markup.Of($"<td>{faults.Count(fault => !fault.Survives)}/{faults.Count}</td>");

    private static Markup Row(KilledFault fault) => Markup.Of($"""
        <tr><td><code>{fault.Id}</code></td><td>{fault.Lie}</td><td>{fault.Requirement}</td><td>{fault.Shape}</td>
        <td>{(fault.Survives ? "survives" : string.Join(", ", fault.KilledBy))}</td></tr>

        """);

    private static Markup Row(KillingCase one) => Markup.Of($"""
        <tr><td><code>{one.Id}</code></td><td>{one.Kills}{(one.Smoke is { } reason ? $" (smoke: {reason})" : string.Empty)}</td></tr>

        """);

    private static Markup Troubles(KillMatrix matrix) => matrix.Troubles.Count == 0 ? Markup.Empty : Markup.Of($"""
        <section><h2>Verdicts that speak against the suite</h2><div class="wide"><table class="matrix">
        <thead><tr><th>Case</th><th>Device</th><th>Fault</th><th>Outcome</th><th>Reason</th></tr></thead><tbody>
        {matrix.Troubles.Select(trouble => Markup.Of($"<tr><td>{trouble.Case}</td><td>{trouble.Device}</td><td>{trouble.Fault ?? "none"}</td><td>{trouble.Outcome}</td><td>{trouble.Reason}</td></tr>"))}
        </tbody></table></div></section>
        """);
}
