using System.Globalization;
using Conformance.Model;
using Conformance.Reporting.Costs;

namespace Conformance.Reporting.Pages;

/// <summary>What conforming costs: the traffic of each case, and the budgets of the profile.</summary>
internal static class CostSection
{
    public static Markup Of(RunRecord record)
    {
        var counted = record.Cases.Where(one => one.Cost is { Messages: > 0 }).ToList();
        return counted.Count == 0 ? Markup.Empty : Markup.Of($"""
            <section id="cost"><h2>Cost of conformance</h2>
            <p>Counted at the sockets of the harness, both directions, octets of UDP payload. A round trip is a Confirmable message or a request. Awake time is estimated.</p>
            {Budgets(record)}
            {counted.GroupBy(one => one.Interface, StringComparer.Ordinal).Select(Group)}</section>
            """);
    }

    private static Markup Budgets(RunRecord record) => record.Budgets.Count == 0 ? Markup.Empty : Markup.Of($"""
        <h3>Budgets <small>{record.Budgets.Count}</small></h3>
        <div class="wide"><table class="matrix"><thead><tr><th>Budget</th><th>Level</th><th>In our words</th><th>At most</th><th>Found</th><th>Outcome</th></tr></thead><tbody>
        {BudgetTable.Of(record).Select(Budget)}</tbody></table></div>
        """);

    private static Markup Budget(BudgetRow row) => Markup.Of($"""
        <tr><td><code>{row.Budget.Id}</code></td><td>{LevelWords.Of(row.Budget.Level)}</td><td>{row.Budget.Text}<br/><small>{string.Join(", ", row.Budget.Cases)}</small></td>
        <td>{Number(row.Budget.Most)} {BudgetTable.Words(row.Budget.Measure)}</td><td>{(row.Found is { } found ? Number(found) : "")}</td><td>{Badge.Of(row.Word)}</td></tr>

        """);

    private static Markup Group(IGrouping<string, CaseRecord> group)
    {
        var sum = group.Aggregate(CaseCost.None, (all, one) => all + one.Cost!);
        return Markup.Of($"""
            <details class="ledger"><summary><code>{group.Key}</code> <small>{group.Count()} cases, {Number(sum.Messages)} messages, {Number(sum.Octets)} octets</small></summary>
            <div class="wide"><table class="matrix"><thead><tr><th>Case</th><th>Messages</th><th>Octets</th><th>Retransmissions</th><th>Round trips</th><th>Awake</th></tr></thead><tbody>
            {group.Select(one => Row(one, one.Cost!))}</tbody></table></div></details>

            """);
    }

    private static Markup Row(CaseRecord one, CaseCost cost) => Markup.Of($"""
        <tr><td>{Badge.Link(one, one.Outcome)}</td><td>{Number(cost.Messages)}</td><td>{Number(cost.Octets)}</td><td>{Number(cost.Retransmissions)}</td>
        <td>{Number(cost.RoundTrips)}</td><td>{Number(cost.Of(CostMeasure.Awake))} s</td></tr>

        """);

    private static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
