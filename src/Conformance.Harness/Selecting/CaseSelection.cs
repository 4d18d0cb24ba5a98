using System.Text.RegularExpressions;
using Conformance.Scripting.Binding;

namespace Conformance.Harness.Selecting;

/// <summary>Which cases a run is about: terms that are ids, globs, requirements, ETS ids, interfaces, capabilities or tags.</summary>
public sealed class CaseSelection
{
    private readonly string[] _typed;
    private readonly Alternatives _wanted;
    private readonly Alternatives _takenAway;

    /// <param name="terms">Each as typed, several in one separated by commas; a leading <c>!</c> takes away.</param>
    public CaseSelection(IEnumerable<string> terms)
    {
        _typed = [.. terms.SelectMany(term => term.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        _wanted = new([.. _typed.Where(term => !term.StartsWith('!'))]);
        _takenAway = new([.. _typed.Where(term => term.StartsWith('!')).Select(term => term[1..])]);
    }

    public IReadOnlyList<string> Terms => _typed;

    /// <summary>The selected cases, in the order given.</summary>
    public IReadOnlyList<BoundCase> Of(IEnumerable<BoundCase> cases) => [.. cases.Where(Selects)];

    /// <summary>Terms that match none of the cases: most likely misspelt.</summary>
    public IReadOnlyList<string> Unmatched(IReadOnlyCollection<BoundCase> cases)
    {
        var handles = cases.SelectMany(Handles).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. _typed.Select(term => term.TrimStart('!')).Where(term => !new Alternatives([term]).MatchAny(handles))];
    }

    /// <summary>Everything a term could have meant, for suggestions.</summary>
    public static IEnumerable<string> Known(IEnumerable<BoundCase> cases) => cases.SelectMany(Handles).Distinct();

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
        string[] handles = [.. Handles(test)];
        return (_wanted.IsEmpty || _wanted.MatchAny(handles)) && !_takenAway.MatchAny(handles);
    }

    // Most terms are plain; only the others need an expression.
    private sealed class Alternatives(IReadOnlyList<string> terms)
    {
        private readonly HashSet<string> _plain = terms.Where(term => !IsGlob(term)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        private readonly List<Regex> _globs = [.. terms.Where(IsGlob).Select(Expression)];

        public bool IsEmpty => terms.Count == 0;

        public bool MatchAny(IEnumerable<string> handles) => handles.Any(handle => _plain.Contains(handle) || _globs.Exists(glob => glob.IsMatch(handle)));

        private static bool IsGlob(string term) => term.AsSpan().ContainsAny('*', '?');

        private static Regex Expression(string term) => new(
            $"^{Regex.Escape(term).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$",
            RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
