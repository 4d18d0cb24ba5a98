using System.Globalization;
using Conformance.Model;

namespace Conformance.Scripting.Binding;

/// <summary>A comparison with a statement that is not yes or no: <c>pics.lwm2m &gt;= 1.1</c>.</summary>
/// <param name="Name">The statement, <c>pics.lwm2m</c> or <c>pics.bindings</c>.</param>
/// <param name="Sign">One of <c>= != &lt; &lt;= &gt; &gt;=</c>.</param>
/// <param name="Reference">What it is compared with: a version, or letters.</param>
public sealed record ScalarComparison(string Name, string Sign, string Reference)
{
    /// <summary>The signs, longer ones first.</summary>
    public static IReadOnlyList<string> Signs { get; } = ["<=", ">=", "!=", "=", "<", ">"];

    /// <summary>Reads an operand of <see cref="Applicability"/>.</summary>
    /// <returns><see langword="false"/> when the operand is no comparison.</returns>
    public static bool TryParse(string operand, out ScalarComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(operand);

        var sign = Signs.FirstOrDefault(candidate => operand.Contains(candidate, StringComparison.Ordinal));
        var parts = sign is null ? [operand] : operand.Split(sign, 2, StringSplitOptions.TrimEntries);
        comparison = sign is null ? new(operand, string.Empty, string.Empty) : new(parts[0], sign, parts[1]);
        return sign is not null;
    }

    /// <summary>Decides a comparison given what the device declared: <c>Decide("pics.lwm2m&gt;=1.1", "1.0")</c> is no.</summary>
    /// <param name="operand">As <see cref="Applicability.Evaluate"/> asks for it.</param>
    /// <param name="declared">The scalar; empty or <see langword="null"/> when it was not declared.</param>
    /// <returns>Unknown when nothing was declared or the operand is no comparison.</returns>
    public static Ternary Decide(string operand, string? declared) =>
        string.IsNullOrEmpty(declared) || !TryParse(operand, out var comparison) ? Ternary.Unknown : comparison.Against(declared);

    /// <returns>The form that operands have: no blanks.</returns>
    public override string ToString() => $"{Name}{Sign}{Reference}";

    private Ternary Against(string declared)
    {
        var order = Compare(declared, Reference);
        var holds = Sign switch
        {
            "=" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
        return holds ? Ternary.Yes : Ternary.No;
    }

    /// <summary>Versions by their numbers, so that 1.10 is more than 1.9; anything else by its letters.</summary>
    private static int Compare(string left, string right) =>
        Numbers(left) is { } a && Numbers(right) is { } b
            ? a.Zip(b).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0, a.Count.CompareTo(b.Count))
            : string.CompareOrdinal(left, right);

    private static List<int>? Numbers(string version)
    {
        var numbers = version.Split('.')
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .ToList();
        return numbers.Contains(-1) ? null : numbers;
    }
}
