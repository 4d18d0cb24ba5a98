using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>The rows of <c>parameters</c>: one run each, all with the same names.</summary>
internal sealed class ParameterRows(
    Node? node, IVocabulary vocabulary, ICollection<Diagnostic> diagnostics, ValueBinder values, Names names)
{
    /// <param name="Name">The row's name, or <see langword="null"/> for a case without parameters.</param>
    /// <param name="Condition">The row's own <c>applies-if</c>.</param>
    internal sealed record Row(string? Name, Applicability? Condition, IReadOnlyList<KeyValuePair<string, BoundValue>> Vars);

    /// <returns>At least one row.</returns>
    public IReadOnlyList<Row> Read()
    {
        if (node is null)
        {
            return [new Row(null, null, [])];
        }

        if (node is not MappingNode { Entries: [var (_, first), ..] } map)
        {
            diagnostics.Add(new(
                "TC0102", node.Span, $"'parameters' takes a map of rows, not {(node is MappingNode ? "an empty one" : node.Kind)}"));
            return [];
        }

        var expected = Constants(first).Select(entry => entry.Key).ToList();
        var rows = map.Entries.Select(entry => Read(entry.Key, entry.Value, expected)).ToList();
        foreach (var name in expected)
        {
            names.Define(name, null, mustBeUsed: true);
        }

        return rows;
    }

    private static IEnumerable<KeyValuePair<ScalarNode, Node>> Constants(Node row) =>
        row is MappingNode map ? map.Entries.Where(entry => entry.Key.Text != CaseFields.AppliesIf) : [];

    private Row Read(ScalarNode name, Node content, IReadOnlyList<ScalarNode> expected)
    {
        if (content is not MappingNode map)
        {
            diagnostics.Add(new("TC0102", content.Span, $"row '{name.Text}' takes a map of names and values, not {content.Kind}"));
            return new Row(name.Text, null, []);
        }

        var given = Constants(map).Select(entry => entry.Key).ToList();
        var strangers = given.Where(key => expected.All(other => other.Text != key.Text)).ToList();
        foreach (var stranger in strangers)
        {
            diagnostics.Add(new(
                "TC0109", stranger.Span, $"row '{name.Text}' has '{stranger.Text}', which the first row has not",
                Suggestion.For(stranger.Text, expected.Select(key => key.Text))));
        }

        // a misspelt name is a stranger and a missing one at once: one mistake, one message
        foreach (var missing in expected.Where(key => strangers.Count == 0 && given.TrueForAll(other => other.Text != key.Text)))
        {
            diagnostics.Add(new("TC0109", name.Span, $"row '{name.Text}' has no '{missing.Text}'", "all rows have the same names"));
        }

        var condition = map[CaseFields.AppliesIf] is ScalarNode text ? ApplicabilityReader.Read(text, vocabulary, diagnostics) : null;
        return new Row(name.Text, condition, [.. Bind(map)]);
    }

    private IEnumerable<KeyValuePair<string, BoundValue>> Bind(MappingNode row)
    {
        foreach (var (key, value) in Constants(row))
        {
            if (values.Constant(value) is { } bound)
            {
                yield return new(key.Text, bound);
            }
        }
    }
}
