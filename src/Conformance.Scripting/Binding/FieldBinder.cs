using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>Gives the content of a field its type.</summary>
internal sealed class FieldBinder
{
    private readonly VerbCatalogue _catalogue;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly Names _names;
    private readonly IReadOnlyCollection<string> _requirements;
    private readonly MatcherBinder _matchers;

    /// <param name="requirements">Those of the case.</param>
    public FieldBinder(VerbCatalogue catalogue, ICollection<Diagnostic> diagnostics, Names names, IReadOnlyCollection<string> requirements)
    {
        _catalogue = catalogue;
        _diagnostics = diagnostics;
        _names = names;
        _requirements = requirements;
        Typing = new Typing(catalogue.Formats);
        _matchers = new MatcherBinder(this, diagnostics);
    }

    public Typing Typing { get; }

    /// <summary>Binds everything but steps and names, which are the step binder's.</summary>
    /// <param name="node">The content.</param>
    /// <param name="type">The field's type.</param>
    /// <param name="what">The field for messages: <c>'within'</c>.</param>
    /// <returns>What was bound, or <see langword="null"/> after a diagnostic.</returns>
    public Bound? Bind(Node node, FieldType type, string what) => type switch
    {
        FieldType.Matchers => _matchers.Bind(node, type, what) is { } map ? new BoundMatcher(node.Span, map) : null,
        FieldType.OneMatcher => _matchers.Bind(node, null, what) is { } one ? new BoundMatcher(node.Span, one) : null,
        FieldType.Fields fields => Fields(node, fields, what),
        _ => BindValue(node, type, what),
    };

    /// <summary>Binds a value.</summary>
    public BoundValue? BindValue(Node node, FieldType type, string what) => type switch
    {
        FieldType.Condition => Condition(node, what),
        FieldType.Reference => Reference(node, what),
        FieldType.Any => Anything(node, Text),
        FieldType.NamedValues => Named(node, what),
        FieldType.PathValues => Paths(node, what),
        FieldType.Items => Items(node),
        FieldType.Interval => Interval(node, what),
        FieldType.Requirements => Requirements(node),
        _ => Scalar(node, what) is { } scalar ? Text(scalar, type) : null,
    };

    /// <summary>A value without a field that would give it a type: durations are durations, all else is text.</summary>
    public BoundValue? Constant(Node node) => Anything(node, (scalar, _) => ValueText.TryDuration(scalar.Text, out var duration) && !scalar.Quoted
        ? new BoundLiteral(scalar.Span, new Value.Duration(duration), scalar.Text)
        : Text(scalar, null));

    /// <summary>A scalar of a type, with or without expressions.</summary>
    public BoundValue? Text(ScalarNode node, FieldType? type)
    {
        if (!Template.TryParse(node, out var template, out var error))
        {
            Malformed(node, error);
            return null;
        }

        foreach (var part in template.Parts)
        {
            _names.Check(part);
        }

        if (Template.IsIn(node.Text))
        {
            return FitsPath(template, type) ? new BoundTemplate(node.Span, template, type, Typing) : null;
        }

        var (value, problem) = Typing.Read(new Value.Text(node.Text), type);
        if (problem is not null)
        {
            _diagnostics.Add(new(problem.Code, node.Span, problem.Message, problem.Hint));
            return null;
        }

        return new BoundLiteral(node.Span, value, node.Text);
    }

    /// <summary>Reports what is wrong with an expression.</summary>
    public void Malformed(ScalarNode node, ExpressionError error) =>
        _diagnostics.Add(new("TC0125", node.At(error.Offset, error.Length), error.Message, error.Hint));

    /// <summary>Reports content of the wrong kind.</summary>
    public void Expected(Node node, string what, string required, string? hint = null) =>
        _diagnostics.Add(new("TC0126", node.Span, $"{what} takes {required}, not {node.Kind}", hint));

    private bool FitsPath(Template template, FieldType? type)
    {
        var strange = type is FieldType.Path
            ? template.Parts.OfType<LiteralExpression>().FirstOrDefault(part => part.Value is Value.Text text && text.Content.Any(letter => letter != '/' && !char.IsAsciiDigit(letter)))
            : null;
        if (strange is not null)
        {
            _diagnostics.Add(new("TC0123", strange.Span, $"'{strange.Value.ToDisplay()}' is no part of a path", "write identifiers from 0 to 65534 with / before each: /3/0/16"));
        }

        return strange is null;
    }

    private ScalarNode? Scalar(Node node, string what)
    {
        if (node is ScalarNode { IsEmpty: false } scalar)
        {
            return scalar;
        }

        Expected(node, what, "one value");
        return null;
    }

    private BoundCondition? Condition(Node node, string what)
    {
        if (Scalar(node, what) is not { } scalar)
        {
            return null;
        }

        if (!scalar.IsMapped)
        {
            Malformed(scalar, new(0, 1, "a condition of several lines or with escapes", "write it on one line, plain or in quotes without backslashes"));
            return null;
        }

        if (!ExpressionParser.TryParse(scalar, 0, scalar.Text.Length, out var condition, out var error))
        {
            Malformed(scalar, error);
            return null;
        }

        _names.Check(condition);
        return new BoundCondition(scalar.Span, condition, scalar.Text);
    }

    private BoundValue? Reference(Node node, string what)
    {
        if (node is ScalarNode scalar && Template.IsIn(scalar.Text) && Template.TryParse(scalar, out var template, out _) && template.Lone is null)
        {
            Expected(node, what, "one expression", "write $( ) and nothing around it");
            return null;
        }

        if (node is ScalarNode { IsEmpty: false } text && !Template.IsIn(text.Text))
        {
            Expected(node, what, "an expression", $"did you mean '$({text.Text})'?");
            return null;
        }

        return Scalar(node, what) is { } expression ? Text(expression, null) : null;
    }

    private BoundValue? Anything(Node node, Func<ScalarNode, FieldType?, BoundValue?> leaf)
    {
        switch (node)
        {
            case ScalarNode scalar:
                return leaf(scalar, null);
            case SequenceNode list:
                return All(list.Items.Select(item => Anything(item, leaf))) is { } items ? new BoundList(list.Span, items) : null;
            case MappingNode map:
                return Map(map, key => Text(key, null), value => Anything(value, leaf));
            default:
                throw new NotSupportedException($"no value for {node.GetType().Name}");
        }
    }

    private static BoundMap? Map(MappingNode map, Func<ScalarNode, BoundValue?> bindKey, Func<Node, BoundValue?> bindValue)
    {
        var entries = map.Entries.Select(entry => (Key: bindKey(entry.Key), Value: bindValue(entry.Value))).ToList();
        return entries.TrueForAll(entry => entry is { Key: not null, Value: not null })
            ? new BoundMap(map.Span, [.. entries.Select(entry => KeyValuePair.Create(entry.Key!, entry.Value!))])
            : null;
    }

    private BoundMap? Named(Node node, string what)
    {
        if (node is MappingNode map)
        {
            return Map(map, key => Text(key, null), Constant);
        }

        Expected(node, what, "a map of names and values");
        return null;
    }

    private BoundMap? Paths(Node node, string what)
    {
        if (node is MappingNode map)
        {
            return Map(map, PathKey, value => Anything(value, Text));
        }

        Expected(node, what, "a map of paths and values");
        return null;
    }

    private BoundValue? PathKey(ScalarNode key)
    {
        if (Template.IsIn(key.Text))
        {
            return Text(key, null);
        }

        if (ResourcePath.TryParseBelow(null, key.Text, out _))
        {
            return new BoundLiteral(key.Span, new Value.Text(key.Text), key.Text);
        }

        _diagnostics.Add(new("TC0123", key.Span, $"'{key.Text}' is not a path", "write a resource id below the target, such as 0, or a full path"));
        return null;
    }

    private BoundList? Items(Node node)
    {
        var items = All((node is SequenceNode list ? list.Items : [node]).Select(item => Anything(item, Text)));
        return items is null ? null : new BoundList(node.Span, items);
    }

    private BoundList? Interval(Node node, string what)
    {
        if (node is not SequenceNode { Items: [_, _] } pair)
        {
            Expected(node, what, "two durations", "write [5 s, 10 s]");
            return null;
        }

        return All(pair.Items.Select(item => BindValue(item, new FieldType.Duration(), what))) is { } bounds ? new BoundList(node.Span, bounds) : null;
    }

    private BoundList? Requirements(Node node)
    {
        var items = new List<BoundValue>();
        foreach (var item in node is SequenceNode list ? list.Items : [node])
        {
            if (item is not ScalarNode { IsEmpty: false } id)
            {
                Expected(item, "'requirement'", "a requirement id");
                return null;
            }

            if (!_requirements.Contains(id.Text))
            {
                _diagnostics.Add(new("TC0120", id.Span, $"requirement {id.Text} is not in this case's requirements", Suggestion.For(id.Text, _requirements)));
                return null;
            }

            items.Add(new BoundLiteral(id.Span, new Value.Text(id.Text), id.Text));
        }

        return new BoundList(node.Span, items);
    }

    private Bound? Fields(Node node, FieldType.Fields type, string what)
    {
        if (node is ScalarNode { IsEmpty: false } word)
        {
            if (type.Words.Contains(word.Text))
            {
                return new BoundLiteral(word.Span, new Value.Text(word.Text), word.Text);
            }

            var required = string.Join(" or ", type.Words.Select(known => $"'{known}'").Append("a map"));
            Expected(node, what, required, Suggestion.For(word.Text, type.Words));
            return null;
        }

        if (node is not MappingNode map)
        {
            Expected(node, what, "a map");
            return null;
        }

        var bound = new Dictionary<string, Bound>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Entries)
        {
            if (type.Known.FirstOrDefault(field => field.Name == key.Text) is not { } field)
            {
                _diagnostics.Add(new("TC0114", key.Span, $"{what} has no field '{key.Text}'", Suggestion.For(key.Text, type.Known.Select(known => known.Name))));
            }
            else if (Bind(value, field.Type, $"'{key.Text}'") is { } content)
            {
                bound[key.Text] = content;
            }
        }

        return new BoundFields(node.Span, bound);
    }

    private static List<BoundValue>? All(IEnumerable<BoundValue?> items)
    {
        var all = items.ToList();
        return all.TrueForAll(item => item is not null) ? [.. all.OfType<BoundValue>()] : null;
    }
}
