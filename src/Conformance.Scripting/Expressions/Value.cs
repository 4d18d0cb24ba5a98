using System.Globalization;

namespace Conformance.Scripting.Expressions;

/// <summary>A value while a case runs: what expressions give, what captures hold, what matchers compare. Closed.</summary>
public abstract record Value
{
    /// <summary>2⁵³: every whole number below it is itself in a double.</summary>
    private const double LargestExactInteger = 9007199254740992;

    private Value()
    {
    }

    /// <summary>Nothing is there.</summary>
    public static Value Nothing { get; } = new Absent();

    public sealed record Absent : Value;

    public sealed record Text(string Content) : Value;

    /// <summary>Exact within 28 digits; a double beyond that is <see cref="Real"/>.</summary>
    public sealed record Number(decimal Content) : Value;

    /// <summary>A floating-point number that no decimal holds: NaN, infinities, very large or small.</summary>
    public sealed record Real(double Content) : Value;

    public sealed record Flag(bool Content) : Value;

    /// <summary>A length of time, or a monotonic moment since the start of the case.</summary>
    public sealed record Duration(TimeSpan Content) : Value;

    public sealed record Octets(ReadOnlyMemory<byte> Content) : Value
    {
        public bool Equals(Octets? other) => other is not null && Content.Span.SequenceEqual(other.Content.Span);

        public override int GetHashCode() => Content.Length;
    }

    public sealed record List(IReadOnlyList<Value> Content) : Value;

    /// <summary>Named fields: a captured exchange or event, or a map written in the case.</summary>
    /// <param name="Content">Field name → value. A field <c>values</c> may hold a map of LwM2M paths, reached by
    /// <c>$(capture/3/0/16)</c>.</param>
    public sealed record Map(IReadOnlyDictionary<string, Value> Content) : Value
    {
        /// <summary>What the map was captured from, for verbs that take it back (an observation). Never shown.</summary>
        public object? Origin { get; init; }
    }

    /// <summary>An exact number where decimal can hold it, else <see cref="Real"/>.</summary>
    /// <remarks>
    /// A number that a 32-bit float holds is taken as the shortest decimal that reads back to that float, so that a device that sends 22.1
    /// in four octets said 22.1.
    /// </remarks>
    public static Value Of(double number)
    {
        if (Math.Abs(number) < LargestExactInteger && number == Math.Truncate(number))
        {
            return new Number((decimal)number);
        }

        var single = (float)number;
        var shortest = single == number && number != Math.Truncate(number)
            ? single.ToString("R", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
        return decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && ReadsBack(exact, number, single)
            ? new Number(exact)
            : new Real(number);
    }

    /// <returns>
    /// The value as a report shows it: text as is, <c>5 s</c>, hex for octets, <c>[a, b]</c>, <c>{a: 1}</c>, <c>absent</c>.
    /// </returns>
    public string ToDisplay() => ValueText.Of(this);

    private static bool ReadsBack(decimal exact, double number, float single) =>
        exact != 0 && ((double)exact == number || (single == number && (float)exact == single));
}
