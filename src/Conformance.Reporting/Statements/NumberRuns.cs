using System.Globalization;

namespace Conformance.Reporting.Statements;

/// <summary>Shortens numbers that follow each other: <c>01, 02, 03, 07</c> becomes <c>01–03, 07</c>.</summary>
public static class NumberRuns
{
    public static IEnumerable<string> Of(IReadOnlyList<string> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);

        for (var first = 0; first < numbers.Count;)
        {
            var last = first;
            while (last + 1 < numbers.Count && Value(numbers[last]) is { } value && Value(numbers[last + 1]) == value + 1)
            {
                last++;
            }

            yield return last switch
            {
                _ when last == first => numbers[first],
                _ when last == first + 1 => $"{numbers[first]}, {numbers[last]}",
                _ => $"{numbers[first]}–{numbers[last]}",
            };
            first = last + 1;
        }
    }

    private static int? Value(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
