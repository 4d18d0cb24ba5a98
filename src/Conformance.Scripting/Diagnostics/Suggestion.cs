namespace Conformance.Scripting.Diagnostics;

/// <summary>"Did you mean": the nearest of some known words, when one is near enough to be a slip of the fingers.</summary>
public static class Suggestion
{
    private const int LongestWord = 100;

    /// <summary>Numbers that three rows of the table may take without an allocation.</summary>
    private const int OnStack = 600;

    /// <param name="word">As written.</param>
    /// <param name="known">Words that could stand here; never a list of everything.</param>
    /// <returns><c>did you mean 'between'?</c>, or <see langword="null"/>.</returns>
    public static string? For(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } nearest ? $"did you mean '{nearest}'?" : null;

    /// <returns>The nearest word within a distance of max(2, length / 3) but less than the whole word; the first of equals.</returns>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(known);

        var limit = Math.Min(Math.Max(2, word.Length / 3), word.Length - 1);
        return word.Length > LongestWord
            ? null
            : known.Where(candidate => Math.Abs(candidate.Length - word.Length) <= limit)
                .Select(candidate => (candidate, distance: Distance(word, candidate)))
                .Where(pair => pair.distance <= limit)
                .OrderBy(pair => pair.distance)
                .Select(pair => pair.candidate)
                .FirstOrDefault();
    }

    /// <summary>Damerau's distance in its restricted form: insertions, deletions, substitutions and swaps of neighbours.</summary>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);

        var width = b.Length + 1;
        var rows = 3 * width <= OnStack ? stackalloc int[3 * width] : new int[3 * width];
        var beforeLast = rows[..width];
        var last = rows[width..(2 * width)];
        var row = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), substitution);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            var oldest = beforeLast;
            beforeLast = last;
            last = row;
            row = oldest;
        }

        return last[^1];
    }
}
