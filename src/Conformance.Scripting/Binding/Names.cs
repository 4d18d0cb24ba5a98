using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>The names of a case, as they come into being from its first line to its last.</summary>
internal sealed class Names(VerbCatalogue catalogue, IVocabulary vocabulary, ICollection<Diagnostic> diagnostics)
{
    private const string Pixit = "pixit";
    private const string Pics = "pics";

    /// <summary>The field that captures, and the verb that names values.</summary>
    public const string Capture = "as";
    public const string Let = "let";

    /// <summary>The statements of a device that are not yes or no.</summary>
    private static readonly string[] s_scalars = ["lwm2m", "bindings"];

    private readonly Dictionary<string, Definition> _defined = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceSpan> _later = new(StringComparer.Ordinal);

    /// <summary>Test parameters the case uses, without prefix.</summary>
    public SortedSet<string> Parameters { get; } = new(StringComparer.Ordinal);

    private sealed record Definition(string Name, SourceSpan Span, IReadOnlyList<FieldDefinition>? Fields, bool MustBeUsed)
    {
        public bool Used { get; set; }
    }

    /// <summary>Names that somebody forgot to use.</summary>
    public IEnumerable<(string Name, SourceSpan Span)> Unused =>
        _defined.Values.Where(name => name is { MustBeUsed: true, Used: false }).Select(name => (name.Name, name.Span));

    /// <summary>Learns what gets a name further down, so that its use before can be told from a slip of the fingers.</summary>
    public void Announce(Node? node)
    {
        switch (node)
        {
            case SequenceNode list:
                foreach (var item in list.Items)
                {
                    Announce(item);
                }

                break;
            case MappingNode map:
                foreach (var (key, value) in map.Entries)
                {
                    Announce(key.Text, value);
                    Announce(value);
                }

                break;
            default:
                break;
        }
    }

    private void Announce(string field, Node value)
    {
        var names = (field, value) switch
        {
            (Capture, ScalarNode name) => [name],
            (Let, MappingNode constants) => constants.Entries.Select(entry => entry.Key),
            _ => Enumerable.Empty<ScalarNode>(),
        };
        foreach (var name in names)
        {
            _later.TryAdd(name.Text, name.Span);
        }
    }

    /// <summary>Brings a name into being.</summary>
    /// <param name="fields">Fields of a capture; <see langword="null"/> when they are not known.</param>
    /// <param name="mustBeUsed">Whether it is a mistake never to use it.</param>
    public void Define(ScalarNode node, IReadOnlyList<FieldDefinition>? fields, bool mustBeUsed)
    {
        var name = node.Text;
        if (!IsName(name))
        {
            diagnostics.Add(new(
                "TC0133", node.Span, $"'{name}' is not a name", "a name has small letters, digits and -, and starts with a letter"));
        }
        else if (ExpressionParser.Reserved.Contains(name) || IsRoot(name))
        {
            diagnostics.Add(new("TC0132", node.Span, $"'{name}' has a meaning of its own", "choose another name"));
        }
        else if (!_defined.TryAdd(name, new(name, node.Span, fields, mustBeUsed)))
        {
            diagnostics.Add(new("TC0132", node.Span, $"'{name}' is defined twice", $"first in line {_defined[name].Span.Line}"));
        }
    }

    /// <summary>Ends the life of a loop name.</summary>
    public void Forget(string name) => _defined.Remove(name);

    /// <summary>Whether constants are bound, whose values are taken before the preconditions.</summary>
    public bool AreEarly { get; set; }

    /// <summary>Checks every reference of an expression.</summary>
    public void Check(Expression expression)
    {
        foreach (var reference in expression.References)
        {
            Check(reference, reference.Root!);
        }
    }

    private void Check(Expression reference, NameExpression root)
    {
        if (root.Name == Pixit)
        {
            CheckParameter(reference, root);
        }
        else if (_defined.TryGetValue(root.Name, out var definition))
        {
            definition.Used = true;
            CheckFields(reference, definition.Fields);
        }
        else if (catalogue.Roots.TryGetValue(root.Name, out var fields))
        {
            CheckFields(reference, fields);
        }
        else if (root.Name == Pics)
        {
            CheckFirst(reference, s_scalars);
        }
        else if (_later.TryGetValue(root.Name, out var later))
        {
            diagnostics.Add(new("TC0134", root.Span, $"'{root.Name}' has no value yet", $"it gets one in line {later.Line}"));
        }
        else
        {
            string[] known = [.. _defined.Keys, .. catalogue.Roots.Keys, Pixit, Pics];
            diagnostics.Add(new("TC0130", root.Span, $"'{root.Name}' is not defined here", Suggestion.For(root.Name, known)));
        }
    }

    private void CheckParameter(Expression reference, NameExpression root)
    {
        var name = reference.ToString()[root.Name.Length..].TrimStart('.');
        if (Knows(vocabulary, name))
        {
            Parameters.Add(name);
        }
        else
        {
            diagnostics.Add(new(
                "TC0135", reference.Span, $"no PIXIT item {Pixit}.{name} in the profile", Suggestion.For(name, vocabulary.Pixit)));
        }
    }

    /// <summary>Reads a condition over PICS and PIXIT.</summary>
    /// <returns><see langword="null"/> after a diagnostic.</returns>
    public Applicability? Condition(ScalarNode scalar) => ApplicabilityReader.Read(scalar, vocabulary, diagnostics);

    /// <summary>Whether a name is a test parameter or the group of some (<c>writable</c> of <c>writable.path</c>).</summary>
    public static bool Knows(IVocabulary vocabulary, string pixit) =>
        vocabulary.Pixit.Contains(pixit) || vocabulary.Pixit.Any(name => name.StartsWith(pixit + ".", StringComparison.Ordinal));

    private void CheckFields(Expression reference, IReadOnlyList<FieldDefinition>? fields)
    {
        foreach (var access in Accesses(reference))
        {
            if (fields is not { Count: > 0 })
            {
                return;
            }

            if (Find(fields, access.Field) is not { } found)
            {
                var known = fields.Select(field => field.Name);
                diagnostics.Add(new(
                    "TC0131", EndOf(access), $"'{access.Of}' has no field '{access.Field}'", Suggestion.For(access.Field, known)));
                return;
            }

            if (AreEarly && found.IsLate)
            {
                diagnostics.Add(new(
                    "TC0158", access.Span, $"a constant takes '{access}', which is known only after the preconditions", "write it in the step, or in 'let'"));
            }

            fields = found.Type switch
            {
                FieldType.Fields inner => inner.Known,
                FieldType.Matchers inner => inner.Keys,
                _ => null,
            };
        }
    }

    private void CheckFirst(Expression reference, string[] known)
    {
        if (Accesses(reference).FirstOrDefault() is { } access && !known.Contains(access.Field))
        {
            diagnostics.Add(new(
                "TC0131", EndOf(access), $"'{access.Of}' has no field '{access.Field}'", Suggestion.For(access.Field, known)));
        }
    }

    /// <summary>The fields of a reference from left to right, as far as the first path.</summary>
    private static IEnumerable<FieldExpression> Accesses(Expression reference)
    {
        var steps = new Stack<Expression>();
        for (var at = reference; at.Whole is { } whole; at = whole)
        {
            steps.Push(at);
        }

        return steps.TakeWhile(step => step is FieldExpression).Cast<FieldExpression>();
    }

    private static SourceSpan EndOf(FieldExpression access) => access.Span.Length > access.Field.Length
        ? access.Span with { Column = access.Span.Column + access.Span.Length - access.Field.Length, Length = access.Field.Length }
        : access.Span;

    private static FieldDefinition? Find(IReadOnlyList<FieldDefinition> fields, string name) =>
        fields.FirstOrDefault(field => field.Name == name);

    private bool IsRoot(string name) => name is Pixit or Pics || catalogue.Roots.ContainsKey(name);

    private static bool IsName(string name) =>
        name.Length > 0 && char.IsAsciiLetterLower(name[0])
            && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
