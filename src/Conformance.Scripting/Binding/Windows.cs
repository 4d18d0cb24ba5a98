using Conformance.Scripting.Expressions;

namespace Conformance.Scripting.Binding;

/// <summary>What is known of a case's times before it runs.</summary>
internal sealed class Windows : IScope
{
    private const string Between = "between";
    private const string For = "for";
    private const string Times = "times";
    private const string Parameters = "pixit";

    private readonly Dictionary<string, Value> _constants = new(StringComparer.Ordinal);

    /// <param name="vars">Constants of the case; those that depend on the device stay unknown.</param>
    /// <param name="pixit">Parameters of the device, where it is known.</param>
    public Windows(IReadOnlyList<KeyValuePair<string, BoundValue>> vars, Value? pixit = null)
    {
        if (pixit is not null)
        {
            _constants[Parameters] = pixit;
        }

        foreach (var (name, bound) in vars)
        {
            if (TryEvaluate(bound, out var value))
            {
                _constants[name] = value;
            }
        }
    }

    /// <summary>The sum of lower window bounds.</summary>
    public TimeSpan Least(IEnumerable<BoundStep> steps) => Sum(steps.Select(Least));

    /// <summary>A value that does not depend on the device.</summary>
    public bool TryEvaluate(BoundValue bound, out Value value)
    {
        try
        {
            value = bound.Evaluate(this);
            return true;
        }
        catch (EvaluationException)
        {
            value = Value.Nothing;
            return false;
        }
    }

    bool IScope.TryResolve(string name, out Value value) => _constants.TryGetValue(name, out value!);

    ReadOnlyMemory<byte> IScope.ReadFile(string name) => throw new EvaluationException(default, "no files before the run");

    ReadOnlyMemory<byte> IScope.Draw(int length) => throw new EvaluationException(default, "no randomness before the run");

    private TimeSpan Least(BoundStep step)
    {
        var own = step.Verb.Target is FieldType.Duration && step.Target is BoundValue pause ? Least(pause) : TimeSpan.Zero;
        var window = step.Fields.GetValueOrDefault(Between) is BoundList { Items: [var lower, ..] } ? Least(lower) : TimeSpan.Zero;
        var silence = step.Fields.GetValueOrDefault(For) is BoundValue duration ? Least(duration) : TimeSpan.Zero;
        var times = step.Fields.GetValueOrDefault(Times) is BoundValue count && TryEvaluate(count, out var number)
            && Comparison.TryNumber(number, out var n)
            ? (double)n
            : 1;
        return Sum([own, window, silence, (Inside(step.Target) + Sum(step.Fields.Values.Select(Inside))) * times]);
    }

    private TimeSpan Inside(Bound? bound) => bound switch
    {
        BoundSteps { Steps: var steps } => Least(steps),
        BoundBranches { Branches: { Count: > 0 } branches } => branches.Max(branch => Least(branch.Value)),
        _ => TimeSpan.Zero,
    };

    private TimeSpan Least(BoundValue bound) =>
        TryEvaluate(bound, out var value) && Comparison.TryDuration(value, out var duration) ? duration
        : bound is BoundTemplate { Template.Lone: { } expression } ? Least(expression)
        : TimeSpan.Zero;

    /// <summary>As much of a sum as is known: what the device adds (a latency) is at least nothing.</summary>
    private TimeSpan Least(Expression expression)
    {
        try
        {
            return Comparison.TryDuration(expression.Evaluate(this), out var duration) ? duration : TimeSpan.Zero;
        }
        catch (EvaluationException)
        {
            return expression switch
            {
                BinaryExpression { Operator: "+", Left: var left, Right: var right } => Least(left) + Least(right),
                BinaryExpression { Operator: "-", Left: var whole } => Least(whole),
                _ => TimeSpan.Zero,
            };
        }
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> parts) => parts.Aggregate(TimeSpan.Zero, (sum, part) => sum + part);
}
