using Conformance.Model;
using Conformance.Reporting.Matrix;

namespace Conformance.Reporting.Pages;

/// <summary>Where the texts can be read in more than one way: what is applied here, and what the device did.</summary>
internal static class AmbiguitySection
{
    public static Markup Of(RunRecord record)
    {
        var rows = AmbiguityTable.Of(record);
        return rows.Count == 0 ? Markup.Empty : Markup.Of($"""
            <section id="ambiguities"><h2>Contested points</h2>
            <p>Where the texts can be read in more than one way. None of these fails a device; {rows.Count(row => row.Seen.Count > 0)} of {rows.Count} were seen.</p>
            <details class="ledger"><summary>All of them</summary>
            <div class="wide"><table class="matrix"><thead><tr><th>Id</th><th>Point</th><th>Readings</th><th>Applied here</th><th>Clause</th><th>This device</th>
            </tr></thead><tbody>
            {rows.Select(Row)}</tbody></table></div></details></section>
            """);
    }

    private static Markup Row(AmbiguityRow row) => Markup.Of($"""
        <tr id="{Badge.Anchor(row.Point.Id)}"><td><code>{row.Point.Id}</code></td><td>{row.Point.Point}</td>
        <td>{string.Join("; or ", row.Point.Readings)}</td><td>{row.Point.Applied}</td><td>{row.Point.Clause}</td>
        <td>{(row.Seen.Count > 0 ? Markup.All(row.Seen.Select(Seen)) : Markup.Of($"not seen"))}</td></tr>

        """);

    private static Markup Seen((CaseRecord Case, string Behaviour) seen) =>
        Markup.Of($"<div>{Badge.Link(seen.Case, seen.Case.Outcome)}<small>{seen.Behaviour}</small></div>");
}
