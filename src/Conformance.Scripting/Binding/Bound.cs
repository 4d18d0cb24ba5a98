using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>A field's content after binding: typed by its place, with expressions still to be evaluated. Closed.</summary>
public abstract record Bound(SourceSpan Span);

/// <summary>A scalar or structured value; evaluates to one <see cref="Value"/> typed by its field.</summary>
/// <remarks>
/// Path and format fields give <see cref="Value.Text"/> and <see cref="Value.Number"/>; durations give <see cref="Value.Duration"/>.
/// </remarks>
public abstract record BoundValue(SourceSpan Span) : Bound(Span)
{
    /// <exception cref="EvaluationException">The expression has no value.</exception>
    public abstract Value Evaluate(IScope scope);

    /// <summary>The value for people; as written where it cannot be evaluated.</summary>
    public string Describe(IScope scope)
    {
        try
        {
            return Evaluate(scope).ToDisplay();
        }
        catch (EvaluationException)
        {
            return Source;
        }
    }

    /// <summary>As written.</summary>
    public abstract string Source { get; }
}

/// <summary>A value that needs no evaluation.</summary>
public sealed record BoundLiteral(SourceSpan Span, Value Value, string Written) : BoundValue(Span)
{
    public override string Source => Written;

    public override Value Evaluate(IScope scope) => Value;
}

/// <summary>Text with expressions in it, converted to the type of its field after evaluation.</summary>
/// <param name="Type">The field's type, or <see langword="null"/> for a value that keeps the type it has.</param>
public sealed record BoundTemplate(SourceSpan Span, Template Template, FieldType? Type, Typing Typing) : BoundValue(Span)
{
    public override string Source => Template.Source;

    public override Value Evaluate(IScope scope) => Typing.Convert(Template.Evaluate(scope), Type, Span);
}

/// <summary>A question; evaluates to <see cref="Value.Flag"/>.</summary>
public sealed record BoundCondition(SourceSpan Span, Expression Condition, string Written) : BoundValue(Span)
{
    public override string Source => Written;

    public override Value Evaluate(IScope scope) => new Value.Flag(Evaluation.Truth(Condition, scope));

    /// <summary>What the condition asked about, each with its value: <c>update.query = {}, update.payload = absent</c>.</summary>
    public string Explain(IScope scope) =>
        string.Join(", ", Condition.References.Select(reference => $"{reference} = {Shown(reference, scope)}").Distinct());

    private static string Shown(Expression reference, IScope scope)
    {
        try
        {
            return reference.Evaluate(scope).ToDisplay();
        }
        catch (EvaluationException e)
        {
            return $"({e.Message})";
        }
    }
}

/// <summary>What the vendor is asked to have declared, in three-valued logic.</summary>
public sealed record BoundDeclaration(SourceSpan Span, Applicability Condition, string Written) : Bound(Span);

/// <summary>A list written in the case, or an expression in the place of one; evaluates to <see cref="Value.List"/>.</summary>
/// <param name="Items">The items; one item that itself evaluates to a list stands for the list.</param>
public sealed record BoundList(SourceSpan Span, IReadOnlyList<BoundValue> Items) : BoundValue(Span)
{
    public override string Source => $"[{string.Join(", ", Items.Select(item => item.Source))}]";

    public override Value Evaluate(IScope scope) =>
        Items is [BoundTemplate only] && only.Evaluate(scope) is Value.List list
            ? list
            : new Value.List([.. Items.Select(item => item.Evaluate(scope))]);
}

/// <summary>A map written in the case; evaluates to <see cref="Value.Map"/>.</summary>
/// <param name="Entries">Keys may hold expressions: <c>$(server.instance)/1</c>.</param>
public sealed record BoundMap(SourceSpan Span, IReadOnlyList<KeyValuePair<BoundValue, BoundValue>> Entries) : BoundValue(Span)
{
    public override string Source => $"{{{string.Join(", ", Entries.Select(entry => $"{entry.Key.Source}: {entry.Value.Source}"))}}}";

    public override Value Evaluate(IScope scope)
    {
        var content = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (key, value) in Entries)
        {
            var name = key.Evaluate(scope).ToDisplay();
            if (!content.TryAdd(name, value.Evaluate(scope)))
            {
                throw new EvaluationException(key.Span, $"the key {name} comes twice");
            }
        }

        return new Value.Map(content);
    }
}

/// <summary>A map of fields, such as <c>reply</c>; each field bound by its own type.</summary>
public sealed record BoundFields(SourceSpan Span, IReadOnlyDictionary<string, Bound> Fields) : Bound(Span);

/// <summary>Steps inside a step.</summary>
public sealed record BoundSteps(SourceSpan Span, IReadOnlyList<BoundStep> Steps) : Bound(Span);

/// <summary>Named lists of steps.</summary>
public sealed record BoundBranches(SourceSpan Span, IReadOnlyList<KeyValuePair<string, IReadOnlyList<BoundStep>>> Branches) : Bound(Span);

/// <summary>A matcher, or a map of them.</summary>
public sealed record BoundMatcher(SourceSpan Span, Matcher Matcher) : Bound(Span);
