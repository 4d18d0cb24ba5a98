using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Expressions;

/// <summary>A text with expressions in it: <c>$(server.instance)/8</c>.</summary>
/// <param name="Source">As written.</param>
/// <param name="Parts">Literal text and <c>$( … )</c> in turn.</param>
public sealed record Template(SourceSpan Span, string Source, IReadOnlyList<Expression> Parts)
{
    private const string Opening = "$(";

    /// <summary>Whether nothing in it has to be evaluated.</summary>
    public bool IsLiteral => Parts.All(part => part is LiteralExpression);

    /// <summary>The expression when the whole text is one <c>$( … )</c>.</summary>
    public Expression? Lone => Parts is [not LiteralExpression and var only] ? only : null;

    /// <summary>Whether a text has an expression in it.</summary>
    public static bool IsIn(string text) => text.Contains(Opening, StringComparison.Ordinal);

    /// <summary>Reads a scalar.</summary>
    /// <returns><see langword="false"/> when an expression in it is malformed.</returns>
    public static bool TryParse(ScalarNode node, out Template template, out ExpressionError error)
    {
        ArgumentNullException.ThrowIfNull(node);

        var parts = new List<Expression>();
        template = new Template(node.Span, node.Text, parts);
        error = default;
        var at = 0;
        while (node.Text.IndexOf(Opening, at, StringComparison.Ordinal) is >= 0 and var open)
        {
            if (!node.IsMapped)
            {
                error = new(
                    0, 1, "an expression in a text of several lines or with escapes",
                    "write it on one line, plain or in quotes without backslashes");
                return false;
            }

            AddText(node, parts, at, open);
            var start = open + Opening.Length;
            if (Closing(node.Text, start) is not { } close)
            {
                error = new(open, node.Text.Length - open, "'$(' has no closing ')'");
                return false;
            }

            if (!ExpressionParser.TryParse(node, start, close, out var expression, out error))
            {
                return false;
            }

            parts.Add(expression);
            at = close + 1;
        }

        AddText(node, parts, at, node.Text.Length);
        return true;
    }

    /// <summary>The offset of the parenthesis that closes an expression; texts in quotes are skipped.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Behind <c>$(</c>.</param>
    public static int? Closing(string text, int start)
    {
        ArgumentNullException.ThrowIfNull(text);

        var depth = 1;
        for (var at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return at;
                case '\'' or '"' when text.IndexOf(text[at], at + 1) is > 0 and var quote:
                    at = quote;
                    break;
                default:
                    break;
            }
        }

        return null;
    }

    /// <summary>A lone expression keeps its type; anything mixed with text is text.</summary>
    /// <exception cref="EvaluationException">An expression has no value, or what it names is absent.</exception>
    public Value Evaluate(IScope scope) => Parts switch
    {
        [] => new Value.Text(string.Empty),
        [var only] => Present(only, scope),
        _ => new Value.Text(string.Concat(Parts.Select(part => Present(part, scope).ToDisplay()))),
    };

    private static Value Present(Expression part, IScope scope) =>
        part.Evaluate(scope) is not Value.Absent and var value
            ? value
            : throw new EvaluationException(part.Span, "nothing is there to be used");

    private static void AddText(ScalarNode node, List<Expression> parts, int start, int end)
    {
        if (end > start)
        {
            parts.Add(new LiteralExpression(node.At(start, end - start), new Value.Text(node.Text[start..end])));
        }
    }
}
