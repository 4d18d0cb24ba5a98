using System.Text.RegularExpressions;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Profiles;

/// <summary>A map with known keys, read field by field; what is wrong becomes a diagnostic at its place.</summary>
public sealed class FieldMap
{
    private readonly MappingNode _map;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly bool _hasStrangers;

    private FieldMap(MappingNode map, ICollection<Diagnostic> diagnostics, bool hasStrangers)
    {
        _map = map;
        _hasStrangers = hasStrangers;
        _diagnostics = diagnostics;
    }

    public SourceSpan Span => _map.Span;

    /// <summary>Takes a node that should be a map.</summary>
    /// <param name="node">Any node.</param>
    /// <param name="known">The keys it may have; <see langword="null"/>: any.</param>
    /// <param name="diagnostics">Receives <c>TC0201</c> and <c>TC0202</c>.</param>
    /// <returns><see langword="null"/> when it is no map.</returns>
    public static FieldMap? Of(Node? node, IReadOnlyList<string>? known, ICollection<Diagnostic> diagnostics)
    {
        if (node is not MappingNode map)
        {
            if (node is not null)
            {
                diagnostics.Add(new("TC0201", node.Span, $"{node.Kind}; a map was required"));
            }

            return null;
        }

        var strangers = map.Entries.Select(entry => entry.Key).Where(key => known?.Contains(key.Text) == false).ToList();
        foreach (var key in strangers)
        {
            diagnostics.Add(new("TC0202", key.Span, $"no key '{key.Text}' is known here", Suggestion.For(key.Text, known!)));
        }

        return new FieldMap(map, diagnostics, strangers.Count > 0);
    }

    /// <summary>The items of a node that should be a list; nothing when it is absent or empty.</summary>
    public static IReadOnlyList<Node> Items(Node? node, ICollection<Diagnostic> diagnostics)
    {
        switch (node)
        {
            case SequenceNode list:
                return list.Items;
            case null or ScalarNode { IsEmpty: true }:
                return [];
            default:
                diagnostics.Add(new("TC0201", node.Span, $"{node.Kind}; a list was required"));
                return [];
        }
    }

    public Node? this[string key] => _map[key];

    /// <summary>The scalar under a key, or <see langword="null"/> when it is absent or no text.</summary>
    public ScalarNode? Scalar(string key, bool required = false)
    {
        switch (_map[key])
        {
            case ScalarNode { IsEmpty: false } scalar:
                return scalar;
            case null or ScalarNode:
                if (required && !_hasStrangers) // the missing one may be misspelt; one mistake, one message
                {
                    _diagnostics.Add(new("TC0203", Span, $"'{key}' is missing"));
                }

                return null;
            case var other:
                _diagnostics.Add(new("TC0201", other.Span, $"{other.Kind}; '{key}' takes a text"));
                return null;
        }
    }

    /// <summary>The text under a key; empty when it is absent or no text.</summary>
    public string Text(string key, bool required = false) => Scalar(key, required)?.Text ?? string.Empty;

    /// <summary>The name under a key that must be there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="form">What names look like.</param>
    /// <param name="what">The form in words, with an example.</param>
    public string Named(string key, Regex form, string what)
    {
        ArgumentNullException.ThrowIfNull(form);

        var scalar = Scalar(key, required: true);
        if (scalar is not null && !form.IsMatch(scalar.Text))
        {
            _diagnostics.Add(new("TC0205", scalar.Span, $"'{scalar.Text}'; {what} was required"));
        }

        return scalar?.Text ?? string.Empty;
    }

    /// <summary>The meaning of one of some words.</summary>
    /// <returns><paramref name="otherwise"/> when the key is absent or its word is unknown.</returns>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> words, T otherwise, bool required = false)
    {
        if (Scalar(key, required) is not { } scalar)
        {
            return otherwise;
        }

        return Word(scalar, words, _diagnostics, out var meaning) ? meaning! : otherwise;
    }

    /// <summary>The meaning of a scalar that should be one of some words.</summary>
    public static bool Word<T>(ScalarNode scalar, IReadOnlyDictionary<string, T> words, ICollection<Diagnostic> diagnostics, out T? meaning)
    {
        if (words.TryGetValue(scalar.Text, out meaning))
        {
            return true;
        }

        var hint = Suggestion.For(scalar.Text, words.Keys);
        diagnostics.Add(new("TC0205", scalar.Span, $"'{scalar.Text}'; one of {string.Join(", ", words.Keys)} was required", hint));
        return false;
    }
}
