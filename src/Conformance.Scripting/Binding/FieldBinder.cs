using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>Gives the content of a field its type.</summary>
/// <param name="requirements">Those of the case.</param>
internal sealed class FieldBinder(ICollection<Diagnostic> diagnostics, ValueBinder values, IReadOnlyCollection<string> requirements)
{
    private readonly MatcherBinder _matchers = new(values, diagnostics);

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
        FieldType.Requirements => Requirements(node),
        FieldType.Declaration => values.Declaration(node, what),
        _ => values.Bind(node, type, what),
    };

    private BoundList? Requirements(Node node)
    {
        var items = new List<BoundValue>();
        foreach (var item in node is SequenceNode list ? list.Items : [node])
        {
            if (item is not ScalarNode { IsEmpty: false } id)
            {
                values.Expected(item, "'requirement'", "a requirement id");
                return null;
            }

            if (!requirements.Contains(id.Text))
            {
                diagnostics.Add(new(
                    "TC0120", id.Span, $"requirement {id.Text} is not in this case's requirements",
                    Suggestion.For(id.Text, requirements)));
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
            values.Expected(node, what, required, Suggestion.For(word.Text, type.Words));
            return null;
        }

        if (node is not MappingNode map)
        {
            values.Expected(node, what, "a map");
            return null;
        }

        var bound = new Dictionary<string, Bound>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Entries)
        {
            if (type.Known.FirstOrDefault(field => field.Name == key.Text) is not { } field)
            {
                diagnostics.Add(new(
                    "TC0114", key.Span, $"{what} has no field '{key.Text}'",
                    Suggestion.For(key.Text, type.Known.Select(known => known.Name))));
            }
            else if (Bind(value, field.Type, $"'{key.Text}'") is { } content)
            {
                bound[key.Text] = content;
            }
        }

        return new BoundFields(node.Span, bound);
    }
}
