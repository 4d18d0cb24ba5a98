using System.Text;
using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>The capability statement after the probe, for a spreadsheet: <c>id,value,source</c>.</summary>
public static class PicsCsv
{
    public static string Write(DeviceStamp device)
    {
        ArgumentNullException.ThrowIfNull(device);

        var text = new StringBuilder().AppendCsv("id", "value", "source");
        foreach (var (id, answer) in device.Pics.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.AppendCsv(id, answer.Value switch { Ternary.Yes => "yes", Ternary.No => "no", _ => "unknown" }, answer.Source);
        }

        return text.ToString();
    }
}
