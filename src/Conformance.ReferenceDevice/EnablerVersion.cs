namespace Conformance.ReferenceDevice;

/// <summary>A version of the LwM2M enabler that the device can speak, as <c>lwm2m=</c> carries it.</summary>
/// <remarks>Core 1.1 §6.2.1: major and minor only, also for 1.1.1 and 1.2.2.</remarks>
public readonly record struct EnablerVersion(int Minor) : IComparable<EnablerVersion>
{
    public static EnablerVersion V10 => new(0);
    public static EnablerVersion V11 => new(1);
    public static EnablerVersion V12 => new(2);

    public static bool operator <(EnablerVersion left, EnablerVersion right) => left.Minor < right.Minor;

    public static bool operator >(EnablerVersion left, EnablerVersion right) => left.Minor > right.Minor;

    public static bool operator <=(EnablerVersion left, EnablerVersion right) => left.Minor <= right.Minor;

    public static bool operator >=(EnablerVersion left, EnablerVersion right) => left.Minor >= right.Minor;

    /// <exception cref="ArgumentException">The text is none of <c>1.0</c>, <c>1.1</c>, <c>1.2</c>: a mistake in the settings.</exception>
    public static EnablerVersion Parse(string text) => text switch
    {
        "1.0" => V10,
        "1.1" => V11,
        "1.2" => V12,
        _ => throw new ArgumentException($"'{text}' is no version this device speaks; it speaks 1.0, 1.1 and 1.2", nameof(text)),
    };

    /// <summary>The next older version, to be offered after 4.12; <see langword="null"/> below 1.0.</summary>
    public EnablerVersion? Older => Minor == 0 ? null : new(Minor - 1);

    public int CompareTo(EnablerVersion other) => Minor.CompareTo(other.Minor);

    public override string ToString() => $"1.{Minor}";
}
