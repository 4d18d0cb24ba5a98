using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>What is well formed and still cannot be meant (phase 4).</summary>
internal sealed class SenseChecks(Windows windows, ResourceChecks resources)
{
    /// <summary>Fields that give an event its window.</summary>
    private static readonly string[] s_windows = ["within", "between"];

    /// <summary>Fields that give a silence its length.</summary>
    private static readonly string[] s_silences = ["for", "until"];

    /// <summary>Checks one step and those in it.</summary>
    /// <param name="windowed">Whether the step around it has the window.</param>
    public IEnumerable<Diagnostic> Step(BoundStep step, bool windowed = false)
    {
        if (step.Verb.NeedsWindow && !windowed && Windowless(step) is { } windowless)
        {
            yield return windowless;
        }

        var inside = Steps.Inside(step).SelectMany(inner => Step(inner, step.Verb.NeedsWindow));
        foreach (var diagnostic in Backwards(step).Concat(resources.Sense(step)).Concat(inside))
        {
            yield return diagnostic;
        }
    }

    /// <summary>Requirements that no step judges, and cases that judge nothing.</summary>
    public static IEnumerable<Diagnostic> Requirements(IReadOnlyList<ScalarNode> listed, IReadOnlyList<BoundStep> steps, SourceSpan span)
    {
        var judging = Steps.All(steps).Where(step => step.Verb.Judges).ToList();
        if (judging.Count == 0)
        {
            yield return new("TC0155", span, "no step judges the device", "await or expect something under steps");
        }

        // A step around others hands them its requirement: it judges what they judge.
        var named = Steps.All(steps).Where(step => Steps.All([step]).Any(inner => inner.Verb.Judges))
            .Select(step => step.Fields.GetValueOrDefault("requirement")).OfType<BoundList>()
            .SelectMany(list => list.Items).Select(item => item.Source).ToHashSet(StringComparer.Ordinal);
        foreach (var id in listed.Where(id => named.Count > 0 && !named.Contains(id.Text)))
        {
            yield return new(
                "TC0153", id.Span, $"requirement {id.Text} is listed but no step judges it",
                "name it in a step's 'requirement', or take it off the list");
        }
    }

    private static Diagnostic? Windowless(BoundStep step)
    {
        var known = step.Verb.Fields.Select(field => field.Name).ToList();
        if (Array.Exists(s_windows, known.Contains))
        {
            return Array.Exists(s_windows, step.Fields.ContainsKey)
                ? null
                : new("TC0151", step.Span, $"'{step.Verb.Name}' without a window", "say how long: within: 10 s");
        }

        return Array.Exists(s_silences, step.Fields.ContainsKey)
            ? null
            : new("TC0156", step.Span, $"'{step.Verb.Name}' without an end", "say how long: for: 10 s, or until: a branch");
    }

    private IEnumerable<Diagnostic> Backwards(BoundStep step)
    {
        foreach (var (field, bound) in step.Fields)
        {
            if (step.Verb.Fields.FirstOrDefault(known => known.Name == field)?.Type is FieldType.Interval
                && bound is BoundList { Items: [var lower, var upper] }
                && windows.TryEvaluate(lower, out var from) && windows.TryEvaluate(upper, out var to)
                && Comparison.Order(from, to) > 0)
            {
                yield return new(
                    "TC0150", bound.Span, $"the window begins at {from.ToDisplay()} and ends at {to.ToDisplay()}",
                    "write the earlier time first");
            }
        }
    }
}
