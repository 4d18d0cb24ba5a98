using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Expressions;

/// <summary>Reads expressions and conditions.</summary>
/// <remarks>
/// <code>
/// condition := and { "or" and }
/// and       := not { "and" not }
/// not       := "not" not | relation
/// relation  := sum [ ("=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "contains") sum | "is" ["not"] ("empty" | "absent" | "present") ]
/// sum       := product { ("+" | "-") product }
/// product   := operand { "*" operand }
/// operand   := primary { "." word | "/" number }
/// primary   := "(" condition ")" | "$(" condition ")" | function "(" condition ")" | name | literal
/// literal   := number [unit] | 'text' | path | "true" | "false"
/// </code>
/// Bounded by <see cref="MaxLength"/>, which also bounds the recursion.
/// </remarks>
public sealed class ExpressionParser
{
    /// <summary>The longest expression that is read, in characters.</summary>
    public const int MaxLength = 1000;

    private static readonly string[] s_relations = ["<=", ">=", "!=", "==", "=", "<", ">"];
    private static readonly string[] s_properties = ["empty", "absent", "present"];
    private static readonly string[] s_words = ["and", "or", "not", "is", "contains", "true", "false"];

    private readonly ScalarNode _node;
    private readonly ExpressionText _text;
    private ExpressionError? _error;

    private ExpressionParser(ScalarNode node, int start, int end)
    {
        _node = node;
        _text = new ExpressionText(node.Text, start, end);
    }

    /// <summary>What can stand before a parenthesis.</summary>
    public static IReadOnlyList<string> Functions { get; } = ["file", "random", .. PureFunctions.Names];

    /// <summary>Words with a meaning of their own, which therefore cannot be names.</summary>
    public static IReadOnlyList<string> Reserved => s_words;

    /// <summary>Reads a part of a scalar.</summary>
    /// <returns><see langword="false"/> with the first thing that is wrong; offsets count from the start of the scalar's text.</returns>
    public static bool TryParse(ScalarNode node, int start, int end, out Expression expression, out ExpressionError error)
    {
        ArgumentNullException.ThrowIfNull(node);

        var parser = new ExpressionParser(node, start, end);
        var result = end - start > MaxLength
            ? parser.Fail(start, 1, $"an expression of {end - start} characters; {MaxLength} are allowed")
            : parser.Whole();
        expression = result ?? new LiteralExpression(node.Span, Value.Nothing);
        error = parser._error ?? default;
        return result is not null;
    }

    private Expression? Whole()
    {
        var whole = Or();
        _text.Blanks();
        return whole is null || _text.IsAtEnd
            ? whole
            : Fail(_text.At, _text.Rest().Length, $"'{_text.Rest().Trim()}' is left over", "an operator is missing before it");
    }

    private Expression? Or() => Chain(And, ["or"], _text.Word);

    private Expression? And() => Chain(Not, ["and"], _text.Word);

    private Expression? Sum() => Chain(Product, ["+", "-"], _text.Sign);

    private Expression? Product() => Chain(Operand, ["*"], _text.Sign);

    private Expression? Chain(Func<Expression?> part, string[] operators, Func<string, bool> take)
    {
        _text.Blanks();
        var start = _text.At;
        var left = part();
        while (left is not null && Array.Find(operators, candidate => take(candidate)) is { } sign)
        {
            var right = part();
            left = right is null ? null : new BinaryExpression(Span(start), left, sign, right);
        }

        return left;
    }

    private Expression? Not()
    {
        _text.Blanks();
        var start = _text.At;
        if (!_text.Word("not"))
        {
            return Relation();
        }

        return Not() is { } of ? new NotExpression(Span(start), of) : null;
    }

    private Expression? Relation()
    {
        _text.Blanks();
        var start = _text.At;
        var left = Sum();
        if (left is null)
        {
            return null;
        }

        if (_text.Word("is"))
        {
            var negated = _text.Word("not");
            return Array.Find(s_properties, _text.Word) is { } property
                ? new IsExpression(Span(start), left, property, negated)
                : Expected("'empty', 'absent' or 'present' after 'is'");
        }

        var sign = _text.Word("contains") ? "contains" : Array.Find(s_relations, _text.Sign);
        if (sign is null)
        {
            return left;
        }

        return Sum() is { } right ? new BinaryExpression(Span(start), left, sign == "==" ? "=" : sign, right) : null;
    }

    private Expression? Operand()
    {
        _text.Blanks();
        var start = _text.At;
        var operand = Primary();
        while (operand is not null && _text.Next() is '.' or '/')
        {
            operand = _text.Next() == '.' ? Field(operand, start) : Path(operand, start);
        }

        return operand;
    }

    private Expression? Field(Expression of, int start)
    {
        var from = ++_text.At;
        _text.Skip(ExpressionText.IsNameLetter);
        return _text.At == from ? Expected("a field name after '.'") : new FieldExpression(Span(start), of, _text.Since(from));
    }

    private PathExpression? Path(Expression of, int start) =>
        PathText() is { } path ? new PathExpression(Span(start), of, path) : null;

    private string? PathText()
    {
        var from = _text.At;
        while (_text.Next() == '/')
        {
            var segment = ++_text.At;
            _text.Skip(char.IsAsciiDigit);
            if (_text.At == segment && (from != segment - 1 || ExpressionText.IsNameLetter(_text.Next())))
            {
                Expected("a number after '/'");
                return null;
            }
        }

        return _text.Since(from);
    }

    private Expression? Primary()
    {
        if (_text.IsAtEnd)
        {
            return Expected("a name, a number, a path or a text");
        }

        var start = _text.At;
        return _text.Next() switch
        {
            '$' when _text.Next(1) == '(' => Parentheses(opening: 2),
            '(' => Parentheses(opening: 1),
            '\'' or '"' => Quoted(),
            '/' => PathText() is { } path ? Literal(start, new Value.Text(path)) : null,
            '-' when char.IsAsciiDigit(_text.Next(1)) => Number(),
            var letter when char.IsAsciiDigit(letter) => Number(),
            var letter when char.IsAsciiLetter(letter) => NameOrCall(),
            _ => Expected("a name, a number, a path or a text"),
        };
    }

    private Expression? Parentheses(int opening)
    {
        _text.At += opening;
        var inner = Or();
        return inner is null || Close() ? inner : null;
    }

    private bool Close()
    {
        _text.Blanks();
        if (_text.Next() == ')')
        {
            _text.At++;
            return true;
        }

        Expected("')'");
        return false;
    }

    private Expression? Quoted()
    {
        var start = _text.At;
        var quote = _text.Next();
        var close = _text.Find(quote, start + 1);
        if (close < 0)
        {
            return Fail(start, _text.End - start, $"the text has no closing {quote}");
        }

        _text.At = close + 1;
        return Literal(start, new Value.Text(_text.Since(start)[1..^1]));
    }

    private Expression? Number()
    {
        var start = _text.At++;
        _text.Skip(char.IsAsciiDigit);
        if (_text.Next() == '.' && char.IsAsciiDigit(_text.Next(1)))
        {
            _text.At++;
            _text.Skip(char.IsAsciiDigit);
        }

        if (Array.Find([.. ValueText.Units], IsUnit) is { } unit)
        {
            _text.At += 1 + unit.Length;
            return ValueText.TryDuration(_text.Since(start), out var duration)
                ? Literal(start, new Value.Duration(duration))
                : Fail(start, _text.At - start, $"'{_text.Since(start)}' is not a duration");
        }

        return ValueText.TryNumber(_text.Since(start), out var number)
            ? Literal(start, new Value.Number(number))
            : Fail(start, _text.At - start, $"'{_text.Since(start)}' is too large a number");
    }

    private bool IsUnit(string unit) => _text.Next() == ' ' && _text.IsWord(unit, ahead: 1);

    private Expression? NameOrCall()
    {
        var start = _text.At;
        _text.Skip(ExpressionText.IsNameLetter);
        var name = _text.Since(start);
        if (_text.Next() == '(')
        {
            return Call(start, name);
        }

        return name switch
        {
            "true" => Literal(start, new Value.Flag(true)),
            "false" => Literal(start, new Value.Flag(false)),
            _ when s_words.Contains(name) => Fail(start, name.Length, $"'{name}' where a value must stand"),
            _ => new NameExpression(Span(start), name),
        };
    }

    private Expression? Call(int start, string name)
    {
        if (!Functions.Contains(name))
        {
            return Fail(
                start, name.Length, $"no function '{name}'",
                Suggestion.For(name, Functions) ?? $"there are {string.Join(", ", Functions)}");
        }

        _text.At++;
        return Or() is { } argument && Close() ? new CallExpression(Span(start), name, [argument]) : null;
    }

    private LiteralExpression Literal(int start, Value value) => new(Span(start), value);

    private SourceSpan Span(int start) => _node.At(start, _text.At - start);

    private Expression? Expected(string what) =>
        !_text.IsAtEnd
            ? Fail(_text.At, 1, $"'{_text.Next()}' where {what} must stand")
            : Fail(_text.End, 1, $"the expression ends where {what} must stand");

    private Expression? Fail(int offset, int length, string message, string? hint = null)
    {
        _error ??= new(offset, length, message, hint);
        return null;
    }
}
