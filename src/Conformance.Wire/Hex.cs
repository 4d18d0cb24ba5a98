namespace Conformance.Wire;

/// <summary>Octets as people write them.</summary>
public static class Hex
{
    /// <returns>Upper-case hex without separators; after <paramref name="limit"/> octets an ellipsis and the total.</returns>
    public static string Of(ReadOnlySpan<byte> octets, int limit = int.MaxValue) =>
        octets.Length <= limit
            ? Convert.ToHexString(octets)
            : $"{Convert.ToHexString(octets[..limit])}… ({octets.Length} octets)";

    /// <summary>Reads hex with optional blanks between octets.</summary>
    /// <returns><see langword="false"/> when a character is not a hex digit or the digits are odd in number.</returns>
    public static bool TryParse(string text, out byte[] octets)
    {
        ArgumentNullException.ThrowIfNull(text);

        var digits = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
        if (digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))
        {
            octets = [];
            return false;
        }

        octets = Convert.FromHexString(digits);
        return true;
    }
}
