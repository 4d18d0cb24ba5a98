using System.Text;
using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>The capability statement after the probe, for a spreadsheet: <c>id,value,source</c>.</summary>
/// <remarks>RFC 4180 §2 with bare line feeds. A cell that a spreadsheet would take for a formula is led by an apostrophe.</remarks>
public static class PicsCsv
{
    public static string Write(DeviceStamp device)
    {
        ArgumentNullException.ThrowIfNull(device);

        var text = new StringBuilder("id,value,source\n");
        foreach (var (id, answer) in device.Pics.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var value = answer.Value switch { Ternary.Yes => "yes", Ternary.No => "no", _ => "unknown" };
            text.Append(Cell(id)).Append(',').Append(value).Append(',').Append(Cell(answer.Source)).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(string text)
    {
        var shown = DeviceText.OneLine(text);
        var harmless = shown.TrimStart() is ['=' or '+' or '-' or '@', ..] ? "'" + shown : shown;
        return harmless.AsSpan().ContainsAny(",\"\n\r") ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
