using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>Binds one case file: its head, its steps, and a case for each parameter row.</summary>
internal sealed class CaseBinder
{
    private readonly VerbCatalogue _catalogue;
    private readonly IVocabulary _vocabulary;
    private readonly MappingNode _root;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Names _names;

    public CaseBinder(VerbCatalogue catalogue, IVocabulary vocabulary, MappingNode root)
    {
        _catalogue = catalogue;
        _vocabulary = vocabulary;
        _root = root;
        _names = new Names(catalogue, vocabulary, _diagnostics);
    }

    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Binds the file.</summary>
    /// <param name="file">Path relative to the test-case root.</param>
    /// <param name="lines">Lines of the file.</param>
    /// <param name="hash">Its SHA-256.</param>
    /// <returns>One case, or one for each row; of no use when there are diagnostics.</returns>
    public IReadOnlyList<BoundCase> Bind(string file, int lines, string hash)
    {
        var head = new CaseHead(_catalogue, _vocabulary, _root, _diagnostics);
        head.Check(file, lines);
        var condition = _root[CaseFields.AppliesIf] is ScalarNode text ? ApplicabilityReader.Read(text, _vocabulary, _diagnostics) : null;

        var values = new ValueBinder(_catalogue, _diagnostics, _names);
        var fields = new FieldBinder(_diagnostics, values, head.Requirements.Select(id => id.Text).ToHashSet(StringComparer.Ordinal));
        var binder = new StepBinder(_catalogue, _diagnostics, _names, values, fields, head.Testers);
        _names.AreEarly = true;
        var rows = new ParameterRows(_root[CaseFields.Parameters], _vocabulary, _diagnostics, values, _names).Read();
        var vars = Vars(binder);
        _names.AreEarly = false;
        foreach (var list in CaseFields.StepLists)
        {
            _names.Announce(_root[list]);
        }

        var steps = CaseFields.StepLists.Select(list => binder.Bind(_root[list], $"'{list}'")).ToList();
        var all = Steps.All(steps.SelectMany(list => list)).ToList();
        var resources = new ResourceChecks(_vocabulary);
        _diagnostics.AddRange(all.SelectMany(resources.Names));

        var cases = rows.Select(row => new BoundCase
        {
            Id = row.Name is null ? head.Id : $"{head.Id}[{row.Name}]",
            Title = head.Text(CaseFields.Title),
            Purpose = head.Text(CaseFields.Purpose),
            Requirements = [.. head.Requirements.Select(id => id.Text)],
            AppliesIf = Applicability.Join(condition, row.Condition),
            Iut = head.Text(CaseFields.Iut),
            Testers = head.Testers,
            Ets = head.Words(CaseFields.Ets),
            Claims = head.Words(CaseFields.Claims),
            Decision = head.Text(CaseFields.Decision),
            Smoke = head.Text(CaseFields.Smoke) is { Length: > 0 } reason ? reason : null,
            Pixit = [.. _names.Parameters],
            Tag = string.Empty,
            LeastDuration = TimeSpan.Zero,
            Vars = [.. row.Vars, .. vars],
            Preconditions = steps[0],
            Steps = steps[1],
            Cleanup = steps[2],
            File = file,
            Hash = hash,
            Span = _root.Span with { Length = 1 },
        }).ToList();
        if (_diagnostics.Count > 0)
        {
            return [];
        }

        return [.. cases.Select(bound => Timed(bound, head, resources))];
    }

    /// <summary>Looks at the sense of a case and at its times.</summary>
    private BoundCase Timed(BoundCase bound, CaseHead head, ResourceChecks resources)
    {
        var windows = new Windows(bound.Vars);
        var sense = new SenseChecks(windows, resources);
        IReadOnlyList<BoundStep> steps = [.. bound.Preconditions, .. bound.Steps, .. bound.Cleanup];
        var found = steps.SelectMany(step => sense.Step(step))
            .Concat(SenseChecks.Requirements(head.Requirements, bound.Steps, bound.Span))
            .Concat(_names.Unused.Select(
                name => new Diagnostic("TC0152", name.Span, $"'{name.Name}' is never used", "use it or take it out")));
        _diagnostics.AddRange(found.Where(diagnostic => !_diagnostics.Contains(diagnostic)).ToList());

        var least = windows.Least(steps);
        return bound with { LeastDuration = least, Tag = Tags.Of(least) };
    }

    private IReadOnlyList<KeyValuePair<string, BoundValue>> Vars(StepBinder binder)
    {
        switch (_root[CaseFields.Vars])
        {
            case null:
                return [];
            case MappingNode map:
                return [.. binder.Define(map).Select(entry => KeyValuePair.Create(entry.Key.Source, entry.Value))];
            case var node:
                _diagnostics.Add(new("TC0102", node.Span, $"'vars' takes a map of names and values, not {node.Kind}"));
                return [];
        }
    }
}
