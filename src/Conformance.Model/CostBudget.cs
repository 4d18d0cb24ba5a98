namespace Conformance.Model;

/// <summary>The most that a case may cost, as a profile has it.</summary>
/// <param name="Id">For example <c>COST-REGISTER</c>.</param>
/// <param name="Level">Mandatory: more is a fail; optional: more is a remark.</param>
/// <param name="Cases">Ids of cases; rows are counted alone.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Most">The most of it; seconds for <see cref="CostMeasure.Awake"/>.</param>
/// <param name="Text">Why, in our words.</param>
public sealed record CostBudget(string Id, RequirementLevel Level, IReadOnlyList<string> Cases, CostMeasure Measure, decimal Most, string Text);
