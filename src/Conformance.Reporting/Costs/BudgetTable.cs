using Conformance.Model;

namespace Conformance.Reporting.Costs;

/// <summary>Budget → the most that its cases came to.</summary>
public static class BudgetTable
{
    public static IReadOnlyList<BudgetRow> Of(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        var judged = record.Cases.Where(one => one is { Cost: not null, Outcome: Outcome.Pass or Outcome.Fail }).ToLookup(one => one.Id.Split('[')[0], StringComparer.Ordinal);
        return
        [
            .. record.Budgets.Select(budget => new BudgetRow(
                budget, budget.Cases.SelectMany(id => judged[id]).Select(one => (decimal?)one.Cost!.Of(budget.Measure)).Max())),
        ];
    }

    public static string Words(CostMeasure measure) => measure switch
    {
        CostMeasure.Messages => "messages",
        CostMeasure.Octets => "octets",
        CostMeasure.Retransmissions => "retransmissions",
        CostMeasure.RoundTrips => "round trips",
        _ => "s awake",
    };
}
