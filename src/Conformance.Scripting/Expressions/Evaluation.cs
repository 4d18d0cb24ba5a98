using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Expressions;

/// <summary>Gives expressions their values.</summary>
internal static class Evaluation
{
    /// <summary>The one root whose fields must be there: a test parameter that was not given is an error, not something absent.</summary>
    private const string Pixit = "pixit";

    private const int MostOctets = 1 << 20;

    public static Value Of(Expression expression, IScope scope) => expression switch
    {
        LiteralExpression literal => literal.Value,
        NameExpression name => Name(name, scope),
        FieldExpression { Root.Name: Pixit } field => Parameter(field, scope),
        FieldExpression field => Lookup.Field(Of(field.Of, scope), field.Field),
        PathExpression path => At(path, Of(path.Of, scope)),
        CallExpression call => Call(call, scope),
        BinaryExpression binary => Binary(binary, scope),
        NotExpression not => new Value.Flag(!Truth(not.Of, scope)),
        IsExpression test => new Value.Flag(Has(Of(test.Of, scope), test.Property) != test.Negated),
        _ => throw new NotSupportedException($"no value for {expression.GetType().Name}"),
    };

    /// <summary>The value as an answer to a yes-or-no question.</summary>
    /// <exception cref="EvaluationException">It is neither.</exception>
    public static bool Truth(Expression expression, IScope scope)
    {
        var value = Of(expression, scope);
        return Comparison.TryFlag(value, out var flag)
            ? flag
            : throw new EvaluationException(expression.Span, $"{value.ToDisplay()} is neither true nor false");
    }

    private static Value Name(NameExpression name, IScope scope) =>
        scope.TryResolve(name.Name, out var value)
            ? value
            : throw new EvaluationException(name.Span, $"'{name.Name}' has no value here; the step that captures it did not run") { Unbound = true };

    /// <remarks>Parameters have dots in their names, so a scope may hold them flat (<c>writable.path</c>) or in each other.</remarks>
    private static Value Parameter(FieldExpression field, IScope scope)
    {
        var names = new Stack<string>();
        Expression at = field;
        for (; at is FieldExpression { Of: var of, Field: var name }; at = of)
        {
            names.Push(name);
        }

        var root = Of(at, scope);
        var full = string.Join('.', names);
        var value = root is Value.Map map && map.Content.TryGetValue(full, out var flat) ? flat : names.Aggregate(root, Lookup.Field);
        return value is Value.Absent ? throw new EvaluationException(field.Span, $"no value is given for {Pixit}.{full}") : value;
    }

    private static Value At(PathExpression path, Value of) => of switch
    {
        Value.Text text => new Value.Text(text.Content.TrimEnd('/') + path.Path),
        Value.Map map => Lookup.Path(map, path.Path),
        _ => throw new EvaluationException(path.Span, $"{of.ToDisplay()} is neither a path nor a capture, so it has no {path.Path}"),
    };

    private static bool Has(Value value, string property) => property switch
    {
        "empty" => Comparison.IsEmpty(value),
        "absent" => value is Value.Absent,
        "present" => value is not Value.Absent,
        _ => throw new NotSupportedException($"no property {property}"),
    };

    private static Value Binary(BinaryExpression binary, IScope scope)
    {
        // the two that do not look at their right side when the left one decides
        if (binary.Operator is "and" or "or")
        {
            var left = Truth(binary.Left, scope);
            return new Value.Flag(left == (binary.Operator == "or") ? left : Truth(binary.Right, scope));
        }

        var (a, b) = (Of(binary.Left, scope), Of(binary.Right, scope));
        return binary.Operator switch
        {
            "+" or "-" or "*" => Calculate(binary, a, b),
            "=" => new Value.Flag(Comparison.AreEqual(a, b)),
            "!=" => new Value.Flag(!Comparison.AreEqual(a, b)),
            "<" => new Value.Flag(Comparison.Order(a, b) < 0),
            "<=" => new Value.Flag(Comparison.Order(a, b) <= 0),
            ">" => new Value.Flag(Comparison.Order(a, b) > 0),
            ">=" => new Value.Flag(Comparison.Order(a, b) >= 0),
            "contains" => new Value.Flag(Comparison.Contains(a, b)),
            _ => throw new NotSupportedException($"no operator {binary.Operator}"),
        };
    }

    private static Value Calculate(BinaryExpression binary, Value a, Value b)
    {
        try
        {
            return (Typed(a), binary.Operator, Typed(b)) switch
            {
                (Value.Number x, "+", Value.Number y) => new Value.Number(x.Content + y.Content),
                (Value.Number x, "-", Value.Number y) => new Value.Number(x.Content - y.Content),
                (Value.Number x, "*", Value.Number y) => new Value.Number(x.Content * y.Content),
                (Value.Duration x, "+", Value.Duration y) => new Value.Duration(x.Content + y.Content),
                (Value.Duration x, "-", Value.Duration y) => new Value.Duration(x.Content - y.Content),
                (Value.Duration x, "*", Value.Number y) => new Value.Duration(x.Content * (double)y.Content),
                (Value.Number x, "*", Value.Duration y) => new Value.Duration((double)x.Content * y.Content),
                (Value.Real x, var sign, Value.Real or Value.Number) when Comparison.TryReal(b, out var y) => Calculate(x.Content, sign, y),
                (Value.Number, var sign, Value.Real y) when Comparison.TryReal(a, out var x) => Calculate(x, sign, y.Content),
                (Value.Text, "+", Value.Text or Value.Number) or (Value.Number, "+", Value.Text) =>
                    new Value.Text(a.ToDisplay() + b.ToDisplay()),
                (Value.Octets x, "+", Value.Octets y) => new Value.Octets((byte[])[.. x.Content.Span, .. y.Content.Span]),
                _ => throw new EvaluationException(binary.Span, $"{a.ToDisplay()} {binary.Operator} {b.ToDisplay()} has no value"),
            };
        }
        catch (OverflowException)
        {
            throw new EvaluationException(binary.Span, $"{a.ToDisplay()} {binary.Operator} {b.ToDisplay()} is too large");
        }
    }

    private static Value Calculate(double x, string sign, double y) => Value.Of(sign switch
    {
        "+" => x + y,
        "-" => x - y,
        _ => x * y,
    });

    /// <summary>Text that reads as a number or a duration counts as one.</summary>
    private static Value Typed(Value value) => value switch
    {
        Value.Text text when ValueText.TryNumber(text.Content, out var number) => new Value.Number(number),
        Value.Text text when ValueText.TryDuration(text.Content, out var duration) => new Value.Duration(duration),
        _ => value,
    };

    private static Value Call(CallExpression call, IScope scope)
    {
        var argument = Of(call.Arguments[0], scope);
        return (call.Function, argument) switch
        {
            ("file", Value.Text name) => new Value.Octets(scope.ReadFile(name.Content)),
            ("random", _) when Comparison.TryNumber(argument, out var count) => new Value.Octets(scope.Draw(Count(call.Span, count))),
            _ => PureFunctions.Of(call.Function, argument) ?? throw new EvaluationException(call.Span, $"{call.Function}({argument.ToDisplay()}) has no value"),
        };
    }

    private static int Count(SourceSpan span, decimal count) =>
        count is >= 0 and <= MostOctets && count == decimal.Truncate(count)
            ? (int)count
            : throw new EvaluationException(span, $"{count} is no number of octets; 0 to {MostOctets} are");
}
