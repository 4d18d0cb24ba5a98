using Conformance.Model;

namespace Conformance.Reporting.Pages;

/// <summary>The device as declared and as probed.</summary>
internal static class DeviceSection
{
    public static Markup Of(RunRecord record) => Markup.Of($"""
        <section id="device"><h2>Device</h2>
        <dl><dt>Name</dt><dd>{record.Device.Name}</dd><dt>Title</dt><dd>{record.Device.Title}</dd><dt>LwM2M</dt><dd>{record.Device.Lwm2m}</dd></dl>
        {Contradictions(record)}
        <h3>Capabilities (PICS) <small>{record.Device.Pics.Count} answers</small></h3>
        <div class="wide"><table class="pics"><thead><tr><th>Capability</th><th>Answer</th><th>Source</th></tr></thead><tbody>
        {record.Device.Pics.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => Answer(answer.Key, answer.Value))}</tbody></table></div>
        <h3>Test parameters (PIXIT)</h3>
        <div class="wide"><table class="pixit"><thead><tr><th>Parameter</th><th>Value</th></tr></thead><tbody>
        {record.Device.Pixit.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => Markup.Of($"<tr><td><code>{value.Key}</code></td><td>{value.Value}</td></tr>"))}</tbody></table></div>
        </section>
        """);

    private static Markup Contradictions(RunRecord record) => record.Contradictions.Count == 0 ? Markup.Empty : Markup.Of($"""
        <div class="banner"><strong>The device contradicts its statement.</strong><ul>
        {record.Contradictions.Select(found => Markup.Of($"<li>{found.Message} <small>declared {found.Expected}, seen {found.Actual}</small></li>"))}</ul></div>
        """);

    private static Markup Answer(string id, PicsAnswer answer)
    {
        var (word, style) = answer.Value switch
        {
            Ternary.Yes => ("yes", "pass"),
            Ternary.No => ("no", "none"),
            _ => ("unknown", "inconclusive"),
        };
        return Markup.Of($"<tr><td><code>{id}</code></td><td><span class=\"badge {style}\">{word}</span></td><td>{answer.Source}</td></tr>\n");
    }
}
