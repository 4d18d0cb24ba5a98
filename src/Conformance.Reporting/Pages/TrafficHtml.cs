using System.Globalization;
using System.Text;
using Conformance.Model;
using Conformance.Reporting.Ladders;
using Conformance.Reporting.Traffic;

namespace Conformance.Reporting.Pages;

/// <summary>Traffic as one page: who spoke to whom, in what order, and what each of them came to. In the style of <see cref="IndexHtml"/>, without its script.</summary>
public static class TrafficHtml
{
    private const int LadderRows = 400;

    private static readonly string StyleSheet = Encoding.UTF8.GetString(Resource.Octets("page.css"));

    public static string Write(TrafficStory story)
    {
        ArgumentNullException.ThrowIfNull(story);

        return "<!DOCTYPE html>\n" + Markup.Of($"""
            <html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>{story.Title}</title>
            <style>{Markup.Verbatim(StyleSheet)}</style>{LadderSvg.Style}</head>
            <body>
            {Header(story)}
            <main>
            {Parties(story)}
            {Misses(story)}
            {Talks(story)}
            {Sequence(story)}
            </main>
            </body></html>

            """).Text;
    }

    private static Markup Header(TrafficStory story)
    {
        var tally = Tally.Of(story.Parties.SelectMany(party => party.Record.Cases));
        var bar = Outcomes.All.Where(outcome => tally[outcome] > 0).Select(outcome => Markup.Of($"<span class=\"{outcome.Word}\" style=\"flex-grow:{tally[outcome]}\"></span>"));
        var damage = story.Damage is { } why ? Markup.Of($"<p class=\"banner\" role=\"alert\"><strong>Partial.</strong> {why}.</p>") : Markup.Empty;
        var started = story.Start.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return Markup.Of($"""
            <header>
            <p class="kicker">LwM2M observer</p>
            <h1>{story.Title}</h1>
            <p class="facts">from {started} UTC · {story.Sequence.Duration:F1} s · {story.Talks.Sum(talk => talk.Datagrams)} datagrams · {story.Talks.Count} conversations</p>
            {damage}
            <div class="bar" aria-hidden="true">{bar}</div>
            <p class="rule">The observer sends nothing. It judges what products did of their own accord: what was not seen is not applicable, and nothing seen is never a pass.
            It shows faults; that nobody failed does not show that anybody conforms.
            Here {tally[Outcome.Fail]} of {tally.Total} judgements failed.</p>
            {story.Remarks.Select(remark => Markup.Of($"<p class=\"facts\">{remark}</p>\n"))}
            <nav><a href="#parties">Products</a><a href="#talks">Conversations</a><a href="#sequence">Messages</a></nav>
            </header>
            """);
    }

    private static Markup Parties(TrafficStory story) => Markup.Of($"""
        <section id="parties"><h2>Products</h2>
        <div class="wide"><table><thead><tr><th>Verdict</th><th>Product</th><th>Role</th><th>LwM2M</th><th>Pass</th><th>Fail</th><th>Remarks</th><th>Not seen</th></tr></thead><tbody>
        {story.Parties.Select(Party)}</tbody></table></div>
        </section>
        """);

    private static Markup Party(TrafficParty party)
    {
        var tally = Tally.Of(party.Record);
        var verdict = tally[Outcome.Fail] > 0 ? Outcome.Fail : tally[Outcome.Pass] > 0 ? Outcome.Pass : Outcome.NotApplicable;
        return Markup.Of($"""
            <tr><td>{Badge.Of(verdict.Word)}</td><td><a href="{party.Folder}/index.html">{party.Record.Device.Title}</a></td><td>{party.Role}</td><td>{party.Record.Device.Lwm2m}</td>
            <td>{tally[Outcome.Pass]}</td><td>{tally[Outcome.Fail]}</td><td>{Remarks(party)}</td><td>{tally[Outcome.NotApplicable]}</td></tr>

            """);
    }

    private static int Remarks(TrafficParty party) => party.Record.Cases.Sum(one => one.Findings.Count(finding => finding.Remark));

    private static Markup Misses(TrafficStory story)
    {
        var missed = story.Parties.SelectMany(party => party.Record.Cases.Where(one => one.Findings.Any(finding => finding.IsNotable)).Select(one => (party, one))).ToList();
        return missed.Count == 0 ? Markup.Empty : Markup.Of($"""
            <section id="misses"><h2>What was wrong</h2>
            <div class="wide"><table><thead><tr><th></th><th>Product</th><th>Case</th><th>At</th><th>What was seen</th><th>Requirements</th></tr></thead><tbody>
            {missed.SelectMany(pair => pair.one.Findings.Where(finding => finding.IsNotable).Take(3).Select(finding => Miss(pair.party, pair.one, finding)))}</tbody></table></div>
            </section>
            """);
    }

    private static Markup Miss(TrafficParty party, CaseRecord record, Finding finding) => Markup.Of($"""
        <tr><td>{Badge.Of(finding.Word)}</td><td>{party.Record.Device.Title}</td>
        <td><a href="{party.Folder}/index.html#{Badge.Anchor(record)}">{record.Id}</a><span class="why">{record.Title}</span></td>
        <td class="time">{finding.Time:F3} s</td><td>{finding.Message}</td><td>{string.Join(' ', finding.Requirements)}</td></tr>

        """);

    private static Markup Talks(TrafficStory story) => Markup.Of($"""
        <section id="talks"><h2>Conversations</h2>
        <div class="wide"><table><thead><tr><th>Client</th><th>Address</th><th>Server</th><th>Security</th><th>Datagrams</th><th>Messages</th><th></th></tr></thead><tbody>
        {story.Talks.Select(Talk)}</tbody></table></div>
        <p class="facts">All of it: <a href="capture.pcapng">capture.pcapng</a>, <a href="traffic.txt">traffic.txt</a></p>
        </section>
        """);

    private static Markup Talk(TrafficTalk talk) => Markup.Of($"""
        <tr><td>{talk.Endpoint}</td><td><code>{talk.Client}</code></td><td><code>{talk.Server}</code></td><td>{talk.Bearing}</td><td>{talk.Datagrams}</td><td>{talk.Messages}</td><td>{talk.Remark}</td></tr>

        """);

    private static Markup Sequence(TrafficStory story) => Markup.Of($"""
        <section id="sequence"><h2>Messages</h2>
        <div class="wide">{LadderSvg.Inline(story.Sequence, LadderRows)}</div>
        </section>
        """);
}
