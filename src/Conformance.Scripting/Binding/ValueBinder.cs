using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>Gives values their type: scalars, conditions, lists and maps of values.</summary>
internal sealed class ValueBinder(VerbCatalogue catalogue, ICollection<Diagnostic> diagnostics, Names names)
{
    public Typing Typing { get; } = new(catalogue.Formats);

    /// <summary>Binds a value.</summary>
    public BoundValue? Bind(Node node, FieldType type, string what) => type switch
    {
        FieldType.Condition => Condition(node, what),
        FieldType.Reference => Reference(node, what),
        FieldType.Any => Anything(node, Text),
        FieldType.NamedValues => Named(node, what),
        FieldType.PathValues => Paths(node, what),
        FieldType.Items => Items(node, item => Anything(item, Text)),
        FieldType.Several several => Items(node, item => Bind(item, new FieldType.Choice(several.Words), what)),
        FieldType.Interval => Interval(node, what),
        _ => Scalar(node, what) is { } scalar ? Text(scalar, type) : null,
    };

    /// <summary>A value without a field that would give it a type: durations are durations, all else is text.</summary>
    public BoundValue? Constant(Node node) => Anything(node, Constant);

    private BoundValue? Constant(ScalarNode scalar, FieldType? type) =>
        ValueText.TryDuration(scalar.Text, out var duration) && !scalar.Quoted
            ? new BoundLiteral(scalar.Span, new Value.Duration(duration), scalar.Text)
            : Text(scalar, type);

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
            names.Check(part);
        }

        if (Template.IsIn(node.Text))
        {
            return FitsPath(template, type) ? new BoundTemplate(node.Span, template, type, Typing) : null;
        }

        var (value, problem) = Typing.Read(new Value.Text(node.Text), type);
        if (problem is not null)
        {
            diagnostics.Add(new(problem.Code, node.Span, problem.Message, problem.Hint));
            return null;
        }

        return new BoundLiteral(node.Span, value, node.Text);
    }

    /// <summary>Reports what is wrong with an expression.</summary>
    public void Malformed(ScalarNode node, ExpressionError error) =>
        diagnostics.Add(new("TC0125", node.At(error.Offset, error.Length), error.Message, error.Hint));

    /// <summary>Reports content of the wrong kind.</summary>
    public void Expected(Node node, string what, string required, string? hint = null) =>
        diagnostics.Add(new("TC0126", node.Span, $"{what} takes {required}, not {node.Kind}", hint));

    private bool FitsPath(Template template, FieldType? type)
    {
        var strange = type is FieldType.Path
            ? template.Parts.OfType<LiteralExpression>()
                .FirstOrDefault(part => part.Value is Value.Text text && !text.Content.All(IsPathLetter))
            : null;
        if (strange is not null)
        {
            diagnostics.Add(new(
                "TC0123", strange.Span, $"'{strange.Value.ToDisplay()}' is no part of a path",
                "write identifiers from 0 to 65534 with / before each: /3/0/16"));
        }

        return strange is null;
    }

    private static bool IsPathLetter(char letter) => letter == '/' || char.IsAsciiDigit(letter);

    private ScalarNode? Scalar(Node node, string what)
    {
        if (node is ScalarNode { IsEmpty: false } scalar)
        {
            return scalar;
        }

        Expected(node, what, "one value");
        return null;
    }

    /// <summary>A condition over PICS and PIXIT.</summary>
    public BoundDeclaration? Declaration(Node node, string what) =>
        Scalar(node, what) is { } scalar && names.Condition(scalar) is { } condition ? new(scalar.Span, condition, scalar.Text) : null;

    private BoundCondition? Condition(Node node, string what)
    {
        if (Scalar(node, what) is not { } scalar)
        {
            return null;
        }

        if (!scalar.IsMapped)
        {
            Malformed(
                scalar,
                new(0, 1, "a condition of several lines or with escapes", "write it on one line, plain or in quotes without backslashes"));
            return null;
        }

        if (!ExpressionParser.TryParse(scalar, 0, scalar.Text.Length, out var condition, out var error))
        {
            Malformed(scalar, error);
            return null;
        }

        names.Check(condition);
        return new BoundCondition(scalar.Span, condition, scalar.Text);
    }

    private BoundTemplate? Reference(Node node, string what)
    {
        if (Scalar(node, what) is not { } scalar)
        {
            return null;
        }

        if (!Template.IsIn(scalar.Text))
        {
            Expected(node, what, "an expression", $"did you mean '$({scalar.Text})'?");
            return null;
        }

        if (Text(scalar, null) is not BoundTemplate { Template: var template } bound)
        {
            return null;
        }

        if (template.Lone is null)
        {
            Expected(node, what, "one expression", "write $( ) and nothing around it");
            return null;
        }

        return bound;
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

        diagnostics.Add(new(
            "TC0123", key.Span, $"'{key.Text}' is not a path", "write a resource id below the target, such as 0, or a full path"));
        return null;
    }

    private static BoundList? Items(Node node, Func<Node, BoundValue?> bindItem)
    {
        var items = All((node is SequenceNode list ? list.Items : [node]).Select(bindItem));
        return items is null ? null : new BoundList(node.Span, items);
    }

    private BoundList? Interval(Node node, string what)
    {
        if (node is not SequenceNode { Items: [_, _] } pair)
        {
            Expected(node, what, "two durations", "write [5 s, 10 s]");
            return null;
        }

        return All(pair.Items.Select(item => Bind(item, new FieldType.Duration(), what))) is { } bounds
            ? new BoundList(node.Span, bounds)
            : null;
    }

    private static List<BoundValue>? All(IEnumerable<BoundValue?> items)
    {
        var all = items.ToList();
        return all.TrueForAll(item => item is not null) ? [.. all.OfType<BoundValue>()] : null;
    }
}
