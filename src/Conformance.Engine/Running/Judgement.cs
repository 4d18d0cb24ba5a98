using Conformance.Model;
using Conformance.Scripting.Yaml;

namespace Conformance.Engine.Running;

/// <summary>Turns what a step saw into a finding: the one place that decides what a miss means.</summary>
public static class Judgement
{
    public static Finding Of(
        StepContext context, bool met, string message, string expected, string actual, SourceSpan span, TimeSpan at, Observer observer)
    {
        var requirements = context.Requirements;
        var binding = requirements.Where(context.Run.Binds).ToList();
        var remark = !met && context.Phase == Phase.Steps && (binding.Count == 0 || context.OnlyRemarks);
        return new Finding(
            Verdict: met ? MetVerdict(context.Phase) : remark ? Verdict.None : MissVerdict(context),
            Remark: remark,
            Message: message,
            Expected: expected,
            Actual: actual,
            Requirements: context.Phase != Phase.Steps ? [] : met ? Passed(context, requirements) : remark ? requirements : binding,
            Location: span.ToString(),
            Step: context.Step.Text,
            Time: at - context.Run.StartedAt,
            Lag: context.Bench.Now - at,
            ObservedBy: observer);
    }

    /// <summary>A finding that judges no requirement.</summary>
    public static Finding Unjudged(StepContext context, Verdict verdict, string message, Observer observer) =>
        new(
            verdict,
            Remark: false,
            message,
            Expected: string.Empty,
            Actual: string.Empty,
            Requirements: [],
            context.Step.Span.ToString(),
            context.Step.Text,
            context.Bench.Now - context.Run.StartedAt,
            Lag: TimeSpan.Zero,
            observer);

    // As soon as one step names a requirement, a step that names none passes nothing by itself; it may still fail.
    private static IReadOnlyList<string> Passed(StepContext context, IReadOnlyList<string> requirements) =>
        context.NamesRequirement || requirements.Count == 1 || !context.Run.NamesRequirements ? requirements : [];

    private static Verdict MetVerdict(Phase phase) => phase == Phase.Steps ? Verdict.Pass : Verdict.None;

    private static Verdict MissVerdict(StepContext context) => context.Phase switch
    {
        Phase.Preconditions => Verdict.Inconclusive,
        Phase.Cleanup => Verdict.None,
        _ when context.Otherwise == "inconclusive" || context.Run.Link.Garbles => Verdict.Inconclusive,
        _ => Verdict.Fail,
    };
}
