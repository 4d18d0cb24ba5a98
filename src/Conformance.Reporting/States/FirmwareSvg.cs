using Conformance.Reporting.Pages;

namespace Conformance.Reporting.States;

/// <summary>The states of Firmware Update as a drawing: what a run passed, what was refused, and what was accepted though it means nothing.</summary>
internal static class FirmwareSvg
{
    private const int Width = 1120;
    private const int Height = 560;
    private const int BoxWidth = 170;
    private const int BoxHeight = 60;

    /// <summary>Colours; a page takes them once.</summary>
    public static Markup Style { get; } = Markup.Verbatim("""
        <style>
        .states{font:13px system-ui,"DejaVu Sans",sans-serif;fill:#1f2933;max-width:100%;height:auto}
        .states .box{fill:#fff;stroke:#9aa5b1;stroke-width:1.5}.states .box.seen{stroke:#2f6fbb;stroke-width:2.5}
        .states .name{font-weight:700;text-anchor:middle}.states .small{font-size:11px;fill:#52606d}.states .middle{text-anchor:middle}
        .states .way{fill:none;stroke:#cbd2d9;stroke-width:1.5;stroke-dasharray:5 4}.states .way.passed{stroke:#2f6fbb;stroke-width:2.5;stroke-dasharray:none}
        .states .head{fill:#cbd2d9}.states .head.passed{fill:#2f6fbb}.states .count{font-weight:700;fill:#2f6fbb}
        .states .refused{fill:#2e7d32}.states .accepted{fill:#c62828;font-weight:700}
        .states .chip{fill:none;stroke:#cbd2d9}.states .chip.seen{fill:#dbeafe;stroke:#2f6fbb}
        @media (prefers-color-scheme:dark){.states{fill:#e4e7eb}.states .box{fill:#1f2933}.states .small{fill:#9aa5b1}
        .states .refused{fill:#81c784}.states .accepted{fill:#ff8a80}.states .chip.seen{fill:#1e3a5f}
        .states .way,.states .chip{stroke:#52606d}.states .head{fill:#52606d}.states .count{fill:#74b0f4}
        .states .way.passed,.states .box.seen,.states .chip.seen{stroke:#74b0f4}.states .head.passed{fill:#74b0f4}}
        </style>
        """);

    private static readonly (string Name, int X, int Y)[] Boxes =
        [("Idle", 40, 210), ("Downloading", 405, 50), ("Downloaded", 770, 210), ("Updating", 405, 370)];

    private static readonly StateWay[] Ways =
    [
        new(0, 1, "100,210 C 110,110 250,80 405,72", "image begins", 190, 84),
        new(1, 0, "420,110 C 400,170 300,215 210,228", "failed, reset, cancelled", 452, 196),
        new(1, 2, "575,72 C 720,80 860,110 872,210", "whole and checked", 800, 84),
        new(2, 0, "770,248 L 210,248", "reset, cancelled", 490, 240),
        new(2, 3, "872,270 C 860,370 720,405 575,412", "Update", 812, 408),
        new(3, 2, "560,370 C 580,310 680,272 770,262", "failed, image kept", 490, 338),
        new(3, 0, "405,412 C 250,405 110,370 100,270", "installed, or failed", 180, 408),
    ];

    private static readonly string[] Results =
    [
        "initial", "success", "no flash", "no memory", "lost", "damaged", "unknown", "bad URI", "failed", "protocol", "cancelled", "deferred",
    ];

    public static Markup Draw(FirmwareTally tally) => Markup.Of($"""
        <svg xmlns="http://www.w3.org/2000/svg" class="states" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" role="img">
        <title>States of Firmware Update in this run</title>
        <defs>{Head("head")}{Head("head passed")}</defs>
        {Ways.Select(way => Draw(way, tally.Passed.GetValueOrDefault((way.From, way.To))))}
        {Strange(tally)}{Boxes.Select((_, state) => Box(state, tally))}{Results.Select((_, result) => Chip(result, tally.Results.GetValueOrDefault(result)))}</svg>
        """);

    private static Markup Head(string style) => Markup.Of($"""
        <marker id="{style.Replace(' ', '-')}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">
        <path class="{style}" d="M0,1 L10,5 L0,9 z"/></marker>
        """);

    private static Markup Draw(StateWay way, int count)
    {
        var (style, head) = count > 0 ? ("way passed", "head-passed") : ("way", "head");
        return Markup.Of($"""
            <path class="{style}" d="M {way.Line}" marker-end="url(#{head})"/>
            <text class="small middle" x="{way.X}" y="{way.Y}">{way.Label}<tspan class="count"> {(count > 0 ? $"{count}" : "not seen")}</tspan></text>

            """);
    }

    private static Markup Box(int state, FirmwareTally tally)
    {
        var (name, x, y) = Boxes[state];
        var count = tally.States.GetValueOrDefault(state);
        var middle = x + (BoxWidth / 2);
        var refused = Words(tally.Refused, state);
        var accepted = Words(tally.Accepted, state);
        return Markup.Of($"""
            <rect class="box{(count > 0 ? " seen" : "")}" x="{x}" y="{y}" width="{BoxWidth}" height="{BoxHeight}" rx="10"/>
            <text class="name" x="{middle}" y="{y + 26}">{state} {name}</text>
            <text class="small middle" x="{middle}" y="{y + 45}">{(count > 0 ? $"seen in {Cases(count)}" : "not seen")}</text>
            {Line(refused, "refused", "small refused", x + 120, y + BoxHeight + 20)}{Line(accepted, "accepted", "small accepted", x + 120, y + BoxHeight + 36)}
            """);
    }

    private static string Words(IReadOnlyDictionary<(int State, string Trigger), int> counts, int state) =>
        string.Join(", ", counts.Where(one => one.Key.State == state).OrderBy(one => one.Key.Trigger, StringComparer.Ordinal).Select(one => $"{one.Key.Trigger} {one.Value}"));

    private static string Cases(int count) => count == 1 ? "1 case" : $"{count} cases";

    private static Markup Line(string words, string lead, string style, int x, int y) =>
        words.Length == 0 ? Markup.Empty : Markup.Of($"<text class=\"{style}\" x=\"{x}\" y=\"{y}\">{lead}: {words}</text>");

    /// <summary>Transitions that the object does not have.</summary>
    private static Markup Strange(FirmwareTally tally)
    {
        var known = Ways.Select(way => (way.From, way.To)).ToHashSet();
        var words = tally.Passed
            .Where(passed => !known.Contains(passed.Key))
            .Select(passed => $"{passed.Key.From} to {passed.Key.To} in {Cases(passed.Value)}");
        return Line(string.Join(", ", words), "transitions that the object does not have", "accepted middle", Width / 2, 24);
    }

    private static Markup Chip(int result, int count)
    {
        const int Pitch = 76;
        var x = 34 + (result * Pitch);
        return Markup.Of($"""
            <rect class="chip{(count > 0 ? " seen" : "")}" x="{x}" y="{Height - 66}" width="{Pitch - 8}" height="52" rx="6"/>
            <text class="name" x="{x + (Pitch / 2) - 4}" y="{Height - 48}">{result}</text>
            <text class="small middle" x="{x + (Pitch / 2) - 4}" y="{Height - 34}">{Results[result]}</text>
            <text class="small middle" x="{x + (Pitch / 2) - 4}" y="{Height - 20}">{(count > 0 ? Cases(count) : "–")}</text>

            """);
    }
}
