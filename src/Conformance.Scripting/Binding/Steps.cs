namespace Conformance.Scripting.Binding;

/// <summary>Walks steps within steps.</summary>
internal static class Steps
{
    /// <summary>All steps, outer ones before those in them.</summary>
    public static IEnumerable<BoundStep> All(IEnumerable<BoundStep> steps) => steps.SelectMany(step => All(Inside(step)).Prepend(step));

    /// <summary>The steps right inside a step.</summary>
    public static IEnumerable<BoundStep> Inside(BoundStep step) => step.Fields.Values.Append(step.Target).SelectMany(bound => bound switch
    {
        BoundSteps inner => inner.Steps,
        BoundBranches { Branches: var branches } => branches.SelectMany(branch => branch.Value),
        _ => [],
    });
}
