using System.Text.RegularExpressions;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>
/// An expectation about one value. The forms are those of the language: equality, <c>any</c>, <c>absent</c>, ranges, <c>~ regex</c>,
/// <c>!=</c>, <c>a | b</c>, maps, <c>contain/exclude</c>, <c>near/by</c>.
/// </summary>
public abstract record Matcher(SourceSpan Span)
{
    /// <summary>The fields a map of matchers names; empty for every other form.</summary>
    public virtual IReadOnlyCollection<string> FieldNames => [];

    /// <summary>Compares.</summary>
    /// <param name="actual">What was seen; <see cref="Value.Nothing"/> when nothing was.</param>
    /// <returns>Every mismatch, each with its place in the case and in the value; empty when all is as expected.</returns>
    /// <exception cref="EvaluationException">The expectation itself has no value.</exception>
    public abstract IReadOnlyList<Mismatch> Match(Value actual, IScope scope);

    /// <summary>The expectation for people, with expressions evaluated where they have a value.</summary>
    public abstract string Describe(IScope scope);

    /// <summary>A value that carries a flag <c>newer</c> beside it (the Observe option) is compared by its <c>value</c>.</summary>
    protected static Value Plain(Value actual) =>
        actual is Value.Map { Content: var fields } && fields.ContainsKey("newer") && fields.TryGetValue("value", out var value)
            ? value
            : actual;

    private protected IReadOnlyList<Mismatch> Judge(bool satisfied, Value actual, IScope scope) =>
        satisfied ? [] : [new Mismatch(Span, string.Empty, Describe(scope), Plain(actual).ToDisplay())];
}

/// <summary><c>2.05</c>: equal after typing.</summary>
/// <param name="Type">Type of the field, for content formats and their names; may be <see langword="null"/>.</param>
public sealed record EqualMatcher(SourceSpan Span, BoundValue Expected, FieldType? Type, Typing Typing) : Matcher(Span)
{
    public override IReadOnlyList<Mismatch> Match(Value actual, IScope scope)
    {
        var plain = Typing.Read(Plain(actual), Type).Value;
        return Comparison.AreEqual(plain, Expected.Evaluate(scope))
            ? []
            : [new Mismatch(Span, string.Empty, Describe(scope), Typing.Show(plain, Type))];
    }

    public override string Describe(IScope scope)
    {
        try
        {
            return Typing.Show(Expected.Evaluate(scope), Type);
        }
        catch (EvaluationException)
        {
            return Expected.Source;
        }
    }
}

/// <summary><c>any</c>: present with any value.</summary>
public sealed record AnyMatcher(SourceSpan Span) : Matcher(Span)
{
    public override IReadOnlyList<Mismatch> Match(Value actual, IScope scope) => Judge(actual is not Value.Absent, actual, scope);

    public override string Describe(IScope scope) => "any";
}

/// <summary><c>absent</c>: not there.</summary>
public sealed record AbsentMatcher(SourceSpan Span) : Matcher(Span)
{
    public override IReadOnlyList<Mismatch> Match(Value actual, IScope scope) => Judge(actual is Value.Absent, actual, scope);

    public override string Describe(IScope scope) => "absent";
}

/// <summary><c>newer</c>: the Observe option comes after the previous one (RFC 7641 §3.4), as its flag <c>newer</c> says.</summary>
public sealed record NewerMatcher(SourceSpan Span) : Matcher(Span)
{
    public override IReadOnlyList<Mismatch> Match(Value actual, IScope scope) =>
        Judge(Lookup.Field(actual, "newer") is Value.Flag { Content: true }, actual, scope);

    public override string Describe(IScope scope) => "newer than the previous one";
}

/// <summary><c>1..10</c>, <c>5 s..</c>: inclusive, open on the side that is left out.</summary>
public sealed record RangeMatcher(SourceSpan Span, BoundValue? Lower, BoundValue? Upper) : Matcher(Span)
{
    public override IReadOnlyList<Mismatch> Match(Value actual, IScope scope)
    {
        var plain = Plain(actual);
        var inside = (Lower is null || Comparison.Order(Lower.Evaluate(scope), plain) <= 0)
            && (Upper is null || Comparison.Order(plain, Upper.Evaluate(scope)) <= 0);
        return Judge(inside, actual, scope);
    }

    public override string Describe(IScope scope) => $"{Lower?.Describe(scope)}..{Upper?.Describe(scope)}";
}

/// <summary><c>~ ^[UTSN]+$</c>: matched against text; for octets against their upper- or lower-case hex.</summary>
/// <param name="Pattern">Values put in by expressions are taken literally.</param>
public sealed record PatternMatcher(SourceSpan Span, Template Pattern) : Matcher(Span)
{
    private Compiled? _latest;

    public override IReadOnlyList<Mismatch> Match(Value actual, IScope scope) => Judge(IsMatch(Plain(actual), scope), actual, scope);

    public override string Describe(IScope scope)
    {
        try
        {
            return $"~ {Evaluate(scope)}";
        }
        catch (EvaluationException)
        {
            return $"~ {Pattern.Source}";
        }
    }

    /// <summary>The pattern as a regular expression of linear time.</summary>
    /// <exception cref="EvaluationException">It is none.</exception>
    internal static Regex Compile(string pattern, bool ignoreCase, SourceSpan span)
    {
        try
        {
            var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
            return new Regex(pattern, ignoreCase ? options | RegexOptions.IgnoreCase : options);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new EvaluationException(span, $"'{pattern}' is not a regular expression: {e.Message}");
        }
    }

    private bool IsMatch(Value actual, IScope scope) => actual switch
    {
        Value.Absent or Value.List or Value.Map => false,
        Value.Octets octets => Expression(Evaluate(scope), ignoreCase: true).IsMatch(Convert.ToHexString(octets.Content.Span)),
        _ => Expression(Evaluate(scope), ignoreCase: false).IsMatch(actual.ToDisplay()),
    };

    // The same case may play on many threads: whoever compiles last is remembered.
    private Regex Expression(string pattern, bool ignoreCase)
    {
        if (_latest is { } latest && latest.Pattern == pattern && latest.IgnoreCase == ignoreCase)
        {
            return latest.Expression;
        }

        var expression = Compile(pattern, ignoreCase, Span);
        _latest = new(pattern, ignoreCase, expression);
        return expression;
    }

    private sealed record Compiled(string Pattern, bool IgnoreCase, Regex Expression);

    private string Evaluate(IScope scope) => string.Concat(Pattern.Parts.Select(part =>
        part is LiteralExpression { Value: Value.Text text } ? text.Content : Regex.Escape(part.Evaluate(scope).ToDisplay())));
}

/// <summary><c>!= x</c>: present, and not <c>x</c>.</summary>
public sealed record NotMatcher(SourceSpan Span, Matcher Of) : Matcher(Span)
{
    public override IReadOnlyList<Mismatch> Match(Value actual, IScope scope) =>
        Judge(actual is not Value.Absent && Of.Match(actual, scope).Count > 0, actual, scope);

    public override string Describe(IScope scope) => $"!= {Of.Describe(scope)}";
}

/// <summary><c>a | b</c>: either.</summary>
public sealed record EitherMatcher(SourceSpan Span, IReadOnlyList<Matcher> Alternatives) : Matcher(Span)
{
    public override IReadOnlyList<Mismatch> Match(Value actual, IScope scope) =>
        Judge(Alternatives.Any(alternative => alternative.Match(actual, scope).Count == 0), actual, scope);

    public override string Describe(IScope scope) => string.Join(" | ", Alternatives.Select(alternative => alternative.Describe(scope)));
}

/// <summary><c>{ near: 22.5, by: 0.1 }</c>: a number or a duration within a tolerance, inclusive.</summary>
public sealed record NearMatcher(SourceSpan Span, BoundValue Near, BoundValue By) : Matcher(Span)
{
    public override IReadOnlyList<Mismatch> Match(Value actual, IScope scope) =>
        Judge(IsNear(Plain(actual), Near.Evaluate(scope), By.Evaluate(scope)), actual, scope);

    public override string Describe(IScope scope) => $"{Near.Describe(scope)} ± {By.Describe(scope)}";

    private static bool IsNear(Value actual, Value near, Value by)
    {
        if (Comparison.TryNumber(actual, out var a) && Comparison.TryNumber(near, out var b) && Comparison.TryNumber(by, out var c))
        {
            return Math.Abs((double)a - (double)b) <= (double)c || (Math.Abs(a) < 1e27m && Math.Abs(b) < 1e27m && Math.Abs(a - b) <= c);
        }

        if (Comparison.TryReal(actual, out var x) && Comparison.TryReal(near, out var y) && Comparison.TryReal(by, out var z))
        {
            return Math.Abs(x - y) <= z;
        }

        return Comparison.TryDuration(actual, out var s) && Comparison.TryDuration(near, out var t) && Comparison.TryDuration(by, out var u)
            && Math.Abs((s - t).Ticks) <= u.Ticks;
    }
}

/// <summary><c>[a, b]</c>: as many items, each as expected, in order.</summary>
public sealed record ListMatcher(SourceSpan Span, IReadOnlyList<Matcher> Items) : Matcher(Span)
{
    public override IReadOnlyList<Mismatch> Match(Value actual, IScope scope) =>
        actual is Value.List list && list.Content.Count == Items.Count
            ? [.. Items.SelectMany((item, index) => item.Match(list.Content[index], scope).Select(mismatch => mismatch.Below($"{index}")))]
            : Judge(false, actual, scope);

    public override string Describe(IScope scope) => $"[{string.Join(", ", Items.Select(item => item.Describe(scope)))}]";
}

/// <summary><c>{ code: 2.05, … }</c>: the named keys are as expected, others are free.</summary>
/// <param name="Entries">Keys may be LwM2M paths and may hold expressions.</param>
public sealed record MapMatcher(SourceSpan Span, IReadOnlyList<KeyValuePair<BoundValue, Matcher>> Entries) : Matcher(Span)
{
    /// <summary>The matcher of a key written literally, or <see langword="null"/>.</summary>
    public Matcher? this[string key] =>
        Entries.FirstOrDefault(entry => entry.Key is BoundLiteral { Written: var written } && written == key).Value;

    public override IReadOnlyCollection<string> FieldNames => [.. Entries.Select(entry => entry.Key.Source)];

    public override IReadOnlyList<Mismatch> Match(Value actual, IScope scope)
    {
        if (actual is not (Value.Map or Value.Absent))
        {
            return Judge(false, actual, scope);
        }

        return
        [
            .. Entries.SelectMany(entry =>
            {
                var key = entry.Key.Evaluate(scope).ToDisplay();
                var found = actual is Value.Map map ? Lookup.Key(map, key) : Value.Nothing;
                return entry.Value.Match(found, scope).Select(mismatch => mismatch.Below(key));
            }),
        ];
    }

    public override string Describe(IScope scope) =>
        $"{{{string.Join(", ", Entries.Select(entry => $"{entry.Key.Describe(scope)}: {entry.Value.Describe(scope)}"))}}}";
}
