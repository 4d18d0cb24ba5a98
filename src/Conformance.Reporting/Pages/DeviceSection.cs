using Conformance.Model;

namespace Conformance.Reporting.Pages;

/// <summary>The device as declared and as probed.</summary>
internal static class DeviceSection
{
    public static Markup Of(RunRecord record) => Markup.Of($"""
        <section id="device"><h2>Device</h2>
        <dl><dt>Name</dt><dd>{record.Device.Name}</dd>
        <dt>Title</dt><dd>{record.Device.Title}</dd>
        {Identifying.Select(one => Told(record, one.Key, one.Words))}{Bearer(record)}
        <dt>LwM2M</dt><dd>{record.Device.Lwm2m}</dd></dl>
        {Contradictions(record)}
        <h3>Capabilities (PICS) <small>{record.Device.Pics.Count} answers</small></h3>
        <div class="wide"><table class="pics"><thead><tr><th>Capability</th><th>Answer</th><th>Source</th></tr></thead><tbody>
        {Sorted(record.Device.Pics).Select(answer => Answer(answer.Key, answer.Value))}</tbody></table></div>
        <h3>Test parameters (PIXIT)</h3>
        <div class="wide"><table class="pixit"><thead><tr><th>Parameter</th><th>Value</th></tr></thead><tbody>
        {Sorted(record.Device.Pixit).Select(value => Parameter(value.Key, value.Value))}</tbody></table></div>
        </section>
        """);

    private static (string Key, string Words)[] Identifying { get; } =
        [("manufacturer", "Manufacturer"), ("model", "Model"), ("serial", "Serial number"), ("firmware", "Firmware")];

    private static Markup Told(RunRecord record, string key, string words) =>
        record.Device.Identity.TryGetValue(key, out var told) ? Markup.Of($"<dt>{words}</dt><dd>{told}</dd>\n") : Markup.Empty;

    private static Markup Bearer(RunRecord record) =>
        BearerWords.Of(record.Device) is { Length: > 0 } bearer ? Markup.Of($"<dt>Bearer</dt><dd>{bearer}</dd>\n") : Markup.Empty;

    private static Markup Contradictions(RunRecord record) => record.Contradictions.Count == 0 ? Markup.Empty : Markup.Of($"""
        <div class="banner"><strong>The device contradicts its statement.</strong><ul>
        {record.Contradictions.Select(Contradiction)}</ul></div>
        """);

    private static Markup Contradiction(Finding found) =>
        Markup.Of($"<li>{found.Message} <small>declared {found.Expected}, seen {found.Actual}</small></li>\n");

    private static Markup Parameter(string name, string value) => Markup.Of($"<tr><td><code>{name}</code></td><td>{value}</td></tr>\n");

    private static IEnumerable<KeyValuePair<string, TValue>> Sorted<TValue>(IReadOnlyDictionary<string, TValue> map) =>
        map.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    private static Markup Answer(string id, PicsAnswer answer)
    {
        var (word, style) = answer.Value switch
        {
            Ternary.Yes => ("yes", "pass"),
            Ternary.No => ("no", "none"),
            _ => ("unknown", "inconclusive"),
        };
        return Markup.Of($"""
            <tr><td><code>{id}</code></td><td><span class="badge {style}">{word}</span></td><td>{answer.Source}</td></tr>

            """);
    }
}
