using System.Text;

namespace Conformance.Scripting.Expressions;

/// <summary>Equality and order of values that may have come as text, as octets or typed. Both are symmetric and total.</summary>
public static class Comparison
{
    /// <summary>Relative difference that a floating-point number may have from what was written.</summary>
    public const double Epsilon = 1e-6;

    /// <summary>
    /// Equal after typing: a number equals its text, a flag <c>true</c>/<c>1</c>, octets their <c>0x…</c> or their text, a duration its
    /// text or the plain number of its seconds.
    /// Decimal numbers are compared exactly, floating-point ones within <see cref="Epsilon"/>. Lists are equal in order, maps key by key.
    /// </summary>
    public static bool AreEqual(Value left, Value right) => (left, right) switch
    {
        (Value.Absent, _) or (_, Value.Absent) => left is Value.Absent && right is Value.Absent,
        (Value.Text a, Value.Text b) => a.Content == b.Content,
        (Value.List a, Value.List b) =>
            a.Content.Count == b.Content.Count && a.Content.Zip(b.Content).All(pair => AreEqual(pair.First, pair.Second)),
        (Value.Map a, Value.Map b) =>
            a.Content.Count == b.Content.Count
                && a.Content.All(entry => b.Content.TryGetValue(entry.Key, out var other) && AreEqual(entry.Value, other)),
        (Value.List or Value.Map, _) or (_, Value.List or Value.Map) => false,
        (Value.Octets a, Value.Octets b) => a.Equals(b),
        (Value.Octets a, Value.Text b) => IsText(a, b),
        (Value.Text a, Value.Octets b) => IsText(b, a),
        (Value.Octets, _) or (_, Value.Octets) => false,
        (Value.Flag, _) or (_, Value.Flag) => TryFlag(left, out var a) && TryFlag(right, out var b) && a == b,
        _ => Order(left, right) == 0,
    };

    /// <returns>
    /// Negative, zero or positive; <see langword="null"/> when the two have no order (a text that is no number, nothing at all).
    /// </returns>
    public static int? Order(Value left, Value right)
    {
        if (left is Value.Duration || right is Value.Duration)
        {
            return TryDuration(left, out var a) && TryDuration(right, out var b) ? a.CompareTo(b) : null;
        }

        if (TryNumber(left, out var x) && TryNumber(right, out var y))
        {
            return x.CompareTo(y);
        }

        if (TryReal(left, out var r) && TryReal(right, out var s))
        {
            return AreClose(r, s) ? 0 : r.CompareTo(s);
        }

        return left is Value.Text t && right is Value.Text u && ValueText.TryDuration(t.Content, out var c)
            && ValueText.TryDuration(u.Content, out var d)
            ? c.CompareTo(d)
            : null;
    }

    /// <summary>The value as an exact number: a number, or text that reads as one.</summary>
    public static bool TryNumber(Value value, out decimal number)
    {
        number = value is Value.Number exact ? exact.Content : 0;
        return value is Value.Number || (value is Value.Text text && ValueText.TryNumber(text.Content, out number));
    }

    /// <summary>The value as a floating-point number: a real, a number, or text that reads as a number.</summary>
    public static bool TryReal(Value value, out double number)
    {
        (var good, number) = value switch
        {
            Value.Real real => (true, real.Content),
            Value.Number exact => (true, (double)exact.Content),
            Value.Text text => (ValueText.TryReal(text.Content, out var read), read),
            _ => (false, 0),
        };
        return good;
    }

    /// <summary>The value as a length of time: a duration, its text, or a plain number of seconds.</summary>
    public static bool TryDuration(Value value, out TimeSpan duration)
    {
        duration = value is Value.Duration length ? length.Content : default;
        return value is Value.Duration
            || (value is Value.Text text && ValueText.TryDuration(text.Content, out duration))
            || (TryNumber(value, out var seconds) && TrySeconds(seconds, out duration));
    }

    /// <summary>The value as a flag: <c>true false 1 0</c>, as flag, text or number.</summary>
    public static bool TryFlag(Value value, out bool flag)
    {
        flag = value is Value.Flag { Content: true } or Value.Text { Content: "true" or "1" } or Value.Number { Content: 1 };
        return flag || value is Value.Flag or Value.Text { Content: "false" or "0" } or Value.Number { Content: 0 };
    }

    /// <summary>Whether nothing is there: absent, or a text, octets, list or map without content.</summary>
    public static bool IsEmpty(Value value) => value switch
    {
        Value.Absent => true,
        Value.Text text => text.Content.Length == 0,
        Value.Octets octets => octets.Content.IsEmpty,
        Value.List list => list.Content.Count == 0,
        Value.Map map => map.Content.Count == 0,
        _ => false,
    };

    /// <summary>Whether a list has an item, a map a key, a text or octets a part.</summary>
    public static bool Contains(Value whole, Value part) => whole switch
    {
        Value.List list => list.Content.Any(item => AreEqual(item, part)),
        Value.Map map => map.Content.ContainsKey(part.ToDisplay()),
        Value.Text text => text.Content.Contains(part.ToDisplay(), StringComparison.Ordinal),
        Value.Octets octets => octets.Content.Span.IndexOf(OctetsOf(part).Span) >= 0,
        _ => false,
    };

    /// <summary>Octets as they are, <c>0x…</c> as the octets it names, and any other value as the UTF-8 of its text.</summary>
    public static ReadOnlyMemory<byte> OctetsOf(Value value) => value switch
    {
        Value.Octets octets => octets.Content,
        Value.Text text when ValueText.TryOctets(text.Content, out var octets) => octets,
        _ => Encoding.UTF8.GetBytes(value.ToDisplay()),
    };

    private static bool IsText(Value.Octets octets, Value.Text text) =>
        octets.Content.Span.SequenceEqual(OctetsOf(text).Span)
        || octets.Content.Span.SequenceEqual(Encoding.UTF8.GetBytes(text.Content));

    private static bool AreClose(double left, double right) =>
        left.Equals(right) || Math.Abs(left - right) <= Epsilon * Math.Max(Math.Abs(left), Math.Abs(right));

    private static bool TrySeconds(decimal seconds, out TimeSpan duration)
    {
        var good = Math.Abs(seconds) <= (decimal)TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond;
        duration = good ? new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond)) : default;
        return good;
    }
}
