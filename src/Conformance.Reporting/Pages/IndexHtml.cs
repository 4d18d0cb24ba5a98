using System.Security.Cryptography;
using System.Text;
using Conformance.Model;
using Conformance.Reporting.Ladders;

namespace Conformance.Reporting.Pages;

/// <summary>The run as one page that needs nothing else: no network, no script or font from elsewhere.</summary>
/// <remarks>Well-formed XML but for its first line. Its content security policy lets only its own script run.</remarks>
public static class IndexHtml
{
    private static readonly string StyleSheet = Encoding.UTF8.GetString(Resource.Octets("page.css"));
    private static readonly string Script = Encoding.UTF8.GetString(Resource.Octets("page.js"));
    private static readonly string ScriptHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));

    /// <param name="record">The run.</param>
    /// <param name="exists">Whether a file of the run folder is there to be linked, by its path relative to the folder.</param>
    public static string Write(RunRecord record, Func<string, bool> exists)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(exists);

        return "<!DOCTYPE html>\n" + Markup.Of($"""
            <html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy"
              content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{ScriptHash}'"/>
            <title>{record.Device.Title} · {record.Profile.Title}</title>
            <style>{Markup.Verbatim(StyleSheet)}</style>{LadderSvg.Style}</head>
            <body>
            {Header(record)}
            <main>
            {ProfileSection.Of(record)}
            {CaseSection.Of(record, exists)}
            {RequirementSection.Of(record)}
            {AmbiguitySection.Of(record)}
            {EtsSection.Of(record)}
            {FirmwareSection.Of(record)}
            {CostSection.Of(record)}
            {DeviceSection.Of(record)}
            </main>
            <script>{Markup.Verbatim(Script)}</script>
            </body></html>

            """).Text;
    }

    private static Markup Header(RunRecord record)
    {
        var tally = Tally.Of(record);
        var partial = record.IsPartial
            ? Markup.Of($"<p class=\"banner\" role=\"alert\"><strong>Partial.</strong> {ConsoleReport.PartialReason(record)}.</p>")
            : Markup.Empty;
        var ended = record.Footer is { } footer
            ? Markup.Of($" · {footer.Duration:F1} s in all, longest wait {footer.LongestWait:F1} s")
            : Markup.Empty;
        var bar = Outcomes.All.Where(outcome => tally[outcome] > 0).Select(outcome =>
            Markup.Of($"<span class=\"{outcome.Word}\" style=\"flex-grow:{tally[outcome]}\"></span>"));
        var tiles = Outcomes.All.Select(outcome => Markup.Of($"""
            <button type="button" class="tile {outcome.Word}" data-show="{outcome.Word}" aria-pressed="false">
            <b>{tally[outcome]}</b><span>{outcome.Word}</span></button>

            """));
        var undone = record.Cases.Count(one => !one.Outcome.IsDone);

        return Markup.Of($"""
            <header>
            <p class="kicker">LwM2M conformance report</p>
            <h1>{record.Device.Title}</h1>
            <p class="against">against <strong>{record.Profile.Title}</strong> ({record.Profile.Id}) over LwM2M {record.Device.Lwm2m}</p>
            <p class="facts">suite {record.Suite.Version} · seed {record.Settings.Seed.ToString()} · {record.Settings.Clock} clock ·
            {Selection(record)}{ended}</p>
            {partial}
            <div class="bar" aria-hidden="true">{bar}</div>
            <div class="tiles">{tiles}</div>
            <p class="rule">A device conforms when every case ends pass or not-applicable. Inconclusive and error mean
            that the test was not done: they say nothing about the device.
            Here {tally[Outcome.Fail]} failed and {undone} of {record.Cases.Count} were not done.</p>
            <nav><a href="#profile">Profile</a><a href="#cases">Cases</a><a href="#requirements">Enabler</a><a href="#ambiguities">Contested points</a><a href="#ets">ETS</a>{FirmwareLink(record)}<a href="#cost">Cost</a><a href="#device">Device</a></nav>
            </header>
            """);
    }

    private static Markup FirmwareLink(RunRecord record) =>
        FirmwareSection.Of(record) == Markup.Empty ? Markup.Empty : Markup.Of($"<a href=\"#firmware\">Firmware</a>");

    private static string Selection(RunRecord record) =>
        record.Settings.Selection.Count > 0 ? $"selected {string.Join(' ', record.Settings.Selection)}" : "all cases selected";
}
