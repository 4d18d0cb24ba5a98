using Conformance.Model;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Running;

/// <summary>Which of a case's requirements were judged, and how. What no step reached is not in the map: not judged.</summary>
public static class JudgedRequirements
{
    private static readonly string[] ParentFields = ["steps"];

    public static IReadOnlyDictionary<string, Outcome> Of(BoundCase test, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(test);

        // As soon as one step names a requirement, a step that names none passes nothing by itself; it may still fail.
        var tagged = AnyTagged(test.Steps);
        var untagged = test.Requirements.Count;
        var judged = new SortedDictionary<string, Outcome>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var outcome = finding switch
            {
                { Verdict: Verdict.Fail } => Outcome.Fail,
                { Verdict: Verdict.Pass } when !tagged || finding.Requirements.Count < untagged || untagged == 1 => Outcome.Pass,
                _ => (Outcome?)null,
            };
            if (outcome is null)
            {
                continue;
            }

            foreach (var requirement in finding.Requirements)
            {
                judged[requirement] = judged.GetValueOrDefault(requirement, Outcome.Pass) == Outcome.Fail ? Outcome.Fail : outcome.Value;
            }
        }

        return judged;
    }

    private static bool AnyTagged(IEnumerable<BoundStep> steps) => steps.Any(step =>
        step.Fields.ContainsKey("requirement")
        || ParentFields.Any(field => step.Fields.GetValueOrDefault(field) is BoundSteps inner && AnyTagged(inner.Steps))
        || (step.Target is BoundSteps choice && AnyTagged(choice.Steps))
        || (step.Target is BoundBranches branches && branches.Branches.Any(branch => AnyTagged(branch.Value))));
}
