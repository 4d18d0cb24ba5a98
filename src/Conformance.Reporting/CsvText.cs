using System.Text;

namespace Conformance.Reporting;

/// <summary>Lines for spreadsheets: RFC 4180 §2 with bare line feeds. A cell that would be taken for a formula is led by an apostrophe.</summary>
internal static class CsvText
{
    public static StringBuilder AppendCsv(this StringBuilder text, params IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Cell)).Append('\n');

    private static string Cell(string text)
    {
        var shown = DeviceText.OneLine(text);
        var harmless = shown.TrimStart() is ['=' or '+' or '-' or '@', ..] ? "'" + shown : shown;
        return harmless.AsSpan().ContainsAny(",\"\n\r") ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
