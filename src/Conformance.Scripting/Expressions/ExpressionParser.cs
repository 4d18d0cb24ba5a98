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
/// primary   := "(" condition ")" | "$(" condition ")" | number [unit] | 'text' | path | "true" | "false" | function "(" condition ")" | name
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
    private readonly string _text;
    private readonly int _end;
    private int _at;
    private ExpressionError? _error;

    private ExpressionParser(ScalarNode node, int start, int end)
    {
        _node = node;
        _text = node.Text;
        _at = start;
        _end = end;
    }

    /// <summary>What can stand before a parenthesis.</summary>
    public static IReadOnlyList<string> Functions { get; } = ["file", "random", "hex", "len"];

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
        Blanks();
        return whole is not null && _at < _end ? Fail(_at, _end - _at, $"'{_text[_at.._end].Trim()}' is left over", "an operator is missing before it") : whole;
    }

    private Expression? Or() => Chain(And, ["or"], Word);

    private Expression? And() => Chain(Not, ["and"], Word);

    private Expression? Sum() => Chain(Product, ["+", "-"], Sign);

    private Expression? Product() => Chain(Operand, ["*"], Sign);

    private Expression? Chain(Func<Expression?> part, string[] operators, Func<string, bool> take)
    {
        Blanks();
        var start = _at;
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
        Blanks();
        var start = _at;
        if (!Word("not"))
        {
            return Relation();
        }

        return Not() is { } of ? new NotExpression(Span(start), of) : null;
    }

    private Expression? Relation()
    {
        Blanks();
        var start = _at;
        var left = Sum();
        if (left is null)
        {
            return null;
        }

        if (Word("is"))
        {
            var negated = Word("not");
            return Array.Find(s_properties, Word) is { } property
                ? new IsExpression(Span(start), left, property, negated)
                : Expected("'empty', 'absent' or 'present' after 'is'");
        }

        var sign = Word("contains") ? "contains" : Array.Find(s_relations, Sign);
        if (sign is null)
        {
            return left;
        }

        return Sum() is { } right ? new BinaryExpression(Span(start), left, sign == "==" ? "=" : sign, right) : null;
    }

    private Expression? Operand()
    {
        Blanks();
        var start = _at;
        var operand = Primary();
        while (operand is not null && _at < _end && _text[_at] is '.' or '/')
        {
            operand = _text[_at] == '.' ? Field(operand, start) : Path(operand, start);
        }

        return operand;
    }

    private Expression? Field(Expression of, int start)
    {
        var from = ++_at;
        Skip(IsNameLetter);
        return _at == from ? Expected("a field name after '.'") : new FieldExpression(Span(start), of, _text[from.._at]);
    }

    private PathExpression? Path(Expression of, int start) =>
        PathText() is { } path ? new PathExpression(Span(start), of, path) : null;

    private string? PathText()
    {
        var from = _at;
        while (_at < _end && _text[_at] == '/')
        {
            var segment = ++_at;
            Skip(char.IsAsciiDigit);
            if (_at == segment && (from != segment - 1 || (_at < _end && IsNameLetter(_text[_at]))))
            {
                Expected("a number after '/'");
                return null;
            }
        }

        return _text[from.._at];
    }

    private Expression? Primary()
    {
        if (_at == _end)
        {
            return Expected("a name, a number, a path or a text");
        }

        var start = _at;
        return _text[_at] switch
        {
            '$' when _at + 1 < _end && _text[_at + 1] == '(' => Parentheses(opening: 2),
            '(' => Parentheses(opening: 1),
            '\'' or '"' => Quoted(),
            '/' => PathText() is { } path ? Literal(start, new Value.Text(path)) : null,
            '-' when _at + 1 < _end && char.IsAsciiDigit(_text[_at + 1]) => Number(),
            var letter when char.IsAsciiDigit(letter) => Number(),
            var letter when char.IsAsciiLetter(letter) => NameOrCall(),
            _ => Expected("a name, a number, a path or a text"),
        };
    }

    private Expression? Parentheses(int opening)
    {
        _at += opening;
        var inner = Or();
        return inner is null || Close() ? inner : null;
    }

    private bool Close()
    {
        Blanks();
        if (_at < _end && _text[_at] == ')')
        {
            _at++;
            return true;
        }

        Expected("')'");
        return false;
    }

    private Expression? Quoted()
    {
        var start = _at;
        var close = _text.IndexOf(_text[start], start + 1, _end - start - 1);
        if (close < 0)
        {
            return Fail(start, _end - start, $"the text has no closing {_text[start]}");
        }

        _at = close + 1;
        return Literal(start, new Value.Text(_text[(start + 1)..close]));
    }

    private Expression? Number()
    {
        var start = _at++;
        Skip(letter => char.IsAsciiDigit(letter));
        if (_at + 1 < _end && _text[_at] == '.' && char.IsAsciiDigit(_text[_at + 1]))
        {
            _at++;
            Skip(char.IsAsciiDigit);
        }

        if (Array.Find([.. ValueText.Units], IsUnit) is { } unit)
        {
            _at += 1 + unit.Length;
            return ValueText.TryDuration(_text[start.._at], out var duration)
                ? Literal(start, new Value.Duration(duration))
                : Fail(start, _at - start, $"'{_text[start.._at]}' is not a duration");
        }

        return ValueText.TryNumber(_text[start.._at], out var number)
            ? Literal(start, new Value.Number(number))
            : Fail(start, _at - start, $"'{_text[start.._at]}' is too large a number");
    }

    private bool IsUnit(string unit) =>
        _at < _end && _text[_at] == ' ' && IsWordAt(_at + 1, unit);

    private Expression? NameOrCall()
    {
        var start = _at;
        Skip(IsNameLetter);
        var name = _text[start.._at];
        if (_at < _end && _text[_at] == '(')
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
            return Fail(start, name.Length, $"no function '{name}'", Suggestion.For(name, Functions) ?? $"there are {string.Join(", ", Functions)}");
        }

        _at++;
        return Or() is { } argument && Close() ? new CallExpression(Span(start), name, [argument]) : null;
    }

    private bool Word(string word)
    {
        Blanks();
        var there = IsWordAt(_at, word);
        _at += there ? word.Length : 0;
        return there;
    }

    private bool IsWordAt(int at, string word) =>
        at + word.Length <= _end
        && string.CompareOrdinal(_text, at, word, 0, word.Length) == 0
        && (at + word.Length == _end || !IsNameLetter(_text[at + word.Length]));

    private bool Sign(string sign)
    {
        Blanks();
        var there = _at + sign.Length <= _end && string.CompareOrdinal(_text, _at, sign, 0, sign.Length) == 0;
        _at += there ? sign.Length : 0;
        return there;
    }

    private void Blanks() => Skip(letter => letter == ' ');

    private void Skip(Func<char, bool> those)
    {
        while (_at < _end && those(_text[_at]))
        {
            _at++;
        }
    }

    private LiteralExpression Literal(int start, Value value) => new(Span(start), value);

    private SourceSpan Span(int start) => _node.At(start, _at - start);

    private Expression? Expected(string what) =>
        _at < _end ? Fail(_at, 1, $"'{_text[_at]}' where {what} must stand") : Fail(_end, 1, $"the expression ends where {what} must stand");

    private Expression? Fail(int offset, int length, string message, string? hint = null)
    {
        _error ??= new(offset, length, message, hint);
        return null;
    }

    private static bool IsNameLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';
}
