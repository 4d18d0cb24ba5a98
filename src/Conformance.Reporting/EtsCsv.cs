using System.Text;
using Conformance.Model;
using Conformance.Reporting.Matrix;

namespace Conformance.Reporting;

/// <summary>The Enabler Test Specification procedure by procedure, for a TestFest result sheet: <c>procedure,ids,title,verdict,cases</c>.</summary>
public static class EtsCsv
{
    public static string Write(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        var text = new StringBuilder().AppendCsv("procedure", "ids", "title", "verdict", "cases");
        foreach (var row in EtsTable.Of(record))
        {
            text.AppendCsv(
                row.Procedure.Id,
                string.Join(' ', row.Procedure.Labels.Select(label => $"LightweightM2M-{label}-int-{row.Procedure.Id}")),
                row.Procedure.Title,
                row.Verdict,
                string.Join(' ', row.Cases.Select(one => one.Id)));
        }

        return text.ToString();
    }
}
