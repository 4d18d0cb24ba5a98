using System.Text.RegularExpressions;
using Conformance.Scripting.Binding;

namespace Conformance.Harness.Selecting;

/// <summary>Which cases a run is about: terms that are ids, globs, requirements, ETS ids, interfaces, capabilities or tags.</summary>
public sealed class CaseSelection
{
    private readonly List<(string Text, bool Excludes, Regex Glob)> _terms;

    /// <param name="terms">Each as typed, several in one separated by commas; a leading <c>!</c> takes away.</param>
    public CaseSelection(IEnumerable<string> terms)
    {
        _terms = [.. terms.SelectMany(term => term.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(Parse)];
    }

    public IReadOnlyList<string> Terms => [.. _terms.Select(term => term.Excludes ? $"!{term.Text}" : term.Text)];

    /// <summary>The selected cases, in the order given.</summary>
    public IReadOnlyList<BoundCase> Of(IEnumerable<BoundCase> cases) => [.. cases.Where(Selects)];

    /// <summary>Terms that match none of the cases: most likely misspelt.</summary>
    public IReadOnlyList<string> Unmatched(IReadOnlyCollection<BoundCase> cases) =>
        [.. _terms.Where(term => !cases.Any(test => Matches(test, term.Glob))).Select(term => term.Text)];

    /// <summary>Everything a term could have meant, for suggestions.</summary>
    public static IEnumerable<string> Known(IEnumerable<BoundCase> cases) => cases.SelectMany(Handles).Distinct();

    private static (string Text, bool Excludes, Regex Glob) Parse(string term)
    {
        var excludes = term.StartsWith('!');
        var text = excludes ? term[1..] : term;
        var pattern = $"^{Regex.Escape(text).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$";
        return (text, excludes, new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
    }

    private static bool Matches(BoundCase test, Regex glob) => Handles(test).Any(glob.IsMatch);

    // C-FMT-010[tlv] is also C-FMT-010; LightweightM2M-1.1-int-102 is also 1.1-int-102, int-102 and ets:102.
    private static IEnumerable<string> Handles(BoundCase test)
    {
        yield return test.Id;
        yield return test.Id.Split('[')[0];
        yield return test.Tag;
        foreach (var requirement in test.Requirements)
        {
            yield return requirement;
        }

        foreach (var id in test.Ets)
        {
            var parts = id.Split('-');
            for (var from = 0; from < parts.Length - 1; from++)
            {
                yield return string.Join('-', parts[from..]);
            }

            yield return $"ets:{parts[^1]}";
        }

        var folder = Path.GetDirectoryName(test.File)?.Replace('\\', '/') ?? string.Empty;
        yield return folder;
        yield return folder.Split('/')[^1];
        foreach (var capability in test.AppliesIf?.Operands ?? [])
        {
            yield return capability;
        }
    }

    private bool Selects(BoundCase test)
    {
        var wanted = _terms.Where(term => !term.Excludes).ToList();
        return (wanted.Count == 0 || wanted.Exists(term => Matches(test, term.Glob)))
            && !_terms.Exists(term => term.Excludes && Matches(test, term.Glob));
    }
}
