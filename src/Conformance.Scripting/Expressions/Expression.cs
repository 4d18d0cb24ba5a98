using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Expressions;

/// <summary>What stands between <c>$(</c> and <c>)</c>, or in a condition. Closed.</summary>
public abstract record Expression(SourceSpan Span)
{
    /// <summary>The value in a scope.</summary>
    /// <exception cref="EvaluationException">It has none.</exception>
    public Value Evaluate(IScope scope) => Evaluation.Of(this, scope);

    /// <summary>Every name, with the fields and paths behind it, as deep as written: <c>reg.query.lt</c>, <c>device/3/0/16</c>.</summary>
    public IEnumerable<Expression> References => this switch
    {
        NameExpression or FieldExpression or PathExpression when Root is not null => [this],
        _ => Parts.SelectMany(part => part.References),
    };

    /// <summary>The name at the left end of a reference; <see langword="null"/> for anything else.</summary>
    public NameExpression? Root => this as NameExpression ?? Whole?.Root;

    /// <summary>What a field or a path is taken from; <see langword="null"/> for anything else.</summary>
    internal Expression? Whole => this switch
    {
        FieldExpression member => member.Of,
        PathExpression path => path.Of,
        _ => null,
    };

    /// <returns>A reference as it is written, for messages; the kind of expression otherwise.</returns>
    public sealed override string ToString() => this switch
    {
        NameExpression name => name.Name,
        FieldExpression member => $"{member.Of}.{member.Field}",
        PathExpression path => $"{path.Of}{path.Path}",
        _ => "an expression",
    };

    private IEnumerable<Expression> Parts => this switch
    {
        FieldExpression member => [member.Of],
        PathExpression path => [path.Of],
        CallExpression call => call.Arguments,
        BinaryExpression binary => [binary.Left, binary.Right],
        NotExpression not => [not.Of],
        IsExpression test => [test.Of],
        _ => [],
    };
}

public sealed record LiteralExpression(SourceSpan Span, Value Value) : Expression(Span);

public sealed record NameExpression(SourceSpan Span, string Name) : Expression(Span);

/// <summary><c>of.field</c>, or an item of a list: <c>of.0</c>.</summary>
public sealed record FieldExpression(SourceSpan Span, Expression Of, string Field) : Expression(Span);

/// <summary><c>device/3/0/16</c>: the value at a path of a capture; behind a path it is a longer path.</summary>
public sealed record PathExpression(SourceSpan Span, Expression Of, string Path) : Expression(Span);

public sealed record CallExpression(SourceSpan Span, string Function, IReadOnlyList<Expression> Arguments) : Expression(Span);

/// <param name="Operator">One of <c>+ - * = != &lt; &lt;= &gt; &gt;= contains and or</c>.</param>
public sealed record BinaryExpression(SourceSpan Span, Expression Left, string Operator, Expression Right) : Expression(Span);

public sealed record NotExpression(SourceSpan Span, Expression Of) : Expression(Span);

/// <param name="Property"><c>empty</c>, <c>absent</c> or <c>present</c>.</param>
/// <param name="Negated"><c>is not</c>.</param>
public sealed record IsExpression(SourceSpan Span, Expression Of, string Property, bool Negated) : Expression(Span);
