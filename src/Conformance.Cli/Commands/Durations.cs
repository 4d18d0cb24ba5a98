using System.CommandLine.Parsing;
using System.Globalization;

namespace Conformance.Cli.Commands;

/// <summary>Durations on the command line: <c>10min</c>, <c>90 s</c>, <c>500ms</c>.</summary>
internal static class Durations
{
    private const double MostDays = 1000;

    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("min", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("h", TimeSpan.FromHours(1)),
    ];

    public static TimeSpan? Parse(ArgumentResult result)
    {
        var text = string.Concat(result.Tokens.Select(token => token.Value)).Trim();
        foreach (var (unit, length) in Units.Where(unit => text.EndsWith(unit.Unit, StringComparison.Ordinal)))
        {
            if (double.TryParse(text[..^unit.Length].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                && count * length.TotalDays < MostDays)
            {
                return length * count;
            }
        }

        result.AddError($"'{text}' is not a duration; a number and ms, s, min or h is required, such as 10min");
        return null;
    }
}
