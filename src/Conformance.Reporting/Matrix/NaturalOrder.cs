using System.Text.RegularExpressions;

namespace Conformance.Reporting.Matrix;

/// <summary>Orders ids as people do: runs of digits by their value, so that <c>9</c> stands before <c>101</c>.</summary>
public sealed partial class NaturalOrder : IComparer<string>
{
    private const int LongestNumber = 12;

    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => string.CompareOrdinal(Key(x), Key(y));

    private static string Key(string? id) => Digits.Replace(id ?? "", run => run.Value.PadLeft(LongestNumber, '0'));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits { get; }
}
