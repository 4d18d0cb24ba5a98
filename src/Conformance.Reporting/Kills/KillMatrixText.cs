using System.Globalization;
using System.Text;

namespace Conformance.Reporting.Kills;

/// <summary>The kill matrix as a page of Markdown: a table by group and shape, then fault by fault.</summary>
public static class KillMatrixText
{
    private const int Shown = 4;

    public static string Write(KillMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);

        var score = matrix.Score;
        var text = new StringBuilder();
        Line(text, $"# Kill matrix");
        Line(text, $"");
        Line(text, $"Written by `./run.sh selftest --faults --write`; do not edit. Each fault is one decision that the reference device takes wrongly when told;");
        Line(text, $"it is killed by a case that fails the device with a finding that names the requirement the fault breaks, or by a remark that names it where no more may be said.");
        Line(text, $"");
        Line(text, $"**{score.Killed} of {score.Faults} faults killed** by {matrix.Cases.Count} cases; {score.IdleCases} idle cases, {score.FalseFails} false fails, {score.Errors} errors.");
        Line(text, $"");
        ByGroup(text, matrix);
        Line(text, $"");
        Line(text, $"| fault | the device … | breaks | shape | killed by |");
        Line(text, $"| --- | --- | --- | --- | --- |");
        foreach (var fault in matrix.Faults)
        {
            Line(text, $"| `{fault.Id}` | {fault.Lie.Replace("|", "\\|", StringComparison.Ordinal)} | {fault.Requirement} | {fault.Shape} | {Cases(fault)} |");
        }

        return text.ToString();
    }

    private static void ByGroup(StringBuilder text, KillMatrix matrix)
    {
        var shapes = matrix.Faults.Select(fault => fault.Shape).Distinct().Order(StringComparer.Ordinal).ToList();
        Line(text, $"| group | {string.Join(" | ", shapes)} | all |");
        Line(text, $"| --- |{string.Concat(shapes.Select(_ => " ---: |"))} ---: |");
        foreach (var group in matrix.Faults.GroupBy(fault => fault.Group))
        {
            var cells = shapes.Select(shape => Share([.. group.Where(fault => fault.Shape == shape)]));
            Line(text, $"| {group.Key} | {string.Join(" | ", cells)} | {Share([.. group])} |");
        }
    }

    private static string Share(List<KilledFault> faults) => faults.Count == 0
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{faults.Count(fault => !fault.Survives)}/{faults.Count}");

    private static string Cases(KilledFault fault) => fault.KilledBy.Count switch
    {
        0 => "**survives**",
        <= Shown => string.Join(", ", fault.KilledBy),
        var count => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", fault.KilledBy.Take(Shown))} and {count - Shown} more"),
    };

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
