using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>One step, checked and ready to run.</summary>
/// <param name="Span">Where the step stands (its verb).</param>
/// <param name="Text">The first line as written, for example <c>read: /3/0</c>.</param>
/// <param name="Verb">Which verb.</param>
/// <param name="Target">What stands after the colon; <see langword="null"/> for an empty target.</param>
/// <param name="Fields">The step's fields by name, common ones included.</param>
public sealed record BoundStep(
    SourceSpan Span, string Text, VerbDefinition Verb, Bound? Target, IReadOnlyDictionary<string, Bound> Fields)
{
    /// <summary>The lists of steps inside it: branches, alternatives, the body of a loop.</summary>
    public IEnumerable<IReadOnlyList<BoundStep>> Inner => Fields.Values.Append(Target).SelectMany(bound => bound switch
    {
        BoundSteps steps => [steps.Steps],
        BoundBranches branches => branches.Branches.Select(branch => branch.Value),
        _ => Enumerable.Empty<IReadOnlyList<BoundStep>>(),
    });
}
