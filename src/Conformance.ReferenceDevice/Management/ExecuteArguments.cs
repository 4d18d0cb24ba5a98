using System.Text;

namespace Conformance.ReferenceDevice.Management;

/// <summary>The arguments of an Execute, by their digit; an argument without a value has <see langword="null"/>.</summary>
public sealed record ExecuteArguments(IReadOnlyDictionary<int, string?> Values)
{
    public static ExecuteArguments None { get; } = new(new Dictionary<int, string?>());

    /// <summary>Reads an argument list: <c>0</c>, <c>0='U'</c>, <c>2='10.3',3,4='http://x'</c>.</summary>
    /// <remarks>
    /// Core 1.1 §6.3.5: a digit, then optionally an equals sign and a text in single quotes without quotes or backslashes.
    /// </remarks>
    /// <returns><see langword="false"/> when the text does not follow that grammar.</returns>
    public static bool TryParse(ReadOnlySpan<byte> payload, out ExecuteArguments arguments)
    {
        arguments = None;
        var text = Encoding.Latin1.GetString(payload);
        var values = new Dictionary<int, string?>();
        var at = 0;
        while (at < text.Length)
        {
            if (values.Count > 0 && text[at++] != ',')
            {
                return false;
            }

            if (at == text.Length || !char.IsAsciiDigit(text[at]))
            {
                return false;
            }

            var digit = text[at++] - '0';
            if (!TryReadText(text, ref at, out var value) || !values.TryAdd(digit, value))
            {
                return false;
            }
        }

        arguments = new(values);
        return true;
    }

    private static bool TryReadText(string text, ref int at, out string? value)
    {
        value = null;
        if (at == text.Length || text[at] != '=')
        {
            return true;
        }

        var open = at + 1;
        if (open >= text.Length || text[open] != '\'')
        {
            return false;
        }

        var close = text.IndexOf('\'', open + 1);
        if (close < 0)
        {
            return false;
        }

        value = text[(open + 1)..close];
        at = close + 1;
        return value.All(IsTextCharacter);
    }

    private static bool IsTextCharacter(char letter) => letter is '!' or (>= '#' and <= '&') or (>= '(' and <= '[') or (>= ']' and <= '~');
}
