using System.Globalization;
using Conformance.Model;

namespace Conformance.Engine.Costs;

/// <summary>Holds what a case cost against the budgets of the profile.</summary>
public static class BudgetCheck
{
    /// <summary>The record, with a finding for each budget that it exceeds. A mandatory one fails a case that passed.</summary>
    /// <param name="record">A finished case with its cost.</param>
    /// <param name="budgets">Of the profile.</param>
    /// <param name="undisturbed">Whether nothing is lost on the way; else what is sent again says nothing about the device, and nothing fails.</param>
    public static CaseRecord Hold(CaseRecord record, IEnumerable<CostBudget> budgets, bool undisturbed)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(budgets);

        if (record.Cost is not { } cost || record.Outcome is not (Outcome.Pass or Outcome.Fail))
        {
            return record;
        }

        var id = record.Id.Split('[')[0];
        var exceeded = budgets.Where(budget => budget.Cases.Contains(id) && cost.Of(budget.Measure) > budget.Most)
            .Select(budget => Finding(budget, cost, record, fails: undisturbed && budget.Level == RequirementLevel.Mandatory))
            .ToList();
        var worst = exceeded.Find(finding => finding.Verdict == Verdict.Fail);
        return record with
        {
            Findings = exceeded.Count == 0 ? record.Findings : [.. record.Findings, .. exceeded],
            Outcome = worst is null ? record.Outcome : Outcome.Fail,
            Reason = worst is null || record.Outcome == Outcome.Fail ? record.Reason : worst.Message,
        };
    }

    private static Finding Finding(CostBudget budget, CaseCost cost, CaseRecord record, bool fails)
    {
        var (found, most) = (Written(cost.Of(budget.Measure)), Written(budget.Most));
        var words = Words(budget.Measure);
        return new(
            fails ? Verdict.Fail : Verdict.None,
            Remark: !fails,
            $"{budget.Id}: {found} {words}, at most {most} are allowed",
            $"{words} <= {most}",
            found,
            Requirements: [],
            Location: string.Empty,
            Step: string.Empty,
            record.Duration,
            Lag: TimeSpan.Zero,
            Observer.Wire);
    }

    private static string Written(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Words(CostMeasure measure) => measure switch
    {
        CostMeasure.Messages => "messages",
        CostMeasure.Octets => "octets",
        CostMeasure.Retransmissions => "retransmissions",
        CostMeasure.RoundTrips => "round trips",
        _ => "seconds awake",
    };
}
