using Conformance.Model;

namespace Conformance.Reporting.Costs;

/// <summary>A budget with what was found.</summary>
/// <param name="Found">The most of the cases it is about; <see langword="null"/> when none of them was judged.</param>
public sealed record BudgetRow(CostBudget Budget, decimal? Found)
{
    public bool IsExceeded => Found > Budget.Most;

    /// <summary>What became of it: <c>pass</c>, <c>fail</c>, <c>remark</c>, or <c>not-run</c>.</summary>
    public string Word => Found is null ? Outcome.NotRun.Word
        : !IsExceeded ? Outcome.Pass.Word
        : Budget.Level == RequirementLevel.Mandatory ? Outcome.Fail.Word
        : "remark";
}
