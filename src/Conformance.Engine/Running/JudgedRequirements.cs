using Conformance.Model;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Running;

/// <summary>Which of a case's requirements were judged, and how. What no step reached is not in the map: not judged.</summary>
public static class JudgedRequirements
{
    public static IReadOnlyDictionary<string, Outcome> Of(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);

        var judged = new SortedDictionary<string, Outcome>(StringComparer.Ordinal);
        foreach (var finding in findings.Where(finding => finding.Verdict is Verdict.Pass or Verdict.Fail))
        {
            foreach (var requirement in finding.Requirements)
            {
                var failed = finding.Verdict == Verdict.Fail || judged.GetValueOrDefault(requirement) == Outcome.Fail;
                judged[requirement] = failed ? Outcome.Fail : Outcome.Pass;
            }
        }

        return judged;
    }

    /// <summary>Whether any of the steps, or of those in them, names the requirement it judges.</summary>
    public static bool AnyNamed(IEnumerable<BoundStep> steps) =>
        steps.Any(step => step.Fields.ContainsKey("requirement") || step.Inner.Any(AnyNamed));
}
