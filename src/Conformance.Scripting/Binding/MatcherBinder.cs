using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>Reads matchers of every form.</summary>
internal sealed class MatcherBinder(ValueBinder values, ICollection<Diagnostic> diagnostics)
{
    private const string Or = " | ";
    private const string Range = "..";

    private static readonly string[] s_nearKeys = ["near", "by"];

    /// <param name="node">The content.</param>
    /// <param name="type">Type of what is matched, when it is known.</param>
    /// <param name="what">The field for messages.</param>
    /// <returns>The matcher, or <see langword="null"/> after a diagnostic.</returns>
    public Matcher? Bind(Node node, FieldType? type, string what)
    {
        switch (node)
        {
            case MappingNode map:
                return Map(map, type, what);
            case ScalarNode { IsEmpty: true } or not MappingNode when type is FieldType.Matchers:
                values.Expected(node, what, "a map of expectations", "write { code: 2.05 }");
                return null;
            case SequenceNode list:
                return All(list.Items.Select(item => Bind(item, null, what))) is { } items ? new ListMatcher(list.Span, items) : null;
            case ScalarNode { IsEmpty: true }:
                values.Expected(node, what, "an expectation", "write '' for an empty text, or absent");
                return null;
            case ScalarNode scalar:
                return Either(scalar, type);
            default:
                throw new NotSupportedException($"no matcher for {node.GetType().Name}");
        }
    }

    private Matcher? Either(ScalarNode scalar, FieldType? type)
    {
        if (scalar.Text is ['=', ' ', ..])
        {
            return Equal(scalar.Slice(1, scalar.Text.Length), type);
        }

        var parts = Split(scalar).ToList();
        return parts is [var only]
            ? One(only, type)
            : All(parts.Select(part => One(part, type))) is { } alternatives ? new EitherMatcher(scalar.Span, alternatives) : null;
    }

    /// <summary>Cuts at every <c> | </c> outside <c>$( )</c>.</summary>
    private static IEnumerable<ScalarNode> Split(ScalarNode scalar)
    {
        var start = 0;
        foreach (var cut in Outside(scalar.Text, Or).ToList())
        {
            yield return scalar.Slice(start, cut);
            start = cut + Or.Length;
        }

        yield return scalar.Slice(start, scalar.Text.Length);
    }

    private static IEnumerable<int> Outside(string text, string mark)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (string.CompareOrdinal(text, at, "$(", 0, 2) == 0 && Template.Closing(text, at + 2) is { } close)
            {
                at = close;
            }
            else if (string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0)
            {
                yield return at;
                at += mark.Length - 1;
            }
        }
    }

    private Matcher? One(ScalarNode scalar, FieldType? type) => scalar.Text switch
    {
        "any" => new AnyMatcher(scalar.Span),
        "absent" => new AbsentMatcher(scalar.Span),
        "newer" => new NewerMatcher(scalar.Span),
        ['~', ' ', ..] => Pattern(scalar),
        ['!', '=', ' ', ..] => One(scalar.Slice(2, scalar.Text.Length), type) is { } of ? new NotMatcher(scalar.Span, of) : null,
        _ => Between(scalar, type),
    };

    private EqualMatcher? Equal(ScalarNode scalar, FieldType? type) =>
        values.Text(scalar, type) is { } expected ? new EqualMatcher(scalar.Span, expected, type, values.Typing) : null;

    private PatternMatcher? Pattern(ScalarNode scalar)
    {
        var pattern = scalar.Slice(1, scalar.Text.Length);
        if (values.Text(pattern, null) is not { } bound)
        {
            return null;
        }

        if (bound is BoundTemplate { Template: var template })
        {
            return new PatternMatcher(scalar.Span, template);
        }

        try
        {
            PatternMatcher.Compile(pattern.Text, ignoreCase: false, pattern.Span);
            return new PatternMatcher(
                scalar.Span, new Template(pattern.Span, pattern.Text, [new LiteralExpression(pattern.Span, new Value.Text(pattern.Text))]));
        }
        catch (EvaluationException e)
        {
            Malformed(pattern, e.Message);
            return null;
        }
    }

    private Matcher? Between(ScalarNode scalar, FieldType? type)
    {
        if (Outside(scalar.Text, Range).ToList() is not [var dots])
        {
            return Equal(scalar, type);
        }

        var lower = scalar.Slice(0, dots);
        var upper = scalar.Slice(dots + Range.Length, scalar.Text.Length);
        if (lower.Text.Length + upper.Text.Length == 0 || !IsBound(lower) || !IsBound(upper))
        {
            return Equal(scalar, type);
        }

        var from = Bound(lower);
        var to = Bound(upper);
        if (from is BoundLiteral { Value: var a } && to is BoundLiteral { Value: var b } && Comparison.Order(a, b) is null or > 0)
        {
            Malformed(scalar, $"the range {scalar.Text} holds nothing", "write the smaller bound first");
            return null;
        }

        return (from is null && lower.Text.Length > 0) || (to is null && upper.Text.Length > 0)
            ? null
            : new RangeMatcher(scalar.Span, from, to);
    }

    private BoundValue? Bound(ScalarNode scalar) => scalar.Text.Length == 0 ? null : values.Constant(scalar);

    private static bool IsBound(ScalarNode scalar) =>
        scalar.Text.Length == 0
        || scalar.Text.StartsWith("$(", StringComparison.Ordinal)
        || ValueText.TryNumber(scalar.Text, out _)
        || ValueText.TryDuration(scalar.Text, out _);

    private Matcher? Map(MappingNode map, FieldType? type, string what)
    {
        var keys = map.Entries.Select(entry => entry.Key.Text).ToList();
        var known = Known(type);
        if (known is null || !keys.Exists(key => known.Any(field => field.Name == key)))
        {
            if (keys.Exists(ItemsMatcher.Keys.Contains))
            {
                return OnlyThese(map, ItemsMatcher.Keys, what) ? Items(map, what) : null;
            }

            if (keys.Exists(s_nearKeys.Contains))
            {
                return OnlyThese(map, s_nearKeys, what) ? Near(map) : null;
            }
        }

        var entries = new List<KeyValuePair<BoundValue, Matcher>>();
        foreach (var (key, value) in map.Entries)
        {
            var field = known?.FirstOrDefault(candidate => candidate.Name == key.Text);
            if (known is not null && field is null)
            {
                var words = known.Select(candidate => candidate.Name).Concat(type is FieldType.Matchers ? [] : ItemsMatcher.Keys);
                diagnostics.Add(new(
                    "TC0118", key.Span, $"{what} has nothing called '{key.Text}' to match", Suggestion.For(key.Text, words)));
            }
            else if (values.Text(key, null) is { } name && Bind(value, field?.Type, $"'{key.Text}'") is { } matcher)
            {
                entries.Add(new(name, matcher));
            }
        }

        return new MapMatcher(map.Span, entries);
    }

    private static IReadOnlyList<FieldDefinition>? Known(FieldType? type) => type switch
    {
        FieldType.Matchers { Keys: { Count: > 0 } keys } => keys,
        FieldType.Fields { Known: { Count: > 0 } inner } => inner,
        _ => null,
    };

    private bool OnlyThese(MappingNode map, IReadOnlyList<string> keys, string what)
    {
        var strange = map.Entries.FirstOrDefault(entry => !keys.Contains(entry.Key.Text)).Key;
        if (strange is not null)
        {
            diagnostics.Add(new(
                "TC0118", strange.Span, $"{what} has '{strange.Text}' beside {string.Join(", ", keys)}",
                Suggestion.For(strange.Text, keys)));
        }

        return strange is null;
    }

    private ItemsMatcher? Items(MappingNode map, string what)
    {
        var sets = ItemsMatcher.Keys.ToDictionary(key => key, key => map[key] is { } node ? Set(node, what) : ItemSet.None);
        return sets.Values.Any(set => set is null)
            ? null
            : new ItemsMatcher(
                map.Span, sets["contain"]!, sets["exclude"]!, sets["exclude-below"]!, map["only"] is null ? null : sets["only"]);
    }

    private ItemSet? Set(Node node, string what)
    {
        if (node is ScalarNode scalar && Template.IsIn(scalar.Text))
        {
            return Equal(scalar, null) is { } given ? new ItemSet([], given) : null;
        }

        return All((node is SequenceNode list ? list.Items : [node]).Select(item => Bind(item, null, what))) is { } items
            ? new ItemSet(items, null)
            : null;
    }

    private NearMatcher? Near(MappingNode map)
    {
        if (map["near"] is ScalarNode { IsEmpty: false } near && IsBound(near)
            && map["by"] is ScalarNode { IsEmpty: false } by && IsBound(by))
        {
            return values.Constant(near) is { } middle && values.Constant(by) is { } distance
                ? new NearMatcher(map.Span, middle, distance)
                : null;
        }

        diagnostics.Add(new(
            "TC0119", map.Span, "'near' and 'by' must both be given, each a number or a duration", "write { near: 22.5, by: 0.1 }"));
        return null;
    }

    private void Malformed(Node node, string message, string? hint = null) => diagnostics.Add(new("TC0119", node.Span, message, hint));

    private static List<Matcher>? All(IEnumerable<Matcher?> matchers)
    {
        var all = matchers.ToList();
        return all.TrueForAll(matcher => matcher is not null) ? [.. all.OfType<Matcher>()] : null;
    }
}
