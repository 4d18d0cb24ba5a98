using Conformance.Model;
using Conformance.Reporting.Matrix;

namespace Conformance.Reporting.Pages;

/// <summary>The enabler's ledger for the device at hand, requirement by requirement.</summary>
internal static class RequirementSection
{
    public static Markup Of(RunRecord record)
    {
        var rows = RequirementMatrix.Of(record).Where(row => !row.IsProfile).ToList();
        return Markup.Of($"""
            <section id="requirements"><h2>Requirements of the enabler</h2>
            {RequirementTable.Of("LwM2M enabler", rows, evidence: false)}</section>
            """);
    }
}
