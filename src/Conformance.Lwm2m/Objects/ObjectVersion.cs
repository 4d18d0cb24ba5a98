using System.Globalization;
using System.Text.RegularExpressions;

namespace Conformance.Lwm2m.Objects;

/// <summary>The version of an object or of the enabler, ordered.</summary>
/// <remarks>Core 1.1 §7.2.2: digits, a dot, digits. An enabler's patch (<c>1.1.1</c>) is read and does not count.</remarks>
internal readonly partial record struct ObjectVersion(int Major, int Minor) : IComparable<ObjectVersion>
{
    public static ObjectVersion First => new(1, 0);

    public int CompareTo(ObjectVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public static bool TryParse(string text, out ObjectVersion version) => TryMatch(Form().Match(text), out version);

    public static bool TryParseEnabler(string text, out ObjectVersion version) => TryMatch(EnablerForm().Match(text), out version);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static bool TryMatch(Match match, out ObjectVersion version)
    {
        version = match.Success ? new(Number(match.Groups[1]), Number(match.Groups[2])) : default;
        return match.Success;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A([0-9]{1,5})\.([0-9]{1,5})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A([0-9]{1,5})\.([0-9]{1,5})(\.[0-9]{1,5})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex EnablerForm();
}
