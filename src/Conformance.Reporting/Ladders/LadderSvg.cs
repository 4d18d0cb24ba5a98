using Conformance.Model;
using Conformance.Reporting.Pages;

namespace Conformance.Reporting.Ladders;

/// <summary>A ladder as a drawing: one lifeline per participant, arrows with their summaries, findings marked.</summary>
public static class LadderSvg
{
    private const int ColumnWidth = 150;
    private const int TimeWidth = 84;
    private const int TextWidth = 720;
    private const int RowHeight = 22;
    private const int Top = 40;
    private const int SummaryLimit = 96;

    /// <summary>Colours of drawings; a page takes them once, a file of its own carries them.</summary>
    public static Markup Style { get; } = Markup.Verbatim("""
        <style>
        .ladder{font:12px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#1f2933}
        .ladder .paper{fill:#fff}.ladder .life{stroke:#9aa5b1;stroke-dasharray:2 4}
        .ladder .arrow{stroke:#2f6fbb;stroke-width:1.5}.ladder .head{fill:#2f6fbb}
        .ladder .name{font-weight:700;text-anchor:middle}.ladder .time{fill:#7b8794;text-anchor:end}.ladder .note{fill:#7b8794}
        .ladder .band{opacity:.1}.ladder .fail,.ladder .error{fill:#c62828}
        .ladder .inconclusive{fill:#b26a00}.ladder .remark{fill:#6b4fbb}
        @media (prefers-color-scheme:dark){.ladder{fill:#e4e7eb}.ladder .paper{fill:#16191d}.ladder .life{stroke:#52606d}
        .ladder .arrow{stroke:#74b0f4}.ladder .head{fill:#74b0f4}.ladder .time,.ladder .note{fill:#9aa5b1}
        .ladder .fail,.ladder .error{fill:#ff8a80}.ladder .inconclusive{fill:#ffc46b}.ladder .remark{fill:#b8a3ff}}
        </style>
        """);

    /// <summary>A file of its own.</summary>
    public static string Write(CaseRecord record) =>
        Draw(record, Markup.Of($"{Style}<rect class=\"paper\" width=\"100%\" height=\"100%\"/>"), int.MaxValue).Text + "\n";

    /// <summary>A drawing for a page that has <see cref="Style"/>.</summary>
    /// <param name="record">The case.</param>
    /// <param name="limit">Rows at most; a last line says how many are left out.</param>
    public static Markup Inline(CaseRecord record, int limit) => Draw(record, Markup.Empty, limit);

    private static Markup Draw(CaseRecord record, Markup head, int limit)
    {
        var ladder = Ladder.Of(record);
        var shown = ladder.Rows.Take(limit).ToList();
        var left = ladder.Rows.Count - shown.Count;
        var bottom = Top + (shown.Count + (left > 0 ? 1 : 0)) * RowHeight;
        var (width, height) = (TextStart(ladder) + TextWidth, bottom + 8);
        var lifelines = ladder.Participants.Select((name, column) => Markup.Of($"""
            <text class="name" x="{Middle(column)}" y="18">{name}</text>
            <line class="life" x1="{Middle(column)}" y1="24" x2="{Middle(column)}" y2="{bottom}"/>

            """));
        var rest = left > 0
            ? Markup.Of($"<text class=\"note\" x=\"{TextStart(ladder)}\" y=\"{bottom - 7}\">… {left} further rows in the transcript</text>")
            : Markup.Empty;

        return Markup.Of($"""
            <svg xmlns="http://www.w3.org/2000/svg" class="ladder" viewBox="0 0 {width} {height}"
              width="{width}" height="{height}" role="img">
            <title>{record.Id}</title>{head}
            {lifelines}{shown.Select((row, index) => Row(ladder, row, Top + index * RowHeight))}{rest}</svg>
            """);
    }

    private static Markup Row(Ladder ladder, LadderRow row, int y)
    {
        var text = row switch
        {
            ArrowRow arrow => Markup.Of($"{Arrow(arrow, y)}{Summary(ladder, y, "", arrow.Line)}"),
            NoteRow note => Summary(ladder, y, "note", note.Line with { Summary = $"{note.Line.From}: {note.Line.Summary}" }),
            FindingRow found => Judgement(ladder, found.Finding, y),
            _ => throw new NotSupportedException($"no drawing for {row.GetType().Name}"),
        };
        return Markup.Of($"""
            <g><text class="time" x="{TimeWidth - 10}" y="{y + 15}">{row.Time:F3}</text>{text}</g>

            """);
    }

    private static Markup Arrow(ArrowRow arrow, int y)
    {
        var (from, to, middle) = (Middle(arrow.From), Middle(arrow.To), y + 11);
        if (from == to)
        {
            return Markup.Of($"<circle class=\"head\" cx=\"{from}\" cy=\"{middle}\" r=\"4\"/>");
        }

        var back = to > from ? -9 : 9;
        return Markup.Of($"""
            <line class="arrow" x1="{from}" y1="{middle}" x2="{to + back}" y2="{middle}"/>
            <polygon class="head" points="{to},{middle} {to + back},{middle - 4} {to + back},{middle + 4}"/>
            """);
    }

    private static Markup Judgement(Ladder ladder, Finding finding, int y)
    {
        var contrast = $"expected {finding.Expected}\ngot {finding.Actual}\n{string.Join(' ', finding.Requirements)} {finding.Location}";
        var width = TextStart(ladder) - TimeWidth + TextWidth;
        var band = Markup.Of($"""
            <rect class="band {finding.Word}" x="{TimeWidth}" y="{y + 1}" width="{width}" height="{RowHeight - 2}"/>
            """);
        return Markup.Of($"{band}{Summary(ladder, y, finding.Word, $"✗ {finding.Word}: {finding.Message}", contrast)}");
    }

    private static Markup Summary(Ladder ladder, int y, string style, LogLine line) =>
        Summary(ladder, y, style, line.Note.Length > 0 ? $"{line.Summary} ({line.Note})" : line.Summary, line.Detail);

    private static Markup Summary(Ladder ladder, int y, string style, string summary, string detail)
    {
        var line = DeviceText.OneLine(summary);
        var cut = line.Length > SummaryLimit ? Cut(line) : line;
        var full = detail.Length > 0 ? $"{line}\n{detail}" : line;
        return Markup.Of($"<text class=\"{style}\" x=\"{TextStart(ladder)}\" y=\"{y + 15}\">{cut}<title>{full}</title></text>");
    }

    private static string Cut(string line)
    {
        var end = char.IsHighSurrogate(line[SummaryLimit - 2]) ? SummaryLimit - 2 : SummaryLimit - 1;
        return line[..end] + "…";
    }

    private static int TextStart(Ladder ladder) => TimeWidth + ladder.Participants.Count * ColumnWidth;

    private static int Middle(int column) => TimeWidth + column * ColumnWidth + ColumnWidth / 2;
}
