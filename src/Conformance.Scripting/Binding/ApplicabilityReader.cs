using System.Globalization;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>Reads <c>C.FMT.TLV and (pics.lwm2m &gt;= 1.1 or not C.QUEUE) and pixit.writable.path</c>.</summary>
internal sealed class ApplicabilityReader
{
    private const string Pixit = "pixit.";
    private const string Pics = "pics.";
    private const string ObjectPics = ".OBJ.";
    private const int MaxLength = 500;

    private static readonly string[] s_scalars = ["pics.lwm2m", "pics.bindings"];

    private readonly ScalarNode _node;
    private readonly IVocabulary _vocabulary;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly List<(int Offset, string Text)> _tokens;
    private int _at;

    private ApplicabilityReader(ScalarNode node, IVocabulary vocabulary, ICollection<Diagnostic> diagnostics)
    {
        _node = node;
        _vocabulary = vocabulary;
        _diagnostics = diagnostics;
        _tokens = [.. Tokens(node.Text)];
    }

    /// <returns><see langword="null"/> after a diagnostic.</returns>
    public static Applicability? Read(ScalarNode node, IVocabulary vocabulary, ICollection<Diagnostic> diagnostics)
    {
        if (node.Text.Length > MaxLength)
        {
            diagnostics.Add(new("TC0125", node.Span, $"a condition of {node.Text.Length} characters; {MaxLength} are allowed"));
            return null;
        }

        var reader = new ApplicabilityReader(node, vocabulary, diagnostics);
        var condition = reader.Or();
        return condition is null || reader._at == reader._tokens.Count
            ? condition
            : reader.Fail($"'{reader._tokens[reader._at].Text}' is left over; 'and' or 'or' is missing before it");
    }

    private static IEnumerable<(int Offset, string Text)> Tokens(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            while (at < text.Length && IsWordLetter(text[at]))
            {
                at++;
            }

            if (at == start)
            {
                var sign = ScalarComparison.Signs.FirstOrDefault(sign => text.AsSpan(start).StartsWith(sign));
                at += sign?.Length ?? 1;
            }

            yield return (start, text[start..at]);
        }
    }

    private static bool IsWordLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_';

    private Applicability? Or() => Chain(And, "or", (span, parts) => new AnyOf(span, parts));

    private Applicability? And() => Chain(Not, "and", (span, parts) => new AllOf(span, parts));

    private Applicability? Chain(Func<Applicability?> part, string word, Func<SourceSpan, IReadOnlyList<Applicability>, Applicability> join)
    {
        var parts = new List<Applicability>();
        do
        {
            if (part() is not { } next)
            {
                return null;
            }

            parts.Add(next);
        }
        while (Take(word));

        return parts is [var only] ? only : join(_node.Span, parts);
    }

    private Applicability? Not()
    {
        if (Take("not"))
        {
            return Not() is { } of ? new Negation(_node.Span, of) : null;
        }

        if (!Take("("))
        {
            return Question();
        }

        return Or() is not { } inner ? null : Take(")") ? inner : Fail("')' is missing");
    }

    private Applicability? Question()
    {
        if (_at == _tokens.Count || !char.IsAsciiLetter(_tokens[_at].Text[0]) || _tokens[_at].Text is "and" or "or")
        {
            return Fail(
                _at == _tokens.Count
                    ? "the condition ends where a PICS item must stand"
                    : $"'{_tokens[_at].Text}' where a PICS item must stand");
        }

        var (offset, name) = _tokens[_at++];
        if (name.StartsWith(Pics, StringComparison.Ordinal))
        {
            return Scalar(offset, name);
        }

        var span = _node.At(offset, name.Length);
        if (Unknown(name) is { } diagnostic)
        {
            _diagnostics.Add(diagnostic with { Span = span });
            return null;
        }

        return new Operand(span, name, name);
    }

    private Applicability? Scalar(int offset, string name)
    {
        var span = _node.At(offset, name.Length);
        if (!s_scalars.Contains(name))
        {
            _diagnostics.Add(new(
                "TC0140", span, $"no statement {name}; there are {string.Join(" and ", s_scalars)}", Suggestion.For(name, s_scalars)));
            return null;
        }

        if (ScalarComparison.Signs.FirstOrDefault(Take) is not { } sign)
        {
            return Fail($"{name} is not yes or no; compare it, as in {name} >= 1.1");
        }

        if (_at == _tokens.Count || !char.IsAsciiLetterOrDigit(_tokens[_at].Text[0]))
        {
            return Fail($"nothing to compare {name} with");
        }

        var reference = _tokens[_at++].Text;
        return new Operand(span, new ScalarComparison(name, sign, reference).ToString(), $"{name} {sign} {reference}");
    }

    private Diagnostic? Unknown(string name)
    {
        if (name.StartsWith(Pixit, StringComparison.Ordinal))
        {
            var parameter = name[Pixit.Length..];
            return Names.Knows(_vocabulary, parameter)
                ? null
                : new("TC0135", _node.Span, $"no PIXIT item {name} in the profile", Suggestion.For(parameter, _vocabulary.Pixit));
        }

        return _vocabulary.Pics.Contains(name) || NamesKnownObject(name)
            ? null
            : new("TC0140", _node.Span, $"no PICS item {name} in the profile", Suggestion.For(name, _vocabulary.Pics));
    }

    private bool NamesKnownObject(string name) =>
        name.IndexOf(ObjectPics, StringComparison.Ordinal) is > 0 and var at
        && ushort.TryParse(name[(at + ObjectPics.Length)..], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && _vocabulary.KnowsObject(id);

    private bool Take(string word)
    {
        var there = _at < _tokens.Count && _tokens[_at].Text == word;
        _at += there ? 1 : 0;
        return there;
    }

    private Applicability? Fail(string message)
    {
        var (offset, text) = _at < _tokens.Count ? _tokens[_at] : (_node.Text.Length, " ");
        _diagnostics.Add(new("TC0125", _node.At(offset, text.Length), message));
        return null;
    }
}
