using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>Binds steps: the verb, its target, its fields, and the names they bring into being.</summary>
internal sealed class StepBinder(
    VerbCatalogue catalogue,
    ICollection<Diagnostic> diagnostics,
    Names names,
    ValueBinder values,
    FieldBinder fields,
    IReadOnlyList<string> testers)
{
    private const string At = "at";
    private const string Until = "until";

    private readonly Dictionary<string, VerbDefinition> _verbs = catalogue.Verbs.ToDictionary(verb => verb.Name, StringComparer.Ordinal);

    /// <summary>Branches that run beside the step, level by level.</summary>
    private readonly Stack<IReadOnlyList<string>> _branches = new();

    /// <summary>Binds a list of steps; what cannot be bound is left out after a diagnostic.</summary>
    public IReadOnlyList<BoundStep> Bind(Node? node, string what)
    {
        if (node is not SequenceNode { Items.Count: > 0 } list)
        {
            if (node is not null)
            {
                diagnostics.Add(new(
                    "TC0110", node.Span, $"{what} takes a list of steps, not {(node is SequenceNode ? "an empty list" : node.Kind)}",
                    "start each step with '- '"));
            }

            return [];
        }

        return [.. list.Items.Select(Step).OfType<BoundStep>()];
    }

    private BoundStep? Step(Node node)
    {
        if (node is not MappingNode { Entries: [var (key, target), ..] } map)
        {
            diagnostics.Add(new(
                "TC0111", node.Span, $"{node.Kind} where a step must stand", "a step is 'verb: target' followed by fields"));
            return null;
        }

        if (!_verbs.TryGetValue(key.Text, out var verb))
        {
            diagnostics.Add(new("TC0112", key.Span, $"no verb '{key.Text}'", Misplaced(map) ?? Suggestion.For(key.Text, _verbs.Keys)));
            return null;
        }

        var bound = new Dictionary<string, Bound>(StringComparer.Ordinal);
        var boundTarget = Target(verb, target, key);
        foreach (var (name, value) in map.Entries.Skip(1))
        {
            if (Field(verb, name) is { } field && BindField(field, name, value) is { } content)
            {
                bound[name.Text] = content;
            }
        }

        CheckFields(verb, key, map);
        Capture(verb, map);
        if (verb.Target is FieldType.NewName && target is ScalarNode loop)
        {
            names.Forget(loop.Text);
        }

        return new BoundStep(key.Span, Written(key, target), verb, boundTarget, bound);
    }

    /// <summary>A known verb further down means that the order is wrong, not the spelling.</summary>
    private string? Misplaced(MappingNode map) =>
        map.Entries.Skip(1).Select(entry => entry.Key.Text).FirstOrDefault(_verbs.ContainsKey) is { } verb
            ? $"start the step with '{verb}'"
            : null;

    private FieldDefinition? Field(VerbDefinition verb, ScalarNode name)
    {
        var known = verb.Fields.Concat(catalogue.Common).ToList();
        if (known.Find(field => field.Name == name.Text) is { } field)
        {
            return field;
        }

        diagnostics.Add(_verbs.ContainsKey(name.Text)
            ? new("TC0113", name.Span, $"a second verb; this step already says '{verb.Name}'", "start a new step with '- '")
            : new(
                "TC0114", name.Span, $"'{verb.Name}' has no field '{name.Text}'",
                Suggestion.For(name.Text, known.Select(candidate => candidate.Name))));
        return null;
    }

    private Bound? Target(VerbDefinition verb, Node target, ScalarNode key)
    {
        if (verb.Target is FieldType.Empty)
        {
            if (target is not ScalarNode { IsEmpty: true })
            {
                diagnostics.Add(new(
                    "TC0126", target.Span, $"'{verb.Name}' takes nothing, not {target.Kind}", "leave the place after the colon empty"));
            }

            return null;
        }

        if (target is ScalarNode { IsEmpty: true })
        {
            diagnostics.Add(new("TC0115", key.Span, $"'{verb.Name}' needs something after the colon"));
            return null;
        }

        return BindContent(target, verb.Target, $"'{verb.Name}'");
    }

    private Bound? BindField(FieldDefinition field, ScalarNode name, Node value)
    {
        var what = $"'{name.Text}'";
        var bound = field.Type is not FieldType.NewName ? BindContent(value, field.Type, what)
            : value is ScalarNode { IsEmpty: false } word ? Literal(word)
            : Wrong(value, what, "a name");
        if (name.Text == At && value is ScalarNode role && bound is not null && !testers.Contains(role.Text))
        {
            diagnostics.Add(new(
                "TC0145", role.Span, $"'{role.Text}' is not among the tester's roles of this case",
                Suggestion.For(role.Text, testers) ?? $"tester: {string.Join(", ", testers)}"));
        }

        if (name.Text == Until && value is ScalarNode branch && !_branches.Any(list => list.Contains(branch.Text)))
        {
            diagnostics.Add(new(
                "TC0146", branch.Span, $"no branch '{branch.Text}' runs beside this step",
                Suggestion.For(branch.Text, _branches.SelectMany(list => list))));
        }

        return bound;
    }

    private Bound? BindContent(Node node, FieldType type, string what)
    {
        switch (type)
        {
            case FieldType.Steps:
                return new BoundSteps(node.Span, Bind(node, what));
            case FieldType.Branches:
                return Branches(node, what);
            case FieldType.NewName:
                if (node is not ScalarNode { IsEmpty: false } loop)
                {
                    return Wrong(node, what, "a name");
                }

                names.Define(loop, null, mustBeUsed: false);
                return Literal(loop);
            case FieldType.NamedValues when what == $"'{Names.Let}'":
                return Constants(node, what);
            default:
                return fields.Bind(node, type, what);
        }
    }

    private BoundMap? Constants(Node node, string what)
    {
        if (node is not MappingNode map)
        {
            Wrong(node, what, "a map of names and values");
            return null;
        }

        return new BoundMap(map.Span, [.. Define(map)]);
    }

    /// <summary>Binds constants in their order; a later one may use an earlier one.</summary>
    public IEnumerable<KeyValuePair<BoundValue, BoundValue>> Define(MappingNode map)
    {
        foreach (var (name, content) in map.Entries)
        {
            var value = values.Constant(content);
            names.Define(name, null, mustBeUsed: true);
            if (value is not null)
            {
                yield return new(Literal(name), value);
            }
        }
    }

    private Bound? Branches(Node node, string what)
    {
        if (node is not MappingNode map)
        {
            return Wrong(node, what, "a map of named lists of steps");
        }

        return new BoundBranches(
            map.Span, [.. map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Branch(map, entry.Key, entry.Value)))]);
    }

    private IReadOnlyList<BoundStep> Branch(MappingNode map, ScalarNode name, Node steps)
    {
        _branches.Push([.. map.Entries.Select(entry => entry.Key.Text).Where(other => other != name.Text)]);
        var bound = Bind(steps, $"'{name.Text}'");
        _branches.Pop();
        return bound;
    }

    private void CheckFields(VerbDefinition verb, ScalarNode key, MappingNode map)
    {
        foreach (var missing in verb.Fields.Where(field => field.Required && map[field.Name] is null))
        {
            diagnostics.Add(new("TC0115", key.Span, $"'{verb.Name}' needs '{missing.Name}'", missing.Summary));
        }

        var written = map.Entries.Skip(1).Select(entry => entry.Key).ToList();
        foreach (var second in written)
        {
            var first = written.TakeWhile(name => name != second).FirstOrDefault(name => Exclude(verb, name.Text, second.Text));
            if (first is not null)
            {
                diagnostics.Add(new(
                    "TC0116", second.Span, $"'{second.Text}' beside '{first.Text}'", $"only one of the two may stand in '{verb.Name}'"));
            }
        }
    }

    private static bool Exclude(VerbDefinition verb, string one, string other) =>
        Excludes(verb, one, other) || Excludes(verb, other, one);

    private static bool Excludes(VerbDefinition verb, string field, string other) =>
        verb.Fields.FirstOrDefault(known => known.Name == field)?.Excludes?.Contains(other) == true;

    private void Capture(VerbDefinition verb, MappingNode map)
    {
        if (map[Names.Capture] is not ScalarNode { IsEmpty: false } name)
        {
            return;
        }

        if (verb.Captures.Count == 0)
        {
            diagnostics.Add(new("TC0136", name.Span, $"'{verb.Name}' has nothing to capture", "leave 'as' out"));
        }
        else
        {
            names.Define(name, verb.Captures, mustBeUsed: true);
        }
    }

    private static BoundLiteral Literal(ScalarNode node) => new(node.Span, new Expressions.Value.Text(node.Text), node.Text);

    private Bound? Wrong(Node node, string what, string required)
    {
        values.Expected(node, what, required);
        return null;
    }

    private static string Written(ScalarNode key, Node target) => target switch
    {
        ScalarNode { IsEmpty: false } scalar => $"{key.Text}: {scalar.Text}",
        SequenceNode list when list.Items.All(item => item is ScalarNode) =>
            $"{key.Text}: [{string.Join(", ", list.Items.Cast<ScalarNode>().Select(item => item.Text))}]",
        MappingNode map => $"{key.Text}: {string.Join(", ", map.Entries.Select(entry => entry.Key.Text))}",
        _ => $"{key.Text}:",
    };
}
