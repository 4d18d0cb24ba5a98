using System.Text;
using Conformance.Reporting.Costs;
using Conformance.Reporting.Pages;

namespace Conformance.Reporting.Diffs;

/// <summary>A comparison as one page without anything from elsewhere.</summary>
public static class DiffHtml
{
    private static readonly string StyleSheet = Encoding.UTF8.GetString(Resource.Octets("page.css"));

    public static string Write(RunDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);

        var groups = DiffWords.Kinds.Select(known => Group(diff, known.Kind, known.Heading));
        return "<!DOCTYPE html>\n" + Markup.Of($"""
            <html lang="en"><head><meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>Two runs compared</title>
            <style>{Markup.Verbatim(StyleSheet)}</style></head>
            <body><main><h1>Two runs compared</h1>
            <dl><dt>Before</dt><dd>{DiffWords.Shown(diff.Before)}</dd><dt>After</dt><dd>{DiffWords.Shown(diff.After)}</dd></dl>
            {groups}
            <p>Unchanged: {diff.Unchanged}</p>
            {Costs(diff.Costs)}
            {(diff.IsSideBySide ? SideBySide(diff) : Markup.Empty)}
            </main></body></html>

            """).Text;
    }

    private static Markup Group(RunDiff diff, ChangeKind kind, string heading)
    {
        var rows = diff.Changes.Where(change => change.Kind == kind).Select(Row).ToList();
        return rows.Count == 0
            ? Markup.Empty
            : Markup.Of($"""
                <section><h2>{heading}: {rows.Count}</h2><div class="wide"><table class="findings">
                <thead><tr><th>Case</th><th>Before</th><th>After</th></tr></thead><tbody>
                {rows}</tbody></table></div></section>

                """);
    }

    private static Markup Costs(CostDiff costs) => costs.Changes.Count == 0 ? Markup.Empty : Markup.Of($"""
        <section><h2>Costs something else: {costs.Changes.Count}</h2><div class="wide"><table class="matrix">
        <thead><tr><th>Case</th><th>Messages</th><th>Octets</th><th>Sent again</th><th>Round trips</th></tr></thead><tbody>
        {costs.Changes.Prepend(new("all", costs.Before, costs.After)).Select(Cost)}</tbody></table></div></section>
        """);

    private static Markup SideBySide(RunDiff diff) => Markup.Of($"""
        <section><h2>Side by side: {diff.Pairs.Count}</h2><div class="wide"><table class="matrix">
        <thead><tr><th>Case</th><th>{DiffWords.Column(diff.Before, "Before")}</th><th>{DiffWords.Column(diff.After, "After")}</th><th>Took</th></tr></thead><tbody>
        {diff.Pairs.Select(Pair)}</tbody></table></div></section>

        """);

    private static Markup Pair(OutcomePair pair) => Markup.Of($"""
        <tr><td><code>{pair.Id}</code> {pair.Title}</td><td>{Badge.Of(DiffWords.WordOf(pair.Before))}</td><td>{Badge.Of(DiffWords.WordOf(pair.After))}</td>
        <td>{pair.Took:F1} s → {pair.Takes:F1} s</td></tr>

        """);

    private static Markup Cost(CostChange one) => Markup.Of($"""
        <tr><td><code>{one.Id}</code></td><td>{one.Before.Messages} → {one.After.Messages}</td><td>{$"{one.Before.Octets} → {one.After.Octets}"}</td>
        <td>{one.Before.Retransmissions} → {one.After.Retransmissions}</td><td>{one.Before.RoundTrips} → {one.After.RoundTrips}</td></tr>

        """);

    private static Markup Row(Change change) => Markup.Of($"""
        <tr><td><code>{change.Id}</code> {change.Title}<br/><small>{(change.FileChanged ? "the case file changed" : "")}</small></td>
        <td>{Badge.Of(DiffWords.WordOf(change.Before))} {change.ReasonBefore}</td><td>{Badge.Of(DiffWords.WordOf(change.After))} {change.ReasonAfter}</td></tr>

        """);
}
