using System.Globalization;
using System.Text;
using Conformance.Model;

namespace Conformance.Reporting.Ladders;

/// <summary>A ladder in characters, with every decoded line beneath its arrow.</summary>
public static class LadderText
{
    private const int ColumnWidth = 16;
    private const int TimeWidth = 12;

    public static string Write(CaseRecord record)
    {
        var ladder = Ladder.Of(record);
        var width = Math.Max(1, ladder.Participants.Count) * ColumnWidth;
        var text = new StringBuilder();

        text.Append(DeviceText.OneLine($"{record.Id} {record.Outcome.Word}: {record.Title}")).Append('\n');
        if (record.Reason.Length > 0)
        {
            text.Append(DeviceText.OneLine(record.Reason)).Append('\n');
        }

        text.Append('\n').Append(' ', TimeWidth).Append(string.Concat(ladder.Participants.Select(Centred)).TrimEnd()).Append('\n');
        foreach (var row in ladder.Rows)
        {
            Append(text, ladder, width, row);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Ladder ladder, int width, LadderRow row)
    {
        var (columns, summary, detail) = row switch
        {
            ArrowRow arrow => (Arrow(ladder, arrow), Noted(arrow.Line), arrow.Line.Detail),
            NoteRow note => (Lifelines(ladder), $"{note.Line.From}: {Noted(note.Line)}", note.Line.Detail),
            FindingRow found => (Lifelines(ladder), $"*** {found.Finding.Word}: {found.Finding.Message}", Judgement(found.Finding)),
            _ => throw new NotSupportedException($"no text for {row.GetType().Name}"),
        };
        var time = row.Time.TotalSeconds.ToString("F6", CultureInfo.InvariantCulture).PadLeft(TimeWidth - 1);

        text.Append(time).Append(' ').Append(columns.PadRight(width)).Append("  ").Append(DeviceText.OneLine(summary)).Append('\n');
        foreach (var line in Lines(detail))
        {
            text.Append(' ', TimeWidth).Append(Lifelines(ladder).PadRight(width)).Append("    ").Append(line).Append('\n');
        }
    }

    private static string Noted(LogLine line) => line.Note.Length > 0 ? $"{line.Summary}  ({line.Note})" : line.Summary;

    private static string Judgement(Finding finding) => string.Join('\n', ((string[])
    [
        finding.Expected.Length > 0 ? $"expected {finding.Expected}" : "",
        finding.Actual.Length > 0 ? $"got      {finding.Actual}" : "",
        string.Join("  ", [.. finding.Requirements, finding.Location]),
    ]).Where(line => line.Length > 0));

    private static string[] Lines(string detail) =>
        detail.Length == 0 ? [] : DeviceText.Visible(detail).TrimEnd('\n').Split('\n');

    private static string Arrow(Ladder ladder, ArrowRow arrow)
    {
        var columns = Lifelines(ladder).PadRight(ladder.Participants.Count * ColumnWidth).ToCharArray();
        var (left, right) = (Middle(Math.Min(arrow.From, arrow.To)), Middle(Math.Max(arrow.From, arrow.To)));
        for (var at = left + 1; at < right; at++)
        {
            columns[at] = '─';
        }

        if (left == right)
        {
            columns[left] = '↺';
        }
        else if (arrow.To > arrow.From)
        {
            columns[right - 1] = '▶';
        }
        else
        {
            columns[left + 1] = '◀';
        }

        return new string(columns).TrimEnd();
    }

    private static string Lifelines(Ladder ladder) =>
        string.Concat(ladder.Participants.Select(_ => "│".PadLeft(ColumnWidth / 2 + 1).PadRight(ColumnWidth))).TrimEnd();

    private static int Middle(int column) => column * ColumnWidth + ColumnWidth / 2;

    private static string Centred(string name)
    {
        var shown = name.Length < ColumnWidth ? name : name[..(ColumnWidth - 2)] + "…";
        return shown.PadLeft((ColumnWidth + shown.Length) / 2 + 1).PadRight(ColumnWidth);
    }
}
