using System.Globalization;
using Conformance.Model;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Profiles;
using Conformance.Scripting.Yaml;

namespace Conformance.Harness.Baselines;

/// <summary>Reads a baseline: a list of known deviations.</summary>
/// <remarks>
/// <code>
/// - case: C-TRG-001
///   outcome: fail                 # the default; or inconclusive
///   requirements: [TRG-01]
///   clause: Core 1.0 E.2
///   expected: an Update after Execute
///   seen: nothing for 10 s
///   reason: the core never looks at the trigger
///   expires: 2027-06-30
/// </code>
/// </remarks>
public sealed class BaselineFile
{
    private const string DateForm = "yyyy-MM-dd";

    private static readonly IReadOnlyList<string> Keys =
        ["case", "outcome", "requirements", "clause", "expected", "seen", "reason", "link", "expires", "intermittent"];

    private static readonly Dictionary<string, Outcome> s_outcomes = new() { ["fail"] = Outcome.Fail, ["inconclusive"] = Outcome.Inconclusive };

    private readonly Profile _profile;
    private readonly List<Diagnostic> _diagnostics;
    private readonly HashSet<string> _cases = new(StringComparer.Ordinal);

    private BaselineFile(Profile profile, List<Diagnostic> diagnostics) => (_profile, _diagnostics) = (profile, diagnostics);

    /// <summary>Loads a baseline.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="profile">Whose requirements it names.</param>
    /// <param name="diagnostics">Receives <c>TC0200</c>–<c>TC0205</c>, <c>TC0215</c> and <c>TC0216</c>.</param>
    /// <returns><see langword="null"/> when anything is wrong.</returns>
    public static Baseline? Load(string path, Profile profile, List<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(diagnostics);

        var before = diagnostics.Count;
        var file = new BaselineFile(profile, diagnostics);
        var deviations = FieldMap.Items(SourceFile.Read(path, diagnostics), diagnostics)
            .Select(node => FieldMap.Of(node, Keys, diagnostics))
            .OfType<FieldMap>()
            .Select(file.Deviation)
            .ToList();
        return diagnostics.Count > before ? null : new(Path.GetFileName(path), deviations);
    }

    private KnownDeviation Deviation(FieldMap map)
    {
        var outcome = map.Choice("outcome", s_outcomes, Outcome.Fail);
        var failed = outcome == Outcome.Fail;
        if (map.Text("reason").Length + map.Text("link").Length == 0)
        {
            _diagnostics.Add(new("TC0203", map.Span, "'reason' is missing, and so is 'link'"));
        }

        return new(
            Case(map),
            outcome,
            Requirements(map, failed),
            map.Text("clause", required: failed),
            map.Text("expected", required: failed),
            map.Text("seen", required: failed),
            map.Text("reason"),
            map.Text("link"),
            Expires(map),
            map.Choice("intermittent", Words.YesNo, otherwise: false));
    }

    private string Case(FieldMap map)
    {
        var id = map.Scalar("case", required: true);
        if (id is not null && !_cases.Add(id.Text))
        {
            _diagnostics.Add(new("TC0204", id.Span, $"'{id.Text}' is listed twice"));
        }

        return id?.Text ?? string.Empty;
    }

    private List<string> Requirements(FieldMap map, bool needed)
    {
        var items = FieldMap.Items(map["requirements"], _diagnostics);
        if (items.Count == 0 && needed)
        {
            _diagnostics.Add(new("TC0203", map.Span, "'requirements' is missing"));
        }

        foreach (var item in items)
        {
            Check(item);
        }

        return [.. items.OfType<ScalarNode>().Select(item => item.Text)];
    }

    private void Check(Node item)
    {
        if (item is not ScalarNode id)
        {
            _diagnostics.Add(new("TC0201", item.Span, $"{item.Kind}; the id of a requirement was required"));
        }
        else if (!_profile.Requirements.TryGetValue(id.Text, out var requirement))
        {
            var hint = Suggestion.For(id.Text, _profile.Requirements.Keys);
            _diagnostics.Add(new("TC0215", id.Span, $"no requirement {id.Text} in profile {_profile.Id}", hint));
        }
        else if (!requirement.Binds)
        {
            _diagnostics.Add(new("TC0216", id.Span, $"{id.Text} fails no device, so nothing can be known to fail it"));
        }
    }

    private DateOnly Expires(FieldMap map)
    {
        var scalar = map.Scalar("expires", required: true);
        var day = DateOnly.MaxValue;
        if (scalar is not null && !DateOnly.TryParseExact(scalar.Text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            _diagnostics.Add(new("TC0205", scalar.Span, $"'{scalar.Text}'; a day such as 2027-06-30 was required"));
        }

        return day;
    }
}
