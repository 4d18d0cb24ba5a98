using Conformance.Model;
using Conformance.Reporting.Matrix;

namespace Conformance.Reporting.Pages;

/// <summary>The profile for the device at hand: requirement by requirement, its packs, and what is left to an operator.</summary>
internal static class ProfileSection
{
    public static Markup Of(RunRecord record)
    {
        var rows = RequirementMatrix.Of(record).Where(row => row.IsProfile).ToList();
        return rows.Count == 0 ? Markup.Empty : Markup.Of($"""
            <section id="profile"><h2>{record.Profile.Title}</h2>
            <p class="legend">Level: M mandatory, C mandatory under its condition, O binding for who declares it. Class of proof: A over IP alone, B with a stimulus on the device,
            C in a live network by an operator, D by declaration.</p>
            {Titles(record, rows).Where(part => !IsApart(record, part)).Select(part => RequirementTable.Of(part.Title, part.Rows, evidence: true))}
            {Apart([.. Titles(record, rows).Where(part => IsApart(record, part)).Select(part => part.Title)])}
            {Procedures(record)}</section>
            """);
    }

    private static IEnumerable<(string Title, List<RequirementRow> Rows)> Titles(RunRecord record, List<RequirementRow> rows)
    {
        var layers = record.Profile.Layers.ToDictionary(layer => layer.Id, layer => layer.Title, StringComparer.Ordinal);
        var order = record.Profile.Layers.Select(layer => layer.Id).ToList();
        return rows.GroupBy(row => row.Requirement.Origin, StringComparer.Ordinal)
            .OrderBy(part => order.IndexOf(part.Key))
            .Select(part => (layers.GetValueOrDefault(part.Key) ?? record.Profile.Title, part.ToList()));
    }

    /// <summary>A pack none of whose rows concerns the device.</summary>
    private static bool IsApart(RunRecord record, (string Title, List<RequirementRow> Rows) part) =>
        part.Rows[0].Requirement.Origin != record.Profile.Id && part.Rows.TrueForAll(row => row.Requirement.Exemption.Length > 0);

    private static Markup Apart(List<string> titles) => titles.Count == 0 ? Markup.Empty : Markup.Of($"""
        <p class="legend">Packs that do not concern the device: {string.Join(", ", titles)}.</p>
        """);

    private static Markup Procedures(RunRecord record) => record.LabProcedures.Count == 0 ? Markup.Empty : Markup.Of($"""
        <h3>For an operator in a live network <small>{record.LabProcedures.Count} procedures</small></h3>
        {record.LabProcedures.Select(Procedure)}
        """);

    private static Markup Procedure(LabProcedure one) => Markup.Of($"""
        <details class="ledger" id="{Badge.Anchor(one.Id)}"><summary><code>{one.Id}</code> {one.Title} <small>{string.Join(", ", one.Requirements)}</small></summary>
        <div class="howto"><p>Needs: {string.Join("; ", one.Needs)}.</p><ol>{one.Steps.Select(step => Markup.Of($"<li>{step}</li>"))}</ol>
        <p>Capture: {string.Join("; ", one.Capture)}.</p><p>Passes when: {one.Passes}</p></div></details>

        """);
}
