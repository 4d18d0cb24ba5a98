using System.Text.RegularExpressions;

namespace Conformance.Scripting.Profiles;

/// <summary>How a clause of the 1.2 texts is numbered in an earlier version.</summary>
/// <param name="rows">
/// Version, clause in the 1.2 texts (<c>Core 6.2</c>), clause in that version (<c>TS 5.3</c>, or <c>TS 5.3*</c> with all below it); the
/// longest that fits counts.
/// </param>
public sealed partial class ClauseTable(IReadOnlyList<(string Version, string From, string To)> rows)
{
    /// <summary>Rewrites every clause number of a text.</summary>
    /// <param name="version">Enabler version.</param>
    /// <param name="clause">For example <c>Core 6.2.1; Transport 6.4.3</c> or <c>Core 6.3, 6.4</c>.</param>
    public string In(string version, string clause)
    {
        ArgumentNullException.ThrowIfNull(clause);

        var known = rows.Where(row => row.Version == version).OrderByDescending(row => row.From.Length).ToList();
        return known.Count == 0 ? clause : Numbers().Replace(clause, found => Listed(found.Groups["number"].Captures
            .Select(number => Renumbered($"{found.Groups["text"].Value} {number.Value}", known))));
    }

    // "Core 6.3, 6.4": the name of the text stands once.
    private static string Listed(IEnumerable<string> clauses) => string.Join("; ", clauses
        .Distinct(StringComparer.Ordinal)
        .Select(clause => clause.Split(' ', 2))
        .GroupBy(words => words[0], words => words[1], StringComparer.Ordinal)
        .Select(text => $"{text.Key} {string.Join(", ", text)}"));

    private static string Renumbered(string clause, List<(string Version, string From, string To)> known)
    {
        var row = known.Find(row => clause == row.From || clause.StartsWith(row.From + ".", StringComparison.Ordinal));
        return row.From is null ? clause : row.To.EndsWith('*') ? row.To[..^1] : row.To + clause[row.From.Length..];
    }

    [GeneratedRegex(@"(?<text>Core|Transport) (?<number>[0-9]+(\.[0-9]+)*)(, (?<number>[0-9]+(\.[0-9]+)+))*")]
    private static partial Regex Numbers();
}
