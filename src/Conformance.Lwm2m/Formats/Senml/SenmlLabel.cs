namespace Conformance.Lwm2m.Formats.Senml;

/// <summary>Labels of SenML, by their JSON form.</summary>
/// <remarks>RFC 8428 §4.3 and table 4; <c>vlo</c> is LwM2M's own (Core 1.2 §7.4.6).</remarks>
internal static class SenmlLabel
{
    public const string BaseName = "bn";
    public const string BaseTime = "bt";
    public const string BaseUnit = "bu";
    public const string BaseValue = "bv";
    public const string BaseSum = "bs";
    public const string BaseVersion = "bver";
    public const string Name = "n";
    public const string Unit = "u";
    public const string Value = "v";
    public const string Text = "vs";
    public const string Flag = "vb";
    public const string Sum = "s";
    public const string Time = "t";
    public const string UpdateTime = "ut";
    public const string Octets = "vd";
    public const string ObjectLink = "vlo";

    /// <summary>A label that ends so must be understood (RFC 8428 §4.4).</summary>
    public const char MustUnderstand = '_';

    private static readonly Dictionary<int, string> ByNumber = new()
    {
        [-6] = BaseSum,
        [-5] = BaseValue,
        [-4] = BaseUnit,
        [-3] = BaseTime,
        [-2] = BaseName,
        [-1] = BaseVersion,
        [0] = Name,
        [1] = Unit,
        [2] = Value,
        [3] = Text,
        [4] = Flag,
        [5] = Sum,
        [6] = Time,
        [7] = UpdateTime,
        [8] = Octets,
    };

    private static readonly Dictionary<string, int> Numbers =
        ByNumber.ToDictionary(entry => entry.Value, entry => entry.Key, StringComparer.Ordinal);

    /// <summary>The label an integer stands for in CBOR, or <see langword="null"/>.</summary>
    public static string? OfNumber(int number) => ByNumber.GetValueOrDefault(number);

    /// <summary>The integer that stands for a label in CBOR, or <see langword="null"/> for those that are text there too.</summary>
    public static int? NumberOf(string label) => Numbers.TryGetValue(label, out var number) ? number : null;
}
